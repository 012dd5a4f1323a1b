import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  jobId,
  logOf,
  OTHERS,
  pullRequestRun,
  PUSH_EVENT,
  REPORT,
  runReport,
  type Scene,
  shaOf,
  startOf,
  TOPIC,
} from '../../testing/base-branch.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { RUN_ID, type RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const listOf = (event: string) =>
  expect.stringMatching(
    new RegExp(
      `^actions/workflows/67993574/runs\\?branch=main&event=${event}&exclude_pull_requests=true&created=[^&]+&per_page=30&page=1$`,
    ),
  ) as unknown
const LIST = listOf('push')
const LISTED_GROUPS = expect.stringMatching(
  /^actions\/workflows\/67993574\/runs\?event=merge_group&exclude_pull_requests=true&created=[^&]+&per_page=30&page=1$/,
) as unknown
const COMPARE = `compare/main...${TOPIC}?per_page=1`
const jobsOf = (n: number, attempt = 1) =>
  `actions/runs/${1_000 + n}/attempts/${attempt}/jobs?per_page=100&page=1`

const OK = ['success', 'success', 'success'] as const

describe('a failure that the base branch does not have', () => {
  it('is new if the newest run passed the job, and takes two requests, and one for other branches', async () => {
    const { judged, baseRequests } = await runReport({ runs: baseRuns(17, OK) })
    expect(judged).toBe('new: 19 passed')
    expect(baseRequests).toEqual([LIST, jobsOf(19), OTHERS])
  })
})

describe('a failure that main had in an attempt, before its newest run passed', () => {
  const first = (error: string) => ({
    runs: [
      baseRun(18, 'success', { run_attempt: 2 }),
      baseRun(18, 'failure', {}, [{ id: 58, name: 'test', conclusion: 'failure' }]),
      baseRun(19, 'success'),
    ],
    logs: { 58: failedLog([error], 1, startOf(18)) },
    inputs: { 'fail-on': 'new' },
  })
  const RERUN = [jobsOf(18), jobsOf(18, 2), 'actions/jobs/58/logs']

  it.each([
    ['the same error', '##[error]a.ts: expected 3, got 4', 'unsteady: 18 passed, 18 failed', 0, []],
    ['another error', '##[error]a.ts: no order', 'new: 19 passed', 1, [OTHERS]],
  ])('takes three requests, with %s', async (...[, error, expected, exitCode, others]) => {
    const result = await runReport(first(error))
    expect([result.judged, result.exitCode]).toEqual([expected, exitCode])
    expect(result.baseRequests).toEqual([LIST, jobsOf(19), ...RERUN, ...others])
  })
})

describe('a failure of which the base branch shows nothing', () => {
  const NONE = [LIST, LISTED_GROUPS, listOf('workflow_dispatch'), OTHERS]
  const failedOf = (fields: RunFields) => [baseRun(19, 'failure', fields)]
  const onPush = { run: pullRequestRun({ event: 'push' }), event: PUSH_EVENT }
  const unread = { faults: [{ path: /compare/, response: { status: 403 } }] }
  const ownRun = pullRequestRun({ event: 'workflow_run', head_branch: 'main' })

  it.each<[string, string, Scene, readonly unknown[]]>([
    ['the branch has no run', 'no-base', { runs: [] }, NONE],
    [
      'it may contain the repair, since commits cannot be compared',
      'unknown-commit: 19 passed',
      { runs: baseRuns(17, ['success', 'failure', 'success']), ...onPush, github: unread },
      [LIST, COMPARE, jobsOf(19), OTHERS],
    ],
    [
      'its own earlier run is filed under the branch, as of the event workflow_run',
      'no-base',
      { runs: failedOf({ event: 'workflow_run' }), run: ownRun, event: PUSH_EVENT },
      NONE,
    ],
  ])('is unknown if %s (%s)', async (_, reason, scene, requests) => {
    const result = await runReport({ logs: logOf(19), ...scene })
    expect(result.judged).toBe(`unknown ${reason}`)
    // Those that are sent in parallel arrive in any order.
    expect(result.baseRequests).toHaveLength(requests.length)
    expect(result.baseRequests).toEqual(expect.arrayContaining([...requests]))
  })
})

