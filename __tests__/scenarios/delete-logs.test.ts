import { describe, expect, it } from '@jest/globals'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault } from '../../testing/fake-github/faults.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const ACTIONS = '/repos/octo-org/octo-shop/actions'
const LIST = `GET ${ACTIONS}/workflows/ci.yml/runs?status=completed&created=<=TIME&exclude_pull_requests=true`
const remove = (id: number) => `DELETE ${ACTIONS}/runs/${id}/logs`

function runOf(id: number, fields: RunFields = {}): BuiltRun {
  const run = fakeRun({ run: { id, conclusion: 'success', run_number: id, ...fields } })
  return { ...run, archive: 'https://logs.example/archive' }
}

/** All began at second 0 of the builders' time, long ago; the own run, which goes on, as well. */
const OLD = [runOf(5), runOf(6, { conclusion: 'failure', head_branch: 'a|b' }), runOf(7)]
const OWN = fakeRun()

const AGE = { 'older-than': '1d' }
const REALLY = { ...AGE, 'dry-run': 'false' }

interface DeleteScenario extends Scenario {
  readonly runs?: readonly BuiltRun[]
  readonly faults?: readonly Fault[]
}

async function runDelete({
  runs = [...OLD, OWN],
  faults = [],
  ...rest
}: DeleteScenario): Promise<SubActionResult> {
  const copies = runs.map((run) => ({ ...run }))
  return await runSubAction('delete-logs', {
    ...rest,
    github: { runs: copies, faults, ...rest.github },
  })
}

/** All requests, without the time of the search, which depends on the clock. */
function requestsOf({ requests }: SubActionResult): string[] {
  return requests.map((request) =>
    decodeURIComponent(request).replace(/<=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, '<=TIME'),
  )
}

/** What was done with the logs of each run, such as `7 deleted, 6 kept`. */
function statusesOf({ outputs }: SubActionResult): string {
  const runs = JSON.parse(outputs['runs'] ?? '') as { id: number; logs: string }[]
  return runs.map(({ id, logs }) => `${id} ${logs}`).join(', ')
}

// The rules are in cases/delete-logs-safe.txt.
describe('delete-logs', () => {
  it('lists the logs to delete and deletes nothing by default', async () => {
    const result = await runDelete({ inputs: AGE })
    const { exitCode, outputs, annotations, summary, github } = result
    expect(requestsOf(result)).toEqual([`${LIST}&per_page=100&page=1`])
    const reason =
      'Would delete the logs of 3 runs: this is a dry run (set dry-run to false to delete).'
    expect(outputs).toMatchObject({ done: 'false', reason, count: '3', deleted: '0' })
    expect(statusesOf(result)).toBe('7 kept, 6 kept, 5 kept')
    expect({ exitCode, annotations }).toMatchObject({
      exitCode: 0,
      annotations: [{ level: 'notice', message: reason }],
    })
    expect(summary).toMatchSnapshot()
    expect(github.state.runs.filter(({ archive }) => archive !== undefined)).toHaveLength(3)
  })

  it('deletes the logs of old runs in sequence, with one request each', async () => {
    const result = await runDelete({ inputs: REALLY, github: { held: holdResponses() } })
    const { exitCode, outputs, annotations, stdout, summary, github } = result
    expect(requestsOf(result)).toEqual([`${LIST}&per_page=100&page=1`, ...[7, 6, 5].map(remove)])
    expect(github.maxInFlight).toBe(1)
    const reason = 'Deleted the logs of 3 runs.'
    expect(outputs).toMatchObject({ done: 'true', reason, count: '3', deleted: '3' })
    expect({ exitCode, annotations, stdout }).toEqual({
      exitCode: 0,
      annotations: [],
      stdout: `${reason}\n`,
    })
    expect(summary).toMatchSnapshot()
    expect(github.state.runs.filter(({ archive }) => archive !== undefined)).toEqual([])
  })

  it('reports the deleted logs if the summary cannot be written', async () => {
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/at/all' }
    const { exitCode, outputs } = await runDelete({ inputs: REALLY, env })
    expect(outputs).toMatchObject({ done: 'true' })
    expect(outputs['reason']).toMatch(/Could not write the job summary: (Error: )?ENOENT/)
    expect(exitCode).toBe(0)
  })

  it('lists 100 of the runs in the summary, and counts the others', async () => {
    const runs = Array.from({ length: 250 }, (_, index) => runOf(index + 1))
    const result = await runDelete({ runs, inputs: { ...AGE, limit: '220' } })
    expect(result.outputs['count']).toBe('220')
    expect(result.summary).toMatch(/^120 more runs\.$/m)
  })
})
