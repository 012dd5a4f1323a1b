import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  ERROR,
  FAILED_JOB,
  failedAs,
  jobId,
  logOf,
  pullRequestRun,
  PUSH_EVENT,
  REPORT,
  runReport,
  type Scene,
  shaOf,
  startOf,
  TOPIC,
} from '../../testing/base-branch.ts'
import { apiStep, type JobFields } from '../../testing/fake-github/api-job.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { apiRepository } from '../../testing/fake-github/repository.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const FORK = { ...apiRepository('fork/octo-shop', GITHUB_COM), id: 7 }

const listOf = (event: string) =>
  expect.stringMatching(
    new RegExp(
      `^actions/workflows/67993574/runs\\?branch=main&event=${event}&exclude_pull_requests=true&created=[^&]+&per_page=30&page=1$`,
    ),
  ) as unknown
const LIST = listOf('push')
const COMPARE = `compare/main...${TOPIC}?per_page=1`
const logsOf = (n: number) => `actions/jobs/${jobId(n)}/logs`
const jobsOf = (n: number, attempt = 1) =>
  `actions/runs/${1_000 + n}/attempts/${attempt}/jobs?per_page=100&page=1`

const OK = ['success', 'success', 'success'] as const

describe('a failure that the base branch has as well', () => {
  it('is known if the newest runs failed with the same error', async () => {
    const { judged, cause, baseRequests } = await runReport({
      runs: [baseRun(17, 'success'), baseRun(18, 'failure'), baseRun(19, 'failure')],
      logs: { ...logOf(18), ...logOf(19) },
    })
    expect(judged).toBe('known: 19 failed, 18 failed')
    expect(cause?.redSince).toBeNull()
    expect(baseRequests).toEqual([LIST, jobsOf(19), logsOf(19), jobsOf(18), logsOf(18)])
  })

  it('is known if the tested commit is from before the repair', async () => {
    const { judged } = await runReport({
      runs: baseRuns(16, ['failure', 'failure', 'success', 'success']),
      mergeBase: 17,
      logs: { ...logOf(16), ...logOf(17) },
      run: pullRequestRun({ event: 'push' }),
      event: PUSH_EVENT,
    })
    expect(judged).toBe('known: 17 failed, 16 failed')
  })
})

describe('a failure that the base branch does not have', () => {
  it('is new if the newest run passed the job, and takes two requests', async () => {
    const { judged, baseRequests } = await runReport({ runs: baseRuns(17, OK) })
    expect(judged).toBe('new: 19 passed')
    expect(baseRequests).toEqual([LIST, jobsOf(19)])
  })

  it('is new only in the leg that passes there', async () => {
    const legs = (conclusions: readonly string[], firstId: number) =>
      conclusions.map((conclusion, index) => {
        const name = `test (${index === 0 ? 'windows' : 'linux'})`
        return { id: firstId + index, name, conclusion }
      })
    const { judged, cause } = await runReport({
      runs: [baseRun(19, 'failure', {}, legs(['failure', 'success'], jobId(19)))],
      run: pullRequestRun({}, [...legs(['failure', 'failure'], FAILED_JOB), { ...REPORT, id: 72 }]),
      logs: { [FAILED_JOB + 1]: failedLog([ERROR]), ...logOf(19) },
    })
    expect(judged).toBe('new: 19 passed')
    expect(cause?.verdicts.map(({ verdict, jobIds }) => [verdict, jobIds])).toEqual([
      ['new', [FAILED_JOB + 1]],
      ['known', [FAILED_JOB]],
    ])
  })

  it('is not judged by later runs, as in a re-run on an old merge commit', async () => {
    const later = (n: number) => baseRun(n, 'success', { id: RUN_ID + n, created_at: n * 3_600 })
    const { judged, baseRequests } = await runReport({
      runs: [baseRun(16, 'failure'), baseRun(17, 'failure'), later(18), later(19)],
      logs: { ...logOf(16), ...logOf(17) },
      mergeBase: 17,
    })
    expect(judged).toBe('known: 17 failed, 16 failed')
    expect(baseRequests).toEqual([LIST, jobsOf(17), logsOf(17), jobsOf(16), logsOf(16)])
  })

  it('is not judged by a run of a fork whose branch is called main', async () => {
    const { judged } = await runReport({
      runs: [baseRun(18, 'success'), baseRun(19, 'failure', { head_repository: FORK })],
      logs: logOf(19),
    })
    expect(judged).toBe('new: 18 passed')
  })
})

