// When jobs and steps waited and ran, in every output.
/**
 * Times at which jobs and steps waited and ran. Every output takes these times from here; what has not finished
 * extends to `lastSeen`, the latest known time of its timeline.
 */
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import { completedAt, type Job, type State } from '../../model/run.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { stateStart } from '../text/state-fields.ts'

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

export function lengthOf({ from, to }: Span): Milliseconds {
  return to - from
}

/** Times at which one or more jobs waited and ran; at least one of the two is known. */
export interface Bars {
  readonly waiting: Span | undefined
  readonly running: Span | undefined
}

/** Returns when a job of this attempt waited for a runner and when it ran; `undefined` if that is unknown. */
export function barsOf(report: JobReport, lastSeen: Instant): Bars | undefined {
  if (!isOfAttempt(report)) return undefined
  const { listed: job, duration } = report
  const wait = report.queue ?? report.approval
  const { state } = job
  if (state.kind === 'waiting') return waitingOnly(job.createdAt, lastSeen)
  // A job that finished without a runner only waited, and its start time means nothing.
  if (state.kind === 'finished' && finishedWithoutRunner(report))
    return waitingOnly(job.createdAt, state.completedAt)
  const start = state.startedAt
  const waiting =
    start === undefined || wait === undefined ? undefined : { from: start - wait, to: start }
  const running = runningSpan(state, duration, lastSeen)
  return waiting === undefined && running === undefined ? undefined : { waiting, running }
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

/** Merges bars: waiting until the first job started, running until the last finished. */
export function unite(all: readonly Bars[]): Bars {
  const waiting = enclose(all.flatMap((bars) => bars.waiting ?? []))
  const running = enclose(all.flatMap((bars) => bars.running ?? []))
  if (waiting === undefined || running === undefined) return { waiting, running }
  const wait = { from: waiting.from, to: running.from }
  return { waiting: wait.from < wait.to ? wait : undefined, running }
}

/** Lists the spans of all bars. */
export function barSpans(entries: readonly { readonly bars: Bars }[]): Span[] {
  return entries.flatMap(({ bars }) => [bars.waiting ?? [], bars.running ?? []].flat())
}

/** Returns the span that a chart of these has: at least a second. */
export function chartSpan(spans: readonly Span[]): Span {
  const { from, to } = enclose(spans) ?? { from: 0, to: 0 }
  return { from, to: Math.max(to, from + SECOND) }
}

/** Returns the span from the first start to the last end; `undefined` without spans. */
export function enclose(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (whole, { from, to }) => ({
      from: Math.min(whole?.from ?? from, from),
      to: Math.max(whole?.to ?? to, to),
    }),
    undefined,
  )
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

/** Returns whether a job finished without a runner. */
export function finishedWithoutRunner({
  steps,
  duration,
  listed: { state, runner },
}: JobReport): boolean {
  const hasNone = steps.length === 0 && runner.name === undefined
  return state.kind === 'finished' && hasNone && duration === undefined
}

function waitingOnly(ready: Instant | undefined, end: Instant | undefined): Bars | undefined {
  if (ready === undefined || end === undefined || end < ready) return undefined
  return { waiting: { from: ready, to: end }, running: undefined }
}
