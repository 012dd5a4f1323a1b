import type { Conclusion } from '../../model/conclusion.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Job, Run, Step } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { slowestStep } from './slowest.ts'
import { between, contradict, latest } from './timing.ts'

interface JobContext {
  readonly run: Run
  readonly currentJobId: number | undefined
  /** How the current job stands so far. */
  readonly currentStatus: Conclusion | undefined
  /** Ids of the jobs whose deployment may have waited for an approval. */
  readonly approved?: ReadonlySet<number>
}

/** Reports a job by itself: as GitHub concluded it, neither explained nor forgiven. */
export function reportJob(job: Job, context: JobContext): JobReport {
  const current = job.id === context.currentJobId
  const carriedOver = isCarriedOver(job, context.run)
  const isCheck = job.kind === 'check'
  const steps = job.steps.map(reportStep)
  return {
    job,
    current,
    carriedOver,
    forgiven: false,
    outcome: outcomeOf(job, current ? context.currentStatus : undefined),
    failure: undefined,
    causes: [],
    ...(isCheck ? { queue: undefined, approval: undefined } : waitOf(job, carriedOver, context)),
    duration: isCheck ? undefined : durationOf(job, current),
    steps,
    slowestStep: slowestStep(steps),
  }
}

function reportStep(step: Step): StepReport {
  const { state } = step
  const ran = state.kind === 'finished' && state.conclusion !== 'skipped'
  return { step, duration: ran ? between(state.startedAt, state.completedAt) : undefined }
}

/**
 * A job of an earlier attempt that was not run again is listed again under a new id, with its old
 * times. It can't have ended before its attempt began in any other way; nor, where that is not
 * known, before it was itself created.
 */
function isCarriedOver({ state, createdAt }: Job, { attempt, startedAt }: Run): boolean {
  const begun = startedAt ?? createdAt
  if (attempt === undefined || attempt === 1 || begun === undefined) return false
  if (state.kind !== 'finished' || state.startedAt === undefined) return false
  const ended = state.conclusion === 'skipped' ? undefined : state.completedAt
  return state.startedAt < begun && (ended === undefined || ended <= begun)
}

/** Whether a job was skipped, or ended without ever having had a runner: its start is a placeholder. */
export function neverRan({ state, steps, runner }: Job): boolean {
  if (state.kind !== 'finished') return state.kind === 'waiting'
  if (state.conclusion === 'skipped') return true
  return state.conclusion !== 'success' && steps.length === 0 && runner.name === undefined
}

/** When a job became ready, or else when it started. */
export function readyAt(job: Job): Instant | undefined {
  return job.createdAt ?? startOf(job)
}

/** When a job got its runner. */
export function startOf(job: Job): Instant | undefined {
  return job.state.kind === 'waiting' || neverRan(job) ? undefined : job.state.startedAt
}

function waitOf(
  job: Job,
  carriedOver: boolean,
  { approved }: JobContext,
): Pick<JobReport, 'queue' | 'approvalWait'> {
  if (carriedOver) return { queue: undefined }
  const wait = queueOf(job)
  return approved?.has(job.id) === true ? { queue: undefined, approvalWait: wait } : { queue: wait }
}

function queueOf(job: Job): Milliseconds | undefined {
  const { state } = job
  if (state.kind === 'waiting' || neverRan(job)) return undefined
  return between(job.createdAt, state.startedAt)
}

function durationOf(job: Job, current: boolean): Milliseconds | undefined {
  const { state } = job
  if (state.kind === 'waiting' || neverRan(job)) return undefined
  if (state.kind === 'finished') return between(state.startedAt, state.completedAt)
  return current ? between(state.startedAt, endSoFar(job)) : undefined
}

/**
 * When a job ended; for the current one, its last completed step. The times of a skipped job mean
 * nothing, and a job that took no time by clocks that differ ended when it started.
 */
export function endOf({ job, current, duration }: JobReport): Instant | undefined {
  const { state } = job
  if (state.kind !== 'finished') return current ? endSoFar(job) : undefined
  if (state.conclusion === 'skipped') return undefined
  return duration === 0 ? state.startedAt : state.completedAt
}

/** When the last step that has ended did so; by the clock of the job, not before its start. */
export function endSoFar({ state, steps }: Job): Instant | undefined {
  const start = state.kind === 'waiting' ? undefined : state.startedAt
  const end = latest(
    steps.map(({ state: of }) =>
      of.kind === 'finished' && of.conclusion !== 'skipped' ? of.completedAt : undefined,
    ),
  )
  if (start === undefined || end === undefined) return end
  return contradict(start, end) ? undefined : Math.max(start, end)
}

/** What has already gone wrong in the current job is known before it ends; that it goes well is not. */
function outcomeOf({ state }: Job, currentStatus: Conclusion | undefined): Conclusion | undefined {
  if (state.kind === 'finished') return state.conclusion
  return currentStatus === 'success' ? undefined : currentStatus
}

/** Whether a job has not finished, other than the current one. */
export function isUnfinished({ job, current }: JobReport): boolean {
  return job.state.kind !== 'finished' && !current
}