describe('a failure on the base branch itself', () => {
  const own = (): BuiltRun =>
    fakeRun({
      run: { head_sha: shaOf(19) },
      jobs: [{ id: FAILED_JOB, name: 'test', conclusion: 'failure' }, REPORT],
    })
  const event = PUSH_EVENT

  it('is new after a green run, with the commits since then', async () => {
    const { verdict, baseRequests } = await runReport({ runs: baseRuns(15, OK), run: own(), event })
    expect(verdict).toMatchObject({
      verdict: 'new',
      evidence: [{ runNumber: 17 }],
      redSince: {
        run: { runId: RUN_ID, outcome: 'failed' },
        commits: [
          { sha: shaOf(18), title: 'Change number 18', author: 'octocat' },
          { sha: shaOf(19), url: `https://github.com/octo-org/octo-shop/commit/${shaOf(19)}` },
        ],
        commitsTotal: 2,
      },
    })
    expect(baseRequests).toEqual([
      LIST,
      jobsOf(17),
      `compare/${shaOf(17)}...${shaOf(19)}?per_page=20`,
      OTHERS,
    ])
  })

  it('is said of scheduled runs alone, since a push can be green', async () => {
    const runs = [17, 18].map((n) => baseRun(n, 'success', { event: 'schedule' }))
    const run = pullRequestRun({ event: 'schedule', head_branch: 'main' })
    const { verdict } = await runReport({ runs, run, event })
    expect(verdict?.adviceText).toBe(
      'Fix or revert it: the scheduled run of main is red since this run',
    )
  })

  it('has no suspect commits without the permission to compare commits', async () => {
    const { verdict } = await runReport({
      runs: baseRuns(15, OK),
      run: own(),
      event,
      github: { faults: [{ path: /compare/, response: { status: 404 } }] },
    })
    expect(verdict?.redSince).toMatchObject({ commits: [], commitsTotal: null })
  })
})

describe('a failure in a further attempt', () => {
  /** Of a run that was created after run 19 of main, and re-run after run 22. */
  const again = (run: RunFields = {}, jobs?: JobFields[]): BuiltRun =>
    pullRequestRun({ run_attempt: 2, created_at: startOf(20), run_started_at: 0, ...run }, jobs)
  const sinceThen = (...conclusions: readonly string[]) =>
    conclusions.map((conclusion, at) => {
      const id = RUN_ID + 1 + at
      return baseRun(21 + at, conclusion, { id }, [
        { id: jobId(21 + at), name: 'test', conclusion },
      ])
    })
  const before = (...conclusions: readonly string[]) => baseRuns(18, conclusions)
  const onMain = { run: again({ event: 'push', head_branch: 'main' }), event: PUSH_EVENT }

  it.each<[string, Scene, string, string, string]>([
    [
      'main has had since',
      { runs: [...before('success', 'success'), ...sinceThen('failure', 'failure')] },
      'known: 22 failed, 21 failed',
      'wait',
      'wait until main is repaired',
    ],
    [
      'main has repaired since',
      { runs: [...before('success', 'failure'), ...sinceThen('success')] },
      'known: 19 failed',
      'wait',
      'update the branch, main passed since, in #21',
    ],
    [
      'main never had',
      { runs: [...before('success', 'success'), ...sinceThen('success')] },
      'new: 19 passed',
      'fix',
      'Yours: fix it',
    ],
    [
      'main itself passed since',
      { runs: [...before('success', 'success'), ...sinceThen('success')], ...onMain },
      'new: 19 passed',
      'none',
      'Nothing to do here: main passed since, in #21',
    ],
    [
      'main itself still has',
      { runs: [...before('success', 'success'), ...sinceThen('failure')], ...onMain },
      'known: 21 failed',
      'fix',
      'Fix or revert it: main is red since this run',
    ],
  ])('that %s', async (_, scene, judged, advice, text) => {
    const logs = { ...logOf(19), ...logOf(21), ...logOf(22) }
    const result = await runReport({ run: again(), logs, ...scene })
    expect([result.judged, result.outputs.advice]).toEqual([judged, advice])
    expect(result.verdict?.adviceText).toContain(text)
  })

  it.each([
    ['that main failed once and passed', 2, 'unsteady: 18 passed, 18 failed'],
    ['that failed twice before, too', 3, 'new: 19 passed'],
  ])('%s', async (_, attempt, judged) => {
    const earlier = Array.from({ length: attempt - 1 }, (_, at) => {
      const start = startOf(21 + at)
      const times = { created_at: start + 2, started_at: start + 6, completed_at: start + 68 }
      return again({ run_attempt: at + 1, run_started_at: start, conclusion: 'failure' }, [
        { id: 80 + at, name: 'test', conclusion: 'failure', ...times },
      ])
    })
    const result = await runReport({
      runs: [
        baseRun(18, 'success', { run_attempt: 2, created_at: startOf(18) }),
        baseRun(18, 'failure', {}, [{ id: 58, name: 'test', conclusion: 'failure' }]),
        baseRun(19, 'success'),
        ...earlier,
      ],
      run: again({ run_attempt: attempt }),
      logs: { 58: failedLog(['##[error]a.ts: expected 3, got 4'], 1, startOf(18)) },
    })
    expect(result.judged).toBe(judged)
  })
})

