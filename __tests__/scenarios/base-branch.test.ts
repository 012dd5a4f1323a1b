import { describe, expect, it } from '@jest/globals'
import type { JobFields } from '../helpers/fake-github/api-job.ts'
import type { RunFields } from '../helpers/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../helpers/fake-github/fake-run.ts'
import { failedLog, type LogScenario, runWithLogs } from '../helpers/run-with-logs.ts'
import { RUN_ID } from '../helpers/fake-github/api-run.ts'

/** Commits of `main`, oldest first, and one of a pull request. */
const shaOf = (number: number) => String(number).padStart(2, '0').repeat(20)
const TOPIC = 'f'.repeat(40)
const MAIN = Array.from({ length: 20 }, (_, index) => shaOf(index))

const ERROR = '##[error]a.ts: expected 3, got 4'
const OTHER_ERROR = '##[error]b.ts: no such file'

/** A run of `main` of commit number `n`, an hour after the one before. */
function baseRun(n: number, conclusion: string, fields: RunFields = {}, jobs?: JobFields[]) {
  const start = (n - 100) * 3_600
  return fakeRun({
    run: {
      id: 1_000 + n,
      run_number: n,
      head_sha: shaOf(n),
      conclusion,
      created_at: start,
      run_started_at: start,
      ...fields,
    },
    jobs: jobs ?? [
      { id: jobId(n), name: 'test', conclusion, created_at: start + 2, started_at: start + 5 },
    ],
  })
}

const jobId = (n: number) => 50_000 + n

/** The log of the job `test` of a run of `main`. */
const logOf = (n: number, error = ERROR) => ({
  [jobId(n)]: failedLog([error], 1, (n - 100) * 3_600),
})

const FAILED_JOB = 70

function pullRequestRun(fields: RunFields = {}, jobs?: JobFields[]): BuiltRun {
  return fakeRun({
    run: { event: 'pull_request', head_branch: 'topic', head_sha: TOPIC, ...fields },
    jobs: jobs ?? [
      { id: FAILED_JOB, name: 'test', conclusion: 'failure' },
      { id: 71, name: 'report', status: 'in_progress', started_at: 70 },
    ],
  })
}

const EVENT = {
  repository: { default_branch: 'main' },
  pull_request: { base: { ref: 'main', sha: shaOf(19) } },
}

interface Scene {
  readonly runs: readonly BuiltRun[]
  readonly logs?: LogScenario['logs']
  readonly run?: BuiltRun
  readonly mergeBase?: number
  readonly github?: LogScenario['github']
  readonly event?: object
}

/** Runs the report of a failed run, and returns its causes and the requests about the base branch. */
async function play({ runs, logs = {}, run = pullRequestRun(), mergeBase = 18, ...scene }: Scene) {
  const played = await runWithLogs({
    inProcess: true,
    github: {
      runs: [...runs, run],
      commits: { branch: 'main', shas: MAIN, mergeBases: { [TOPIC]: shaOf(mergeBase) } },
      ...scene.github,
    },
    logs: { [FAILED_JOB]: failedLog([ERROR]), ...logs },
    job: { checkRunId: 71, event: scene.event ?? EVENT },
    inputs: { 'history-runs': '0' },
  })
  const [cause] = played.report?.causes ?? []
  const paths = played.github.requests.map(({ path }) =>
    path.replace('/repos/octo-org/octo-shop/', ''),
  )
  const ofRun = new RegExp(`runs/${RUN_ID}|jobs/${FAILED_JOB}/|check-runs|contents`)
  return {
    ...played,
    cause,
    verdict: cause && [cause.verdict, cause.verdictReason],
    evidence: cause?.evidence.map(({ runNumber, outcome }) => [runNumber, outcome]),
    baseRequests: paths.filter((path) => !ofRun.test(path)),
  }
}

const LIST = expect.stringMatching(
  /^actions\/workflows\/67993574\/runs\?branch=main&exclude_pull_requests=true&created=[^&]+&per_page=30$/,
) as unknown
const COMPARE = `compare/main...${TOPIC}?per_page=1`
const jobsOf = (n: number, attempt = 1) =>
  `actions/runs/${1_000 + n}/attempts/${attempt}/jobs?per_page=100&page=1`

describe('a failure that the base branch has as well', () => {
  it('is known if the newest runs failed with the same error', async () => {
    const { verdict, evidence, baseRequests } = await play({
      runs: [baseRun(17, 'success'), baseRun(18, 'failure'), baseRun(19, 'failure')],
      logs: { ...logOf(18), ...logOf(19) },
    })
    expect(verdict).toEqual(['known', null])
    expect(evidence).toEqual([
      [19, 'failed'],
      [18, 'failed'],
    ])
    expect(baseRequests).toEqual([
      LIST,
      COMPARE,
      jobsOf(19),
      jobsOf(18),
      `actions/jobs/${jobId(19)}/logs`,
      `actions/jobs/${jobId(18)}/logs`,
      jobsOf(17),
    ])
  })
})

describe('a failure that the base branch does not have', () => {
  it('is new if the newest run passed the job', async () => {
    const { verdict, evidence, baseRequests } = await play({
      runs: [baseRun(17, 'success'), baseRun(18, 'success'), baseRun(19, 'success')],
    })
    expect(verdict).toEqual(['new', null])
    expect(evidence).toEqual([[19, 'passed']])
    expect(baseRequests).toEqual([LIST, COMPARE, jobsOf(19), jobsOf(18)])
  })

  it('is unknown if the base branch fails with another error', async () => {
    const { verdict, evidence } = await play({
      runs: [17, 18, 19].map((n) => baseRun(n, 'failure')),
      logs: { ...logOf(17, OTHER_ERROR), ...logOf(18, OTHER_ERROR), ...logOf(19, OTHER_ERROR) },
    })
    expect(verdict).toEqual(['unknown', 'other-error'])
    expect(evidence).toEqual([[19, 'failed']])
  })
})
