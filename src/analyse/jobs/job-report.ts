import { jobStart, neverRan } from '../../model/report/job-times.ts'
import type { Milliseconds, Instant } from '../../model/time.ts'
import type { JobReport, StepReport, SlowStep, TimedStep } from '../../model/report/job-report.ts'
import { lastCompletion, durationBetween, contradict } from './timing.ts'
import type { Conclusion } from '../../model/conclusion.ts'
import { completedAt, type Job, type Run, type Step } from '../../model/run.ts'
import { jobLevels } from './matrix-legs.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { isRunnerStep } from './runner.ts'

interface AttemptContext {
  readonly run: Run
  readonly currentJobId?: number | undefined
  readonly currentStatus?: Conclusion | undefined
  /** Ids of jobs that may have waited for an approval. */
  readonly deployments?: ReadonlySet<number>
}

/** Reports a job alone: with GitHub's conclusion, neither explained nor forgiven. */
export function reportJob(job: Job, context: AttemptContext): JobReport {
  const current = job.id === context.currentJobId
  const carriedOver = isCarriedOver(job, context.run)
  const isCheck = job.kind === 'check'
  const steps = job.steps.map(reportStep)
  return {
    listed: job,
    levels: jobLevels(job.name, context.run.graph),
    current,
    carriedOver,
    forgiven: false,
    outcome: outcomeSoFar(job, current ? context.currentStatus : undefined),
    failure: undefined,
    causes: [],
    ...(isCheck ? { queue: undefined } : jobWait(job, carriedOver, context)),
    duration: isCheck ? undefined : jobDuration(job, current),
    steps,
    slowestStep: slowestStep(steps),
  }
}

function reportStep(step: Step): StepReport {
  const startedAt = step.state.kind === 'waiting' ? undefined : step.state.startedAt
  return { step, duration: durationBetween(startedAt, completedAt(step)) }
}

/**
 * Whether a job is taken over from an earlier attempt. GitHub lists such a job under a new id with its
 * old times, so it finished before the attempt started or, if that is unknown, before it was created.
 */
function isCarriedOver({ state, createdAt }: Job, { attempt, startedAt }: Run): boolean {
  const begun = startedAt ?? createdAt
  if (attempt === undefined || attempt === 1 || begun === undefined) return false
  if (state.kind !== 'finished' || state.startedAt === undefined) return false
  const ended = state.conclusion === 'skipped' ? undefined : state.completedAt
  return state.startedAt < begun && (ended === undefined || ended <= begun)
}

/** Whether GitHub lists no step of a job that ran, as in an outage. That is not the same as that none ran. */
export function lacksSteps(job: Job): boolean {
  return job.kind !== 'check' && job.steps.length === 0 && !neverRan(job)
}

export function readyAt(job: Job): Instant | undefined {
  return job.createdAt ?? jobStart(job)
}

function jobWait(
  job: Job,
  carriedOver: boolean,
  { deployments }: AttemptContext,
): Pick<JobReport, 'queue' | 'approval' | 'mayAwaitApproval'> {
  if (carriedOver) return { queue: undefined }
  const wait = durationBetween(job.createdAt, jobStart(job))
  const isHeld = job.state.kind === 'waiting' && job.state.status === 'waiting'
  return isHeld || deployments?.has(job.id)
    ? { queue: undefined, approval: wait, mayAwaitApproval: true }
    : { queue: wait }
}

function jobDuration(job: Job, current: boolean): Milliseconds | undefined {
  if (job.state.kind === 'finished') return durationBetween(jobStart(job), job.state.completedAt)
  return current ? durationBetween(jobStart(job), endSoFar(job)) : undefined
}

/**
 * Returns when a job finished; for the current job, when its last finished step did. `undefined` for a
 * skipped job, whose times mean nothing. A job with a duration of 0 ends at its start.
 */
export function jobEnd({ listed: job, current, duration }: JobReport): Instant | undefined {
  const { state } = job
  if (state.kind !== 'finished') return current ? endSoFar(job) : undefined
  if (state.conclusion === 'skipped') return undefined
  return duration === 0 ? state.startedAt : state.completedAt
}

/** Returns when the last finished step of a job ended, but not before the start of the job. */
export function endSoFar({ state, steps }: Job): Instant | undefined {
  const start = state.kind === 'waiting' ? undefined : state.startedAt
  const end = lastCompletion(steps)
  if (start === undefined || end === undefined) return end
  return contradict(start, end) ? undefined : Math.max(start, end)
}

/** A failure of the current job is known before it finishes, a success is not. */
function outcomeSoFar({ state }: Job, status: Conclusion | undefined): Conclusion | undefined {
  if (state.kind === 'finished') return state.conclusion
  return status === 'success' ? undefined : status
}

export function isJobUnfinished({ listed: job, current }: JobReport): boolean {
  return job.state.kind !== 'finished' && !current
}

/** Returns what identifies a job in other runs and attempts, whose ids differ. Check runs can have the name of a job. */
export function jobKey({ listed: { kind, name } }: JobReport): string {
  return `${kind} ${name}`
}

/** Lists the jobs whose name no other job has, without check runs. A name that several jobs have identifies none. */
export function uniquelyNamed(reports: readonly JobReport[]): JobReport[] {
  const named = Map.groupBy(reports, jobKey)
  return reports.filter(
    (report) => report.listed.kind === 'job' && named.get(jobKey(report))?.length === 1,
  )
}

/** Number as in the schema of the JSON report. */
const MAX_SLOWEST_STEPS = 10

/** Returns the job of this attempt that ran longest; `undefined` if no duration is known. */
export function slowestJob(jobs: readonly JobReport[]): JobReport | undefined {
  const ran = jobs.filter(({ carriedOver, duration }) => !carriedOver && duration !== undefined)
  return sortBy(ran, ({ duration = 0 }) => -duration)[0]
}

/**
 * Returns the steps of this attempt that ran longest, longest first and each name once, without those that the
 * runner added: the shards of one test have the same step.
 */
export function slowestSteps(jobs: readonly JobReport[]): SlowStep[] {
  const steps = jobs
    .filter(({ carriedOver }) => !carriedOver)
    .flatMap((job) => job.steps.filter(tookTime).map((timed) => ({ job, timed })))
  const own = steps.filter(({ job, timed }) => !isRunnerStep(timed.step, job.listed.steps))
  const sorted = sortBy(own, ({ timed }) => -timed.duration)
  return groupsOf(sorted, ({ timed }) => timed.step.name)
    .slice(0, MAX_SLOWEST_STEPS)
    .map(([{ job, timed }]) => ({ job, ...timed }))
}

/** Returns the longest step, the first of several; `undefined` if none took any time. */
function slowestStep(steps: readonly StepReport[]): TimedStep | undefined {
  return sortBy(steps.filter(tookTime), ({ duration }) => -duration)[0]
}

/** Excludes groups, whose steps count themselves. */
function tookTime(timed: StepReport): timed is TimedStep {
  return timed.step.kind !== 'group' && timed.duration !== undefined && timed.duration > 0
}
