import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  logOf,
  OTHERS,
  pullRequestRun,
  REPORT,
  runReport,
  type Scene,
  shaOf,
  TOPIC,
} from '../../testing/base-branch.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { failedLog, type LogScenario } from '../../testing/run-with-logs.ts'

const ERROR = '##[error]a.ts: expected 3, got 4'
const startOf = (n: number) => (n - 99) * 60

/** A run of pull request `n`, by default failed: that of number 33 is a minute newer than that of 32. */
const pull = (n: number, fields: RunFields = {}, jobs?: JobFields[]): BuiltRun =>
  fakeRun({
    run: {
      ...{ id: 5_000 + n, run_number: n, event: 'pull_request', conclusion: 'failure' },
      ...{ head_branch: `topic-${n}`, head_sha: shaOf(n), run_started_at: startOf(n) },
      pull_requests: [{ number: n, base: { ref: 'main' } }],
      ...fields,
    },
    jobs: jobs ?? [{ id: 60_000 + n, name: 'test', conclusion: fields.conclusion ?? 'failure' }],
  })

/** A run of the merge group of pull request `n`, whose commit is on `main` up to number 19. */
const group = (n: number, conclusion = 'failure', fields: RunFields = {}) =>
  pull(n, {
    ...{ event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-${n}-${shaOf(18)}` },
    ...{ conclusion, pull_requests: [], ...fields },
  })

const logsOf = (...numbers: readonly number[]): LogScenario['logs'] =>
  Object.fromEntries(numbers.map((n) => [60_000 + n, failedLog([ERROR], 1, startOf(n))]))

const GREEN = baseRuns(17, ['success', 'success', 'success'])
const THREE: Scene = { runs: [31, 32, 33].map((n) => pull(n)), logs: logsOf(31, 32, 33) }
const REFUSED = { status: 403 }
const NO_LIST: Fault = { query: { status: 'failure' }, response: REFUSED }

/** What the verdict says after what the base branch shows, and the requests for it. */
async function report(scene: Scene) {
  const result = await runReport({ ...scene, inputs: { 'fail-on': 'new', ...scene.inputs } })
  const { github, verdict, judged } = result
  const sent = github.requests
    .map(({ path, content }) => {
      const [, id = '', kind = ''] =
        /actions\/(?:runs|jobs)\/\d+(\d\d)\/.*?(job|log)s/.exec(path) ?? []
      if (path.endsWith(OTHERS)) return 'list'
      if (/runs\/22400|jobs\/70\//.test(path)) return []
      if (path === '/graphql') return JSON.stringify(content).includes('history') ? 'commits' : []
      return kind === '' ? (/event=\w+/.exec(path)?.[0] ?? []) : `${kind} ${id}`
    })
    .flat()
  const at = sent.indexOf('list')
  const text = verdict?.verdictText?.replace('Unknown whether it is new: ', '').split('; ')
  return {
    ...result,
    gate: [judged, result.exitCode],
    said: text?.filter((part) => /failed in|contain/.test(part)).join('; ') ?? '',
    forBase: at === -1 ? sent : sent.slice(0, at),
    forOthers: at === -1 ? [] : sent.slice(at),
  }
}

const ALSO = 'this step also failed in'
const TWO = `${ALSO} at least 2 other pull requests since 08:53 UTC (#33, #32), with the same error`
const one = (n: number, clock: string) =>
  `${ALSO} 1 other pull request since ${clock} UTC (#${n}), with the same error`
const READ = ['list', 'job 33', 'job 32', 'commits', 'log 33', 'log 32']
const QUEUED = ['event=push', 'event=merge_group', 'commits']
const ALL = ['event=push', 'event=merge_group', 'event=workflow_dispatch']

describe('a failure in a pull request', () => {
  it.each<[string, string, number, string, Scene, readonly string[], readonly string[]]>([
    [
      'main is green, and three pull requests have it',
      'new: 19 passed',
      1,
      TWO,
      { ...THREE, runs: [...THREE.runs, ...GREEN] },
      ['event=push', 'job 19'],
      READ,
    ],
    [
      'only the queue tests main, which has it',
      'known: 19 failed, 18 failed',
      0,
      '',
      { runs: [group(18), group(19)], logs: logsOf(18, 19) },
      [...QUEUED, 'job 19', 'log 19', 'job 18', 'log 18'],
      [],
    ],
    [
      'only the queue tests main, and threw a group out',
      'unknown no-base',
      1,
      `${ALSO} 1 other branch since 08:53 UTC (merge group of #32), with the same error`,
      { runs: [group(32)], logs: logsOf(32) },
      ['event=push', 'event=merge_group', 'commits', 'event=workflow_dispatch'],
      ['list', 'job 32', 'commits', 'log 32'],
    ],
    [
      'nothing tests main, and three pull requests have it',
      'unknown no-base',
      1,
      TWO,
      THREE,
      ALL,
      READ,
    ],
    [
      'the push runs of main are older than the queue by more than a week',
      'new: 19 passed',
      1,
      '',
      {
        runs: [baseRun(18, 'failure', { run_started_at: -8 * 86_400 }), group(19, 'success')],
        logs: logOf(18),
      },
      [...QUEUED, 'job 19'],
      ['list'],
    ],
  ])(
    'is, if %s, %s, with exit code %i',
    async (_, judged, exitCode, said, scene, forBase, forOthers) => {
      const result = await report(scene)
      expect(result.gate).toEqual([judged, exitCode])
      expect(result).toMatchObject({ said, forBase, forOthers })
      // Nothing that other branches show decides anything.
      const without = await report({ ...scene, github: { faults: [NO_LIST] } })
      expect(without).toMatchObject({ gate: result.gate, said: '', stderr: '' })
      expect(without.report?.notes).toEqual(result.report?.notes)
    },
  )
})

describe('the requests for other branches', () => {
  const passed = fakeRun({
    run: { run_attempt: 1, event: 'pull_request', head_branch: 'topic', head_sha: TOPIC },
    jobs: [{ name: 'test', conclusion: 'success' }, REPORT],
  })

  it.each<[string, Scene]>([
    ['the run passed', { runs: GREEN, run: passed }],
    [
      'the runner is the reason',
      { logs: { [FAILED_JOB]: failedLog(['npm error code ECONNRESET']) }, runs: GREEN },
    ],
    [
      'the error comes and goes on main',
      {
        runs: baseRuns(15, ['failure', 'success', 'failure', 'success', 'failure']),
        logs: { ...logOf(15), ...logOf(17), ...logOf(19) },
      },
    ],
    ['few requests of the token remain', { runs: GREEN, github: { rateLimit: 60 } }],
    [
      'the runs of main cannot be listed',
      { runs: GREEN, github: { faults: [{ query: { event: 'push' }, response: REFUSED }] } },
    ],
  ])('are none if %s', async (_, scene) => {
    const { forOthers, verdict } = await report({
      ...scene,
      runs: [...THREE.runs, ...scene.runs],
      logs: { ...THREE.logs, ...scene.logs },
    })
    expect([forOthers, verdict?.elsewhere ?? null]).toEqual([[], null])
  })

  const jobs: Fault = { path: /runs\/50\d\d\/attempts/, response: REFUSED }
  const commits: Fault = {
    when: ({ content }) => JSON.stringify(content ?? '').includes('history'),
    response: REFUSED,
  }
  const based = (commit: string, ...heads: readonly number[]) =>
    Object.fromEntries(heads.map((n) => [shaOf(n), commit]))
  const COMMON = 'c'.repeat(40)
  const shared = { [COMMON]: shaOf(18), ...based(COMMON, 32, 33) }

  it.each<[string, string, Partial<Scene>]>([
    ['all jobs are refused', '', { github: { faults: [jobs] } }],
    ['all logs have expired', '', { logs: {} }],
    ['one log has expired', one(33, '08:54'), { logs: logsOf(33) }],
    ['the commits are refused', TWO, { mergeBases: shared, github: { faults: [commits] } }],
    ['one has the reported commit', one(32, '08:53'), { mergeBases: based(TOPIC, 33) }],
    [
      'all have one commit',
      `${TWO}; all of them contain commit ccccccc, which main does not`,
      { mergeBases: shared },
    ],
    [
      'all have one commit of this run',
      `${TWO}; all of them contain, as this run does, commit ccccccc, which main does not`,
      { mergeBases: { ...shared, [TOPIC]: COMMON } },
    ],
  ])('find, if %s: %s', async (_, said, scene) => {
    expect(await report({ ...THREE, ...scene })).toMatchObject({
      said,
      gate: ['unknown no-base', 1],
    })
  })

  it('are at most seven: jobs of a third branch if one of the first two failed elsewhere', async () => {
    const jobs = pull(33).jobs.map((job) => ({ ...job, name: 'lint' }))
    const elsewhere = { ...pull(33), jobs }
    const runs = [...GREEN, pull(31), pull(32), elsewhere]
    const { forOthers, said } = await report({ ...THREE, runs })
    expect(forOthers).toEqual([...READ.slice(0, 3), 'job 31', 'commits', 'log 32', 'log 31'])
    expect(said).toBe(
      `${ALSO} 2 other pull requests since 08:52 UTC (#32, #31), with the same error`,
    )
  })

  // The number of legs, of other branches, and of legs that fail in the first of these.
  it.each([
    [2, 3, 2],
    [3, 3, 3],
    [4, 1, 4],
    [5, 1, 5],
    [4, 2, 4],
    [1, 3, 1],
    [2, 1, 2],
    [2, 3, 1],
    [3, 1, 3],
  ])('end: %i legs fail, and of %i other branches the first %i', async (legs, branches, failed) => {
    const jobsOf = (id: number, count: number) =>
      Array.from({ length: legs }, (_, leg) => ({
        ...{ id: id + leg, name: `test (${leg})` },
        conclusion: leg < count ? 'failure' : 'success',
      }))
    const numbers = Array.from({ length: branches }, (_, at) => 33 - at)
    const others = numbers.map((n) =>
      pull(n, {}, jobsOf(600_000 + n * 10, n === 33 ? failed : legs)),
    )
    const run = pullRequestRun({}, [...jobsOf(700, legs), REPORT])
    const logs = Object.fromEntries(
      [run, ...others].flatMap(({ jobs }, at) =>
        jobs.map(({ id }) => [id, failedLog([ERROR], 1, at === 0 ? 0 : startOf(34 - at))]),
      ),
    )
    const { verdict, exitCode, stderr } = await report({ runs: [...GREEN, ...others], run, logs })
    expect({ exitCode, stderr, verdict }).toMatchObject({ exitCode: 1, stderr: '' })
    expect(verdict?.elsewhere?.runs.length).toBe(Math.min(branches, 2))
  })

  it('take three rounds after the list: jobs, then logs by their address', async () => {
    const countFor = async (scene: Scene) => {
      const held = holdResponses()
      const { forOthers } = await report({ ...scene, github: { held } })
      return [held.rounds, forOthers]
    }
    expect(await countFor({ runs: GREEN })).toEqual([5, ['list']])
    const found = ['list', 'job 33', 'job 32', 'commits', 'log 33', 'log 32']
    const runs = [...GREEN, ...THREE.runs]
    expect(await countFor({ ...THREE, runs })).toEqual([8, found])
  })
})
