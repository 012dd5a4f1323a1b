import { describe, expect, it } from '@jest/globals'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { RUN_ID, type RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import { START } from '../../testing/fake-github/time.ts'
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

  it('takes the workflow of this run if the repository has its name in another case', async () => {
    const { requests } = await runDelete({ inputs: { ...AGE, repository: 'Octo-Org/octo-SHOP' } })
    expect(requests[0]).toMatch(/^GET \/repos\/Octo-Org\/octo-SHOP\/actions\/workflows\/ci\.yml\//)
  })

  it('searches for runs older than older-than', async () => {
    const { requests } = await runDelete({ inputs: { 'older-than': '30d' } })
    const [, time = ''] = /created=%3C%3D([^&]+)&/.exec(requests[0] ?? '') ?? []
    const age = Date.now() - Date.parse(decodeURIComponent(time))
    expect(Math.abs(age - 30 * 86_400_000)).toBeLessThan(3_600_000)
  })

  it.each([
    ['is re-run', {}],
    ['has finished another attempt', { conclusion: 'success' }],
  ])('keeps the logs of a run of the last 30 days that %s since it was listed', async (_, now) => {
    const secondsAgo = (seconds: number) => (Date.now() - Date.parse(START)) / 1_000 - seconds
    const startedAt = secondsAgo(3 * 86_400)
    const times = { created_at: startedAt, run_started_at: startedAt }
    const again = runOf(5, { ...times, ...now, run_attempt: 2, run_started_at: secondsAgo(60) })
    const result = await runDelete({
      runs: [runOf(5, times), runOf(6, times), runOf(7), OWN],
      inputs: REALLY,
      github: {
        onRequest: ({ method, path }, { runs }) => {
          if (method === 'DELETE' && path.includes('/6/')) runs.push(again)
        },
      },
    })
    const read = (id: number) => `GET ${ACTIONS}/runs/${id}`
    expect(requestsOf(result).slice(1)).toEqual([remove(7), read(6), remove(6), read(5)])
    expect(statusesOf(result)).toBe('7 deleted, 6 deleted, 5 kept')
    expect(result.outputs.reason).toMatch(/another attempt has started in the meantime/)
  })

  it('deletes the logs of one run', async () => {
    const inputs = { 'run-id': '6', 'dry-run': 'false' }
    const result = await runDelete({ inputs })
    expect(requestsOf(result)).toEqual([`GET ${ACTIONS}/runs/6`, remove(6)])
    expect(result.outputs).toMatchObject({ done: 'true', reason: 'Deleted the logs of 1 run.' })
    const dry = await runDelete({ inputs: { 'run-id': '6' } })
    expect(requestsOf(dry)).toEqual([`GET ${ACTIONS}/runs/6`])
    expect(statusesOf(dry)).toBe('6 kept')
  })

  it('reports the deleted logs if the summary cannot be written', async () => {
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/at/all' }
    const { exitCode, outputs } = await runDelete({ inputs: REALLY, env })
    expect(outputs).toMatchObject({ done: 'true' })
    expect(outputs['reason']).toMatch(/Could not write the job summary: (Error: )?ENOENT/)
    expect(exitCode).toBe(0)
  })

  it('reads every page, and checks some runs if they are more than the limit', async () => {
    const runs = Array.from({ length: 250 }, (_, index) => runOf(index + 1))
    const result = await runDelete({ runs, inputs: { ...AGE, limit: '220' } })
    const requested = requestsOf(result)
    const isList = (request: string) => request.includes('/workflows/')
    expect(requested.filter(isList).toSorted()).toEqual(
      [1, 2, 3].map((page) => `${LIST}&per_page=100&page=${page}`),
    )
    expect(requested.filter((request) => !isList(request)).length).toBeLessThanOrEqual(102)
    expect(result.outputs['count']).toBe('220')
    expect(result.outputs['reason']).toMatch(/up to 30 runs\./)
    expect(result.summary).toMatch(/^120 more runs\.$/m)
  })
})

describe('delete-logs, if more runs are old than the limit allows', () => {
  const has = (id: number) => `GET ${ACTIONS}/runs/${id}/logs`
  const seven = [1, 2, 3, 4, 5, 6, 7].map((id) => runOf(id))

  it('deletes the oldest, reports how many remain, and continues with these', async () => {
    const inputs = { ...REALLY, limit: '3' }
    const first = await runDelete({ runs: [...seven, OWN], inputs })
    const requested = requestsOf(first)
    expect(requested[0]).toBe(`${LIST}&per_page=100&page=1`)
    expect(requested.slice(1, 8).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7].map(has))
    expect(requested.slice(8)).toEqual([3, 2, 1].map(remove))
    expect(first).toMatchObject({ exitCode: 0, annotations: [{ level: 'notice' }] })

    let result = first
    const seen = () => [result.writes, result.outputs.done, result.outputs.reason]
    const remaining = (count: string) =>
      expect.stringMatching(`Remaining .* the logs of ${count}\\.$`)
    expect(seen()).toEqual([[3, 2, 1].map(remove), 'false', remaining('4 runs')])
    for (const [ids, done, reason] of [
      [[6, 5, 4], 'false', remaining('1 run')],
      [[7], 'true', 'Deleted the logs of 1 run.'],
      [[], 'false', 'No logs remain of 7 old runs of ci.yml.'],
    ] as const) {
      result = await runDelete({ runs: result.github.state.runs as BuiltRun[], inputs })
      expect(seen()).toEqual([ids.map(remove), done, reason])
      expect(result.outputs).toMatchObject({ count: `${ids.length}`, deleted: `${ids.length}` })
    }
    expect(result.exitCode).toBe(0)
  })

  it('continues before the 1,000 runs that GitHub lists if those have no logs', async () => {
    const runs = Array.from({ length: 1_003 }, (_, index) => {
      const run = runOf(index + 1, { run_started_at: index })
      return index < 3 ? run : { ...run, archive: undefined }
    }).map(({ archive, ...run }): BuiltRun => (archive === undefined ? run : { ...run, archive }))
    const result = await runDelete({ runs, inputs: { ...REALLY, limit: '2' } })
    expect(result.writes).toEqual([2, 1].map(remove))
    expect(result.outputs['done']).toBe('false')
    expect(result.outputs['reason']).toMatch(/Remaining for .* 1 run\.$/)
  })
})

