// When jobs and steps waited and ran: every value and every output takes it from here.
import { completedAt, type Job, stateStart, type State } from '../run.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { JobReport, StepReport } from './job-report.ts'

/** Whether a job never had a runner, so that its start is a placeholder. */
export function neverRan({ state, steps, runner }: Job): boolean {
  if (state.kind !== 'finished') return state.kind === 'waiting'
  if (state.conclusion === 'skipped') return true
  return state.conclusion !== 'success' && steps.length === 0 && runner.name === undefined
}

/** Returns when a job got its runner. */
export function jobStart(job: Job): Instant | undefined {
  return neverRan(job) ? undefined : stateStart(job.state)
}

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** Times at which one or more jobs waited and ran; at least one of the two is known. */
export interface JobSpans {
  readonly waiting: Span | undefined
  readonly running: Span | undefined
}

/**
 * Returns when a job of this attempt waited for a runner and when it ran; `undefined` if that is unknown.
 *
 * @param lastSeen end of what has not finished: the latest known time
 */
export function spansOf(report: JobReport, lastSeen: Instant): JobSpans | undefined {
  if (!isOfAttempt(report)) return undefined
  const { listed: job, duration } = report
  const { state, createdAt } = job
  if (neverRan(job))
    return waitingOnly(createdAt, state.kind === 'finished' ? state.completedAt : lastSeen)
  const start = jobStart(job)
  const wait = report.queue ?? report.approval
  const waiting =
    start === undefined || wait === undefined ? undefined : { from: start - wait, to: start }
  const running = runningSpan(state, duration, lastSeen)
  return waiting === undefined && running === undefined ? undefined : { waiting, running }
}

function waitingOnly(ready: Instant | undefined, end: Instant | undefined): JobSpans | undefined {
  if (ready === undefined || end === undefined || end < ready) return undefined
  return { waiting: { from: ready, to: end }, running: undefined }
}

/** Returns when a step ran; `undefined` if that is unknown. In a finished job, no step still runs. */
export function stepSpan(report: StepReport, job: Job, lastSeen: Instant): Span | undefined {
  const { step, duration } = report
  const isStuck = job.state.kind === 'finished' && step.state.kind === 'running'
  return isStuck ? undefined : runningSpan(step.state, duration, lastSeen)
}

function runningSpan(
  state: State,
  duration: Milliseconds | undefined,
  lastSeen: Instant,
): Span | undefined {
  const from = stateStart(state)
  if (from === undefined) return undefined
  if (duration !== undefined) return { from, to: from + duration }
  return state.kind === 'running' ? { from, to: Math.max(from, lastSeen) } : undefined
}

/** Returns whether a job has a position in this attempt: it was not skipped, and did not run before it. */
function isOfAttempt({ outcome, carriedOver }: JobReport): boolean {
  return outcome !== 'skipped' && !carriedOver
}

/** Returns the latest time that GitHub reports for these jobs. */
export function lastSeenIn(jobs: readonly JobReport[]): Instant {
  return jobs
    .filter(isOfAttempt)
    .flatMap(boundsOf)
    .reduce((late, instant) => Math.max(late, instant), -Infinity)
}

function boundsOf({ listed: job, duration }: JobReport): Instant[] {
  const { state, createdAt } = job
  const times = [createdAt]
  if (state.kind !== 'waiting' && state.startedAt !== undefined) {
    if (duration !== undefined) times.push(state.startedAt + duration)
    if (state.kind === 'running') times.push(state.startedAt, ...job.steps.map(completedAt))
  }
  return times.filter((instant) => instant !== undefined)
}
