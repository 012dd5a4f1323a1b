import type { Conclusion } from '../../model/conclusion.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import { completedAt, type Job, type Run, type Step } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { jobLevels } from './matrix-legs.ts'
import { slowestStep } from './slowest.ts'
import { lastCompletion } from './state.ts'
import { durationBetween, contradict } from './timing.ts'

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
    job,
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

/** Whether a job never had a runner, so that its start is a placeholder. */
export function neverRan({ state, steps, runner }: Job): boolean {
  if (state.kind !== 'finished') return state.kind === 'waiting'
  if (state.conclusion === 'skipped') return true
  return state.conclusion !== 'success' && steps.length === 0 && runner.name === undefined
}

/** Whether GitHub lists no step of a job that ran, as in an outage. That is not the same as that none ran. */
export function lacksSteps(job: Job): boolean {
  return job.kind !== 'check' && job.steps.length === 0 && !neverRan(job)
}

export function readyAt(job: Job): Instant | undefined {
  return job.createdAt ?? jobStart(job)
}

/** Returns when a job got its runner. */
export function jobStart(job: Job): Instant | undefined {
  return job.state.kind === 'waiting' || neverRan(job) ? undefined : job.state.startedAt
}

function jobWait(
  job: Job,
  carriedOver: boolean,
  { deployments }: AttemptContext,
): Pick<JobReport, 'queue' | 'approval' | 'mayAwaitApproval'> {
  if (carriedOver) return { queue: undefined }
  const wait = durationBetween(job.createdAt, jobStart(job))
  const isHeld = job.state.kind === 'waiting' && job.state.status === 'waiting'
  return isHeld || deployments?.has(job.id) === true
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
export function jobEnd({ job, current, duration }: JobReport): Instant | undefined {
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

export function isJobUnfinished({ job, current }: JobReport): boolean {
  return job.state.kind !== 'finished' && !current
}

/** Returns what identifies a job in other runs and attempts, whose ids differ. Check runs can have the name of a job. */
export function jobKey({ job: { kind, name } }: JobReport): string {
  return `${kind} ${name}`
}

/** Lists the jobs whose name no other job has, without check runs. A name that several jobs have identifies none. */
export function uniquelyNamed(reports: readonly JobReport[]): JobReport[] {
  const named = Map.groupBy(reports, jobKey)
  return reports.filter(
    (report) => report.job.kind === 'job' && named.get(jobKey(report))?.length === 1,
  )
}