/** A step of pytest in which these tests failed. */
const pytest = (...names: readonly string[]) => [
  '=========================== short test summary info ============================',
  ...names.map((name) => `FAILED tests/test_cart.py::${name} - assert 1 == 2`),
  `========================= ${names.length} failed, ${3 - names.length} passed in 0.05s =========================`,
]
const ofMain = failedLog(pytest('test_adds'), 1, startOf(19))

describe('a failure beside one that main has', () => {
  it.each([
    [['test_adds'], 'known: 19 failed', 0, 'none', null],
    [['test_adds', 'test_drops'], 'new: 19 failed', 1, 'fix', '1 new, 1 same, 0 gone'],
    [['test_drops'], 'new: 19 failed', 1, 'fix', '1 new, 0 same, 1 gone'],
  ])('%j are distinguished, and only those of main pass the gate', async (names, ...expected) => {
    const result = await runReport({
      runs: [baseRun(18, 'failure'), baseRun(19, 'failure')],
      logs: { [FAILED_JOB]: failedLog(pytest(...names)), [jobId(19)]: ofMain },
      inputs: { 'fail-on': 'new' },
    })
    const set = result.verdict?.failingSet
    const counts = set && `${set.new.count} new, ${set.same.count} same, ${set.gone.count} gone`
    const { advice } = result.outputs
    expect([result.judged, result.exitCode, advice, counts ?? null]).toEqual(expected)
    expect(result.outputs['failures-new']).toBe(result.exitCode === 0 ? '[]' : '["test"]')
    if (set) expect(set.new.names).toEqual(['tests/test_cart.py::test_drops'])
  })
})

describe('a forgiven job', () => {
  const forgiving = (names: readonly string[], more: Partial<Scene> = {}) =>
    runReport({
      runs: [baseRun(18, 'failure'), baseRun(19, 'failure')],
      logs: { [FAILED_JOB]: failedLog(pytest(...names)), [jobId(19)]: ofMain },
      inputs: { 'allowed-failures': 'test', 'fail-on': 'any' },
      ...more,
    })
  const LOG = 'actions/jobs/50019/logs'

  it.each<[string, readonly string[], Partial<Scene>, readonly string[], readonly unknown[]]>([
    [
      'has a note on what is new',
      ['test_adds', 'test_drops'],
      {},
      [
        'test, whose failure is forgiven, has 1 new beside 1 as on main: tests/test_cart.py::test_drops.',
      ],
      [LIST, jobsOf(19), LOG],
    ],
    ['has none if nothing is new', ['test_adds'], {}, [], [LIST, jobsOf(19), LOG]],
    [
      'has none if the base branch cannot be read',
      ['test_adds', 'test_drops'],
      { github: { faults: [{ path: /workflows.67993574.runs/, response: { status: 403 } }] } },
      [],
      [LIST],
    ],
    [
      'has none if main has no failure of it',
      ['test_drops'],
      { runs: baseRuns(17, OK) },
      [],
      [LIST, jobsOf(19)],
    ],
  ])('%s', async (_, names, scene, notes, requests) => {
    const { exitCode, report, baseRequests } = await forgiving(names, scene)
    expect(exitCode).toBe(0)
    expect(report?.notes.map(({ text }) => text)).toEqual(notes)
    expect(report?.causes).toEqual([])
    expect(baseRequests).toEqual(requests)
  })
})

