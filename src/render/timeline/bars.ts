import type { JobReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

export function lengthOf({ from, to }: Span): Milliseconds {
  return to - from
}

/** When one or more jobs waited and ran; at least one of the two is known. */
export interface Bars {
  readonly waiting: Span | undefined
  readonly running: Span | undefined
}

/**
 * Returns when a job waited for a runner and when it ran; `undefined` if the times are unknown. A job
 * that still waits or runs extends to `lastSeen`.
 */
export function barsOf(report: JobReport, lastSeen: Instant): Bars | undefined {
  const { job, duration } = report
  const wait = report.queue ?? report.approvalWait
  const { state } = job
  if (state.kind === 'waiting') return waitingOnly(job.createdAt, lastSeen)
  const start = state.startedAt
  if (start !== undefined && (duration !== undefined || state.kind === 'running')) {
    return {
      waiting: wait === undefined ? undefined : { from: start - wait, to: start },
      running: {
        from: start,
        to: Math.max(start, duration === undefined ? lastSeen : start + duration),
      },
    }
  }
  // A job that finished without a runner only waited, and its start time means nothing.
  const finished = state.kind === 'finished' && neverRan(report) ? state.completedAt : undefined
  return finished === undefined ? undefined : waitingOnly(job.createdAt, finished)
}

/** Merges bars: waiting until the first job started, running until the last finished. */
export function unite(all: readonly Bars[]): Bars {
  const waiting = enclose(all.flatMap((bars) => bars.waiting ?? []))
  const running = enclose(all.flatMap((bars) => bars.running ?? []))
  if (waiting === undefined || running === undefined) return { waiting, running }
  const wait = { from: waiting.from, to: running.from }
  return { waiting: wait.from < wait.to ? wait : undefined, running }
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

/** Returns the latest time that GitHub reports for these jobs. */
export function lastSeenIn(jobs: readonly JobReport[]): Instant {
  return jobs.flatMap(timesOf).reduce((late, instant) => Math.max(late, instant), -Infinity)
}

function timesOf({ job, duration }: JobReport): Instant[] {
  const { state, createdAt } = job
  const times = [createdAt]
  if (state.kind !== 'waiting' && state.startedAt !== undefined) {
    if (duration !== undefined) times.push(state.startedAt + duration)
    if (state.kind === 'running') times.push(state.startedAt, ...job.steps.map(endOfStep))
  }
  return times.filter((instant) => instant !== undefined)
}

function endOfStep({ state }: Step): Instant | undefined {
  return state.kind === 'finished' && state.conclusion !== 'skipped' ? state.completedAt : undefined
}

function neverRan({ steps, job: { runner } }: JobReport): boolean {
  return steps.length === 0 && runner.name === undefined
}

function waitingOnly(ready: Instant | undefined, end: Instant): Bars | undefined {
  if (ready === undefined || end < ready) return undefined
  return { waiting: { from: ready, to: end }, running: undefined }
}
