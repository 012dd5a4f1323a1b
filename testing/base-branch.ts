import type { ReportJson } from '../src/model/shapes/report.ts'
import type { JobFields } from './fake-github/api-job.ts'
import { RUN_ID, type RunFields } from './fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'
import { failedLog, type LogScenario, runWithLogs } from './run-with-logs.ts'
import type { Scenario } from './scenario.ts'

/** Commits of `main`, oldest first, and one of a pull request. */
export const shaOf = (number: number) => String(number).padStart(2, '0').repeat(20)
export const TOPIC = 'f'.repeat(40)
const MAIN = Array.from({ length: 20 }, (_, index) => shaOf(index))

const ERROR = '##[error]a.ts: expected 3, got 4'

/** The start of a run of `main`, an hour after the one before. */
export const startOf = (n: number) => (n - 100) * 3_600

/** A run of `main` of commit number `n`. */
export function baseRun(n: number, conclusion: string, fields: RunFields = {}, jobs?: JobFields[]) {
  return fakeRun({
    run: {
      id: 1_000 + n,
      run_number: n,
      head_sha: shaOf(n),
      conclusion,
      run_started_at: startOf(n),
      ...fields,
    },
    jobs: jobs ?? [{ id: jobId(n), name: 'test', conclusion }],
  })
}

export const jobId = (n: number) => 50_000 + n

/** Runs of `main` from a commit on, with these conclusions. */
export function baseRuns(from: number, conclusions: readonly string[]): BuiltRun[] {
  return conclusions.map((conclusion, index) => baseRun(from + index, conclusion))
}

/** The log of the job `test` of a run of `main`. */
export const logOf = (n: number, error = ERROR) => ({
  [jobId(n)]: failedLog([error], 1, startOf(n)),
})

export const FAILED_JOB = 70
export const REPORT = { id: 71, name: 'report', status: 'in_progress', started_at: 70 }

export function pullRequestRun(fields: RunFields = {}, jobs?: JobFields[]): BuiltRun {
  return fakeRun({
    run: { event: 'pull_request', head_branch: 'topic', head_sha: TOPIC, ...fields },
    jobs: jobs ?? [{ id: FAILED_JOB, name: 'test', conclusion: 'failure' }, REPORT],
  })
}

/** The list of failed runs of other branches. */
export const OTHERS =
  'actions/workflows/67993574/runs?status=failure&exclude_pull_requests=false&created=%3E%3D2026-02-28T10%3A00%3A00Z&per_page=30&page=1'

const EVENT = {
  repository: { default_branch: 'main' },
  pull_request: { base: { ref: 'main', sha: shaOf(19) } },
}

export const PUSH_EVENT = { repository: { default_branch: 'main' } }

export interface Scene {
  readonly runs: readonly BuiltRun[]
  readonly logs?: LogScenario['logs']
  readonly artifacts?: LogScenario['artifacts']
  readonly run?: BuiltRun
  readonly mergeBase?: number
  /** Of further commits that are not on `main`. */
  readonly mergeBases?: Readonly<Record<string, string>>
  readonly github?: LogScenario['github']
  /** Of the host of the logs. */
  readonly faults?: LogScenario['faults']
  readonly deadlines?: boolean
  readonly event?: object
  readonly inputs?: Scenario['inputs']
  readonly env?: Scenario['env']
}

/** Runs the report of a failed run, and returns its causes and the requests about the base branch. */
export async function runReport({
  runs,
  logs = {},
  run = pullRequestRun(),
  mergeBase = 18,
  ...scene
}: Scene) {
  const result = await runWithLogs({
    inProcess: true,
    github: {
      runs: [...runs, run],
      commits: {
        ...{ branch: 'main', shas: MAIN },
        mergeBases: { [TOPIC]: shaOf(mergeBase), ...scene.mergeBases },
      },
      ...scene.github,
    },
    logs: { [FAILED_JOB]: failedLog([ERROR]), ...logs },
    ...(scene.artifacts && { artifacts: scene.artifacts }),
    ...(scene.faults && { faults: scene.faults }),
    deadlines: scene.deadlines ?? false,
    job: { checkRunId: REPORT.id, runAttempt: run.attempt, event: scene.event ?? EVENT },
    inputs: { 'history-runs': '0', ...scene.inputs },
    env: scene.env ?? {},
  })
  const [cause] = result.report?.causes ?? []
  const verdict = cause?.judged
  const paths = result.github.requests.map(({ path }) =>
    path.replace('/repos/octo-org/octo-shop/', ''),
  )
  const ofRun = new RegExp(
    `runs/${RUN_ID}|jobs/${FAILED_JOB}/|check-runs|contents|git/trees|graphql|artifacts\\?`,
  )
  return {
    ...result,
    cause,
    /** The verdict on the first cause. */
    verdict,
    /** The same as text, with its reason and its evidence, such as `new: 19 passed`. */
    judged: verdict && judgementOf(verdict),
    baseRequests: paths.filter((path) => !ofRun.test(path)),
  }
}

type Verdict = ReportJson['causes'][number]['judged']

function judgementOf({ verdict, verdictReason, evidence }: Verdict): string {
  const shown = evidence.map(({ runNumber, outcome }) => `${runNumber} ${outcome}`).join(', ')
  const judged = [verdict, verdictReason].filter((part) => part !== null).join(' ')
  return shown === '' ? judged : `${judged}: ${shown}`
}