describe('the requests for the base branch', () => {
  it('only list its runs if the kind of failure shows that the code is not the reason', async () => {
    const { judged, baseRequests } = await runReport({
      runs: baseRuns(17, OK),
      logs: { [FAILED_JOB]: failedLog(['npm error code ECONNRESET']) },
    })
    expect(judged).toMatch(/^infrastructure\b/)
    expect(baseRequests).toEqual([LIST])
  })

  it('only list its runs, with a note, if few requests of the token remain', async () => {
    const { judged, baseRequests, report } = await runReport({
      runs: baseRuns(17, OK),
      github: { rateLimit: 23 },
    })
    expect(judged).toBe('unknown not-read')
    expect(baseRequests).toEqual([LIST])
    // How many remain depends on which responses have arrived.
    expect(report?.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Only 2\d of 1000 API requests remain, so at most 3 logs/),
      expect.stringMatching(/^Only 1\d of .* remain, so the failures were not compared/),
    ])
  })

  it.each([
    ['only for its jobs if the runs to compare with are of one event', 40, 0, [jobsOf(19)]],
    ['only for its jobs if all runs were listed', 20, 2, [jobsOf(18), OTHERS]],
    [
      'for a second list of runs if the newest are of several events',
      40,
      2,
      [LIST, jobsOf(18), OTHERS],
    ],
  ])('are %s', async (_, count, every, expected) => {
    const runs = Array.from({ length: count }, (_, index) => 20 - count + index).map((n) =>
      // Shas are of two digits.
      baseRun(n, 'success', {
        ...(every > 0 && n % every === 1 && { event: 'schedule' }),
        ...(n < 0 && { head_sha: shaOf(0) }),
      }),
    )
    const scene = { runs, github: { rateLimit: 390 }, inputs: { 'history-runs': '10' } }
    const push = pullRequestRun({ event: 'push', head_branch: 'main', head_sha: shaOf(19) })
    const { baseRequests } = await runReport({ ...scene, run: push, event: PUSH_EVENT })
    const [early, ...others] = baseRequests
    expect(early).toMatch(/^actions\/workflows\/ci\.yml\/runs\?branch=main&exclude/)
    expect(others.filter((path) => !path.startsWith('compare/'))).toEqual(expected)
  })

  it('are at most ten, whatever fails', async () => {
    const names = Array.from('abcdefghijkl', (letter) => `check ${letter}`)
    const jobs = (firstId: number) =>
      names.map((name, index) => ({ id: firstId + index, name, conclusion: 'failure' }))
    const logs = (firstId: number, start = 0) =>
      Object.fromEntries(
        names.map((name, index) => [
          firstId + index,
          failedLog([`##[error]${name} is broken`], 1, start),
        ]),
      )
    const { report, baseRequests } = await runReport({
      runs: [baseRun(18, 'failure', {}, jobs(8_000)), baseRun(19, 'failure', {}, jobs(9_000))],
      run: pullRequestRun({}, [...jobs(700), REPORT]),
      logs: { ...logs(700), ...logs(8_000, startOf(18)), ...logs(9_000, startOf(19)) },
    })
    const others = baseRequests.filter((path) => !/jobs\/7\d\d\//.test(path))
    expect([others.length, others.at(-1)]).toEqual([10 + 1, OTHERS])
    const verdicts = report?.causes.flatMap((cause) => cause.verdicts)
    const kinds = verdicts?.map(({ verdict, verdictReason }) => verdictReason ?? verdict)
    expect(new Set(kinds)).toEqual(new Set(['known', 'not-read', 'no-log']))
    expect(kinds?.filter((kind) => kind === 'known')).toHaveLength(8)
  })
})