describe('delete-logs does not delete', () => {
  const SEARCH = `${LIST}&per_page=100&page=1`
  const ONE = { 'run-id': '6', 'dry-run': 'false' }
  const TODAY = { run_attempt: 2, run_started_at: new Date().toISOString() }

  it.each<[string, readonly BuiltRun[], Record<string, string>, string, RegExp]>([
    ['if none is old enough', [OWN], { ...REALLY, 'older-than': '3650d' }, SEARCH, /that old\.$/],
    ['of an attempt of today', [runOf(6, TODAY)], REALLY, SEARCH, /1 run with a newer/],
    ['of itself, although listed as completed', [runOf(RUN_ID)], REALLY, SEARCH, /that old\./],
    [
      'of a running run',
      [fakeRun({ run: { id: 6 } })],
      ONE,
      `GET ${ACTIONS}/runs/6`,
      /in_progress/,
    ],
  ])('logs %s', async (_, runs, inputs, requested, reason) => {
    const result = await runDelete({ runs, inputs })
    expect(requestsOf(result)).toEqual([requested])
    expect(result.outputs).toEqual({
      ...{ done: 'false', reason: expect.stringMatching(reason) },
      ...{ runs: '[]', count: '0', deleted: '0' },
    })
    expect(result).toMatchObject({ exitCode: 0, annotations: [{ level: 'notice' }] })
  })

  it.each([404, 410])('logs that are already gone: %i', async (status) => {
    const gone: Fault = { path: /\/6\/logs$/, response: { status } }
    const result = await runDelete({ faults: [gone], inputs: REALLY })
    expect(result.writes).toEqual([7, 6, 5].map(remove))
    expect(statusesOf(result)).toBe('7 deleted, 6 gone, 5 deleted')
    expect(result.outputs['reason']).toMatch(/Already gone: the logs of 1 run\.$/)
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

const refuse = (status: number, message: string): Fault => ({
  when: ({ method }) => method === 'DELETE',
  nth: 2,
  response: { status, body: { message } },
})

describe('delete-logs, after an error', () => {
  it('stops and reports the missing permission', async () => {
    const result = await runDelete({ faults: [READ_ONLY], inputs: REALLY })
    expect(result.writes).toEqual([remove(7)])
    expect(result.exitCode).toBe(1)
    expect(result.annotations).toMatchObject([{ level: 'error' }])
    expect(result.annotations[0]?.message).toMatch(/ run 7 .* actions: write\n.* 2 runs\.$/s)
    expect(result.outputs).toMatchObject({ done: 'false', count: '3', deleted: '0' })
    expect(statusesOf(result)).toBe('7 refused, 6 kept, 5 kept')
  })

  it.each([
    [403, 'API rate limit exceeded for installation.', 'kept'],
    [409, 'Conflict', 'deleted'],
  ])('with %i (%s) the logs of the next run are %s', async (status, message, third) => {
    const result = await runDelete({ faults: [refuse(status, message)], inputs: REALLY })
    expect(result.writes).toEqual([7, 6, 5].slice(0, third === 'kept' ? 2 : 3).map(remove))
    expect(statusesOf(result)).toBe(`7 deleted, 6 refused, 5 ${third}`)
    expect(result.exitCode).toBe(1)
    expect(result.outputs['done']).toBe('false')
    expect(result.annotations[0]?.message).toContain(`${status} (${message}).`)
    expect(result.annotations[0]?.message).toContain('Deleted the logs of')
  })
})

describe('delete-logs deletes nothing', () => {
  const own = { 'run-id': String(RUN_ID), 'dry-run': 'false' }

  it.each<[string, DeleteScenario, number, RegExp]>([
    ['without the workflow', { inputs: { ...REALLY, workflow: 'other.yml' } }, 1, / 404 .*inputs/],
    ['without the list', { faults: [{ response: { status: 502 } }], inputs: REALLY }, 2, /502/],
    ['of its own run', { inputs: own }, 0, /the current run/],
  ])('%s', async (_, scenario, requestCount, reason) => {
    const result = await runDelete(scenario)
    expect(result.requests).toHaveLength(requestCount)
    expect(result.writes).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(result.messages).toEqual({ error: [expect.stringMatching(reason)] })
    expect(result.outputs['done']).not.toBe('true')
  })
})