describe('a failure of which the base branch shows nothing', () => {
  const job = (n: number, fields: JobFields) => ({ id: jobId(n), ...fields })

  /** The newest run of the branch, with one job. */
  const newest = (fields: JobFields): Pick<Scene, 'runs'> => ({
    runs: [baseRun(19, fields.conclusion ?? 'success', {}, [job(19, { name: 'test', ...fields })])],
  })
  const READ_ONE = [LIST, jobsOf(19)]

  it.each<[string, string, Scene, readonly unknown[]]>([
    [
      'several jobs there could be the renamed one',
      'not-run',
      {
        runs: [
          baseRun(19, 'success', {}, [
            job(19, { name: 'test (18)' }),
            job(19, { id: 1, name: 'test (20)' }),
          ]),
        ],
        run: failedAs('test (22)'),
      },
      READ_ONE,
    ],
    ['the branch has no run', 'no-base', { runs: [] }, [LIST, listOf('workflow_dispatch')]],
    [
      'it may contain the repair, since commits cannot be compared',
      'unknown-commit: 19 passed',
      {
        runs: baseRuns(17, ['success', 'failure', 'success']),
        run: pullRequestRun({ event: 'push' }),
        event: PUSH_EVENT,
        github: { faults: [{ path: /compare/, response: { status: 403 } }] },
      },
      [LIST, COMPARE, jobsOf(19)],
    ],
    [
      'only nightly runs of the branch failed',
      'no-base',
      { runs: [baseRun(19, 'failure', { event: 'schedule' })], logs: logOf(19) },
      [LIST, listOf('workflow_dispatch')],
    ],
    [
      'its own earlier run is filed under the branch, as of the event workflow_run',
      'no-base',
      {
        runs: [baseRun(19, 'failure', { event: 'workflow_run' })],
        logs: logOf(19),
        run: pullRequestRun({ event: 'workflow_run', head_branch: 'main' }),
        event: PUSH_EVENT,
      },
      [LIST, listOf('workflow_dispatch')],
    ],
    [
      'only the name of the job is alike',
      'not-run',
      {
        ...newest({ name: 'test (5)', conclusion: 'failure' }),
        run: failedAs('test (6)'),
      },
      READ_ONE,
    ],
    [
      'its own log is empty',
      'no-log: 19 failed',
      { runs: [baseRun(19, 'failure')], logs: { ...logOf(19), [FAILED_JOB]: '' } },
      READ_ONE,
    ],
  ])('is unknown if %s (%s)', async (_, reason, scene, requests) => {
    const result = await runReport(scene)
    expect(result.judged).toBe(`unknown ${reason}`)
    // Those that are sent in parallel arrive in any order.
    expect(result.baseRequests).toHaveLength(requests.length)
    expect(result.baseRequests).toEqual(expect.arrayContaining([...requests]))
  })

  it('is judged by a job that has finished in an unfinished run', async () => {
    const { judged } = await runReport({
      runs: [
        baseRun(18, 'success'),
        baseRun(19, 'failure', { status: 'waiting', conclusion: null }),
      ],
      logs: logOf(19),
    })
    expect(judged).toBe('known: 19 failed')
  })
})

