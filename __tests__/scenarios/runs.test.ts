import { describe, expect, it } from '@jest/globals'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { apiAccount, FORK } from '../../testing/fake-github/repository.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

const ACTIONS = '/repos/octo-org/octo-shop/actions'
const jobs = (id: number, attempt = 1) =>
  `GET ${ACTIONS}/runs/${id}/attempts/${attempt}/jobs?per_page=100&page=1`
const list = (query: string, of = '') =>
  `GET ${ACTIONS}${of}/runs?${query}exclude_pull_requests=true&per_page=20&page=1`

/** A run whose only job ended at second 67. */
function runOf(id: number, fields: RunFields = {}): BuiltRun {
  return fakeRun({
    // Touched long after its end, which is no part of what it took.
    run: { id, run_number: id, conclusion: 'success', updated_at: 90_000, ...fields },
    jobs: [{ id: FIRST_JOB_ID + id }],
  })
}

const RUNS = [
  runOf(5, { name: 'Deploy', path: '.github/workflows/deploy.yml', workflow_id: 2 }),
  runOf(6, { conclusion: 'failure', head_branch: 'topic', event: 'pull_request', run_attempt: 3 }),
  fakeRun({ run: { id: 7, run_number: 7 } }),
]

interface RunsScenario extends Scenario {
  readonly runs?: readonly BuiltRun[]
  readonly faults?: readonly Fault[]
}

async function runList({
  runs = RUNS,
  faults = [],
  ...rest
}: RunsScenario = {}): Promise<SubActionResult> {
  const github = { runs, faults, ...rest.github }
  return await runSubAction('runs', { ...rest, github })
}

function foundIn({ outputs }: SubActionResult): Record<string, unknown>[] {
  return JSON.parse(outputs['runs'] ?? '') as Record<string, unknown>[]
}

const QUICK = { durations: 'false' }

// The rules are in cases/runs.txt.
describe('runs', () => {
  it('lists the newest runs of the repository with their durations', async () => {
    const result = await runList()
    const { requests, exitCode, annotations, stdout, outputs, summary } = result
    expect(requests.toSorted()).toEqual([jobs(5), jobs(6, 3), list('')].toSorted())
    expect(outputs).toMatchObject({
      done: 'true',
      reason: 'Found 3 runs.',
      'latest-run-id': '7',
      'total-count': '3',
    })
    expect([exitCode, annotations, stdout]).toEqual([0, [], 'Found 3 runs.\n'])
    expect(foundIn(result)).toMatchObject([
      { id: 7, status: 'in_progress', conclusion: null, durationSeconds: null },
      { id: 6, attempt: 3, conclusion: 'failure', branch: 'topic', durationSeconds: 67 },
      { id: 5, workflow: 'Deploy', conclusion: 'success', durationSeconds: 67 },
    ])
    expect(foundIn(result)[2]).toMatchSnapshot()
    expect(summary.match(/\/actions\/runs\/\d+/g)).toHaveLength(3)
  })

  it('fails if the permission is missing', async () => {
    const faults = [{ response: { status: 403 } }]
    const { exitCode, outputs, messages } = await runList({ faults })
    expect(exitCode).toBe(1)
    expect(messages).toEqual({ error: [expect.stringMatching(/\n {2}actions: read\n/)] })
    expect(outputs).toMatchObject({ done: 'false', runs: '[]', 'total-count': '' })
  })

  it('reports the limit of 1,000 runs, and the runs that the output omits', async () => {
    const title = 'A title that is not short'.repeat(10)
    const runs = Array.from({ length: 1_010 }, (_, index) =>
      runOf(index + 1, { display_title: title }),
    )
    const inputs = { ...QUICK, limit: '1000', status: 'completed' }
    const result = await runList({ runs, inputs })
    expect(result.requests).toHaveLength(10)
    expect(result.outputs['total-count']).toBe('1010')
    const [, left = ''] = /omits the oldest (\d+) runs/.exec(result.outputs['reason'] ?? '') ?? []
    expect(foundIn(result)).toHaveLength(1_000 - Number(left))
    expect(result.outputs['runs']?.length).toBeLessThanOrEqual(32_000)
    expect(result.runLines.map(({ id }) => id)).toEqual(
      Array.from(runs, (_, at) => 1_010 - at).slice(0, 1_000),
    )
    expect(result.outputs['reason']).toMatch(
      /^Found the newest 1000 of 1010 runs with status: completed\.\n\nGitHub returns at most 1000 runs per search/,
    )
  })

  it('fetches the durations of at most 100 runs, ten in parallel', async () => {
    const runs = Array.from({ length: 120 }, (_, index) => runOf(index + 1))
    const result = await runList({
      runs,
      inputs: { limit: '120' },
      github: { held: holdResponses() },
    })
    expect(result.requests).toHaveLength(2 + 100)
    expect(result.github.maxInFlight).toBe(10)
    // The output has fewer of them than were fetched.
    expect(new Set(foundIn(result).map(({ durationSeconds }) => durationSeconds))).toEqual(
      new Set([67]),
    )
    expect(result.outputs['reason']).toMatch(/Only the newest 100 runs have durations\.$/)
  })

  it('escapes names and links only to its server', async () => {
    const hostile = '</td><img src=x> | [x](https://evil.example) `a` @octocat #1 \n::error::b'
    const run = runOf(6, {
      name: hostile,
      display_title: hostile,
      head_branch: hostile,
      event: hostile,
      conclusion: hostile,
      html_url: 'https://evil.example/',
      actor: { login: hostile },
      triggering_actor: { login: hostile },
    })
    const inputs = { ...QUICK, branch: hostile }
    const result = await runList({ runs: [run], inputs })
    const page = showMarkdown(result.summary)
    const cells = elementsOf(page, 'td').map(textOf)
    expect(cells).toHaveLength(7)
    const links = elementsOf(page, 'a').map(({ properties }) => properties['href'])
    expect(links).toEqual(['https://github.com/octo-org/octo-shop/actions/runs/6'])
    expect(elementsOf(page, 'img')).toEqual([])
    expect(result.stdout).not.toMatch(/^::/m)
  })
})

describe('runs from forks', () => {
  const forked = (id: number, fields: RunFields = {}) =>
    runOf(id, { head_repository: FORK, event: 'pull_request', ...fields })
  const deleted = (id: number) => forked(id, { head_repository: null as never })

  it('have the owner of their branch in table and output', async () => {
    const inputs = { ...QUICK, forks: 'include' }
    const result = await runList({ runs: [runOf(5), forked(6), deleted(7)], inputs })
    expect(foundIn(result).map(({ headRepository }) => headRepository)).toEqual([
      null,
      'mona/octo-shop',
      'octo-org/octo-shop',
    ])
    expect(result.summary).toMatch(
      /\| unknown repository:main \|.*\n.*\| mona\/octo-shop:main \|.*\n.*\| main \|/,
    )
  })
})

describe('the actor of a run', () => {
  it('is the one that GitHub filters by, next to the user who re-ran it', async () => {
    const run = runOf(5, {
      run_attempt: 2,
      actor: apiAccount('alice', GITHUB_COM),
      triggering_actor: apiAccount('bob', GITHUB_COM),
    })
    const inputs = { ...QUICK, actor: 'alice' }
    const result = await runList({ runs: [run], inputs })
    expect(foundIn(result)).toMatchObject([{ id: 5, actor: 'alice', triggeringActor: 'bob' }])
    expect(result.summary).toContain('| alice, triggered by bob |')
  })
})
