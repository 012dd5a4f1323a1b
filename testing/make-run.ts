import { analyse } from '../src/analyse/analyse.ts'
import type { Conclusion } from '../src/model/conclusion.ts'
import type { ListedRun } from '../src/model/listed-run.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Job, Run, State, Step } from '../src/model/run.ts'
import type { CurrentRun, Target } from '../src/model/target.ts'
import { HOUR, type Instant, SECOND } from '../src/model/time.ts'
import type { WorkflowJob } from '../src/model/workflow-file.ts'

/** Second 0 of every generated run. */
const START: Instant = Date.UTC(2026, 2, 1, 10)

/** The instant so many seconds after the run's start; `undefined` stays unknown. */
export function at(seconds: number): Instant
export function at(seconds: number | undefined): Instant | undefined
export function at(seconds: number | undefined): Instant | undefined {
  return seconds === undefined ? undefined : START + seconds * SECOND
}

/** A state in seconds after the run's start. */
export function finished(start?: number, end?: number, conclusion: Conclusion = 'success'): State {
  return { kind: 'finished', conclusion, startedAt: at(start), completedAt: at(end) }
}

export function running(start?: number): State {
  return { kind: 'running', startedAt: at(start) }
}

export function waiting(status = 'queued'): State {
  return { kind: 'waiting', status }
}

export function skipped(): State {
  return finished(undefined, undefined, 'skipped')
}

const SERVER = 'https://github.com'
export const RUN_URL = `${SERVER}/octo-org/octo-shop/actions/runs/42`

/** By default one that was ready at second 0, started at 5, succeeded at 65, and has no steps. */
export function makeJob(fields: Partial<Job> = {}): Job {
  const id = fields.id ?? 1
  return {
    id,
    kind: 'job',
    name: `job ${id}`,
    url: `${RUN_URL}/job/${id}`,
    state: finished(5, 65),
    createdAt: at(0),
    runner: {
      ...{ id: 1_000_000_000 + id, name: `GitHub Actions ${id}` },
      ...{ group: 'GitHub Actions', labels: ['ubuntu-latest'] },
    },
    steps: [],
    ...fields,
  }
}

/** By default one that took ten seconds from second 5. */
export function makeStep(fields: Partial<Step> = {}): Step {
  const number = fields.number ?? 1
  return { number, name: `step ${number}`, state: finished(5, 15), ...fields }
}

/** Returns a job of a workflow file with nothing set but its key. */
export function workflowJob(key: string, fields: Partial<WorkflowJob> = {}): WorkflowJob {
  return {
    key,
    name: key,
    needs: [],
    matrix: false,
    failFast: true,
    maxParallel: Infinity,
    continueOnError: false,
    timeout: 6 * HOUR,
    called: undefined,
    ...fields,
  }
}

/** Runner of a job that never got one. */
export const NO_RUNNER = { name: undefined, group: undefined, labels: ['ubuntu-latest'] } as const

type RunFields = Partial<Omit<Run, 'jobs'> & { jobs: readonly Partial<Job>[] | undefined }>

/** By default attempt 1 of a push, started at second 0, not concluded, all its jobs listed: 1, 2, ... */
export function makeRun({ jobs, ...fields }: RunFields = { jobs: [] }): Run {
  return {
    repository: 'octo-org/octo-shop',
    id: 42,
    attempt: 1,
    number: 7,
    workflow: 'CI',
    event: 'push',
    branch: 'main',
    commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
    title: 'Let the basket keep its order',
    actor: 'octocat',
    url: RUN_URL,
    startedAt: at(0),
    conclusion: undefined,
    jobs: jobs?.map((job, index) => makeJob({ id: index + 1, ...job })),
    jobsCounted: jobs?.length,
    notes: [],
    ...fields,
  }
}

/** A run whose jobs could not be listed. */
export function runWithoutJobs(fields: Partial<Run> = {}): Run {
  return makeRun({ jobs: undefined, ...fields })
}

/** A run of the repository as GitHub lists it; it has finished if it has a conclusion. */
export function makeListedRun({
  run,
  ...fields
}: Partial<Omit<ListedRun, 'run'>> & { readonly run?: Partial<Run> } = {}): ListedRun {
  const listed = runWithoutJobs(run)
  return {
    run: listed,
    ...{ actor: undefined, createdAt: undefined, updatedAt: undefined, isFromFork: false },
    ...{ headRepository: listed.repository, headRepositoryId: 1, workflowId: 1 },
    status: listed.conclusion === undefined ? 'in_progress' : 'completed',
    headCommit: listed.commit,
    pullRequests: [],
    ...fields,
  }
}

/** A passing current job with nothing else known. */
export function makeOwn(fields: Partial<CurrentRun> = {}): CurrentRun {
  return {
    jobId: undefined,
    runnerName: undefined,
    jobStatus: 'success',
    needs: [],
    facts: {
      ...{ number: undefined, workflow: undefined, event: undefined },
      ...{ branch: undefined, commit: undefined, actor: undefined },
    },
    ...fields,
  }
}

/** What `needs` says of jobs, by their keys. */
export function needsOf(results: Readonly<Record<string, string>>): CurrentRun['needs'] {
  return Object.entries(results).map(([key, result]) => ({ key, result }))
}

/** The reference to the run of `makeRun`. */
export function makeTarget(fields: Partial<Target> = {}): Target {
  return {
    serverUrl: SERVER,
    owner: 'octo-org',
    repo: 'octo-shop',
    runId: 42,
    attempt: 1,
    current: undefined,
    ...fields,
  }
}

interface ReportOptions extends Partial<Omit<Parameters<typeof analyse>[1], 'currentRun'>> {
  readonly own?: Partial<CurrentRun>
}

/** The report on a run, made at second 600. */
export function reportOn(run: Run, { own, ...options }: ReportOptions = {}): Report {
  return analyse(run, {
    allowedFailures: [],
    now: at(600),
    ...options,
    currentRun: own && makeOwn(own),
  })
}

/** The report on a run of these jobs. */
export function reportOnJobs(jobs: readonly Partial<Job>[], options?: ReportOptions): Report {
  return reportOn(makeRun({ jobs }), options)
}

/** Returns the report on a run's only job. */
export function reportOnJob(job: Partial<Job>, options?: ReportOptions): JobReport {
  const [report] = reportOnJobs([job], options).jobs ?? []
  if (report === undefined) throw new Error('the job is not in the report')
  return report
}