describe('an unsteady failure', () => {
  it.each<[string, string, JobFields]>([
    ['job', 'success', {}],
    [
      'step, before another one failed,',
      'failure',
      {
        steps: [
          apiStep({ number: 2 }),
          apiStep({ name: 'Run ls', number: 3, conclusion: 'failure' }),
        ],
      },
    ],
  ])('is one whose %s passed in an earlier attempt (%s)', async (_, before, fields) => {
    const again = (attempt: number, conclusion: string, job: JobFields = {}) =>
      fakeRun({
        run: { event: 'pull_request', head_branch: 'topic', run_attempt: attempt },
        jobs: [
          {
            ...(attempt === 2 && { id: FAILED_JOB }),
            ...{ name: 'test', conclusion, started_at: attempt * 100, ...job },
          },
          { ...REPORT, id: 70 + attempt },
        ],
      })
    const { cause } = await runReport({
      runs: [again(1, before, fields)],
      run: again(2, 'failure'),
      attempt: 2,
    })
    expect(cause).toMatchObject({
      verdict: 'unsteady',
      evidence: [{ runId: RUN_ID, attempt: 1, outcome: 'passed' }],
    })
  })

  it.each<[string, readonly BuiltRun[], object[], unknown[]]>([
    [
      'two attempts, of which the second passed',
      [baseRun(19, 'failure'), baseRun(19, 'success', { run_attempt: 2 })],
      [
        { runNumber: 19, attempt: 2, outcome: 'passed' },
        { runNumber: 19, attempt: 1, outcome: 'failed' },
      ],
      [LIST, jobsOf(19, 2), jobsOf(19, 1), logsOf(19)],
    ],
    [
      'two attempts, of which the first passed',
      [baseRun(19, 'success'), baseRun(19, 'failure', { run_attempt: 2 })],
      [
        { runNumber: 19, attempt: 2, outcome: 'failed' },
        { runNumber: 19, attempt: 1, outcome: 'passed' },
      ],
      [LIST, jobsOf(19, 2), logsOf(19), jobsOf(19, 1)],
    ],
  ])(
    'failed with the same error and passed on one commit of the base branch, in %s',
    async (_, runs, evidence, requests) => {
      const logs = { ...logOf(18), ...logOf(19) }
      const { cause, baseRequests } = await runReport({ runs, logs, mergeBase: 19 })
      expect(cause).toMatchObject({ verdict: 'unsteady', evidence })
      expect(baseRequests).toHaveLength(requests.length)
      expect(baseRequests).toEqual(expect.arrayContaining([...requests]))
    },
  )
})

describe('a failure on the base branch itself', () => {
  const own = (): BuiltRun =>
    fakeRun({
      run: { head_sha: shaOf(19) },
      jobs: [{ id: FAILED_JOB, name: 'test', conclusion: 'failure' }, REPORT],
    })
  const event = PUSH_EVENT

  it('is new after a green run, with the commits since then', async () => {
    const { cause, baseRequests } = await runReport({ runs: baseRuns(15, OK), run: own(), event })
    expect(cause).toMatchObject({
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
    ])
  })

  it('is known since the first failed run after the last green one', async () => {
    const { cause } = await runReport({
      runs: baseRuns(15, ['success', 'failure', 'failure', 'failure']),
      logs: { ...logOf(16), ...logOf(17), ...logOf(18) },
      run: own(),
      event,
    })
    expect(cause).toMatchObject({
      verdict: 'known',
      redSince: { run: { runNumber: 16 }, commits: [{ sha: shaOf(16) }], commitsTotal: 1 },
    })
  })

  it('has no suspect commits without the permission to compare commits', async () => {
    const { cause } = await runReport({
      runs: baseRuns(15, OK),
      run: own(),
      event,
      github: { faults: [{ path: /compare/, response: { status: 404 } }] },
    })
    expect(cause?.redSince).toMatchObject({ commits: [], commitsTotal: null })
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

  it('are made if the log is about a network, without proof that it is the reason', async () => {
    const { judged, cause, baseRequests } = await runReport({
      runs: baseRuns(17, OK),
      logs: {
        [FAILED_JOB]: failedLog([
          'ERROR: Error downloading [https://github.com/o/r/1.tar.gz]: GET returned 502 Bad Gateway',
          'ERROR: Analysis of target //core:test failed; build aborted',
        ]),
      },
    })
    expect(cause?.kind).toBe('network')
    expect(judged).toMatch(/^new\b/)
    expect(baseRequests).not.toEqual([])
  })

  it('only list its runs, with a note, if few requests of the token remain', async () => {
    const { judged, baseRequests, report } = await runReport({
      runs: baseRuns(17, OK),
      github: { rateLimit: 105 },
    })
    expect(judged).toBe('unknown not-read')
    expect(baseRequests).toEqual([LIST])
    expect(report?.notes.map(({ text }) => text)).toEqual([
      'Only 99 of 1000 API requests remain, so the failures were not compared with the base branch.',
    ])
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
    expect(baseRequests.filter((path) => !/jobs\/7\d\d\//.test(path))).toHaveLength(10)
    const kinds = report?.causes.map(({ verdict, verdictReason }) => verdictReason ?? verdict)
    expect(new Set(kinds)).toEqual(new Set(['known', 'not-read', 'no-log']))
    expect(kinds?.filter((kind) => kind === 'known')).toHaveLength(8)
  })
})
