import type { JobReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** When a job, or several, waited and ran; at least one of the two. */
export interface Bars {
  readonly waiting: Span | undefined
  readonly running: Span | undefined
}

/**
 * When a job waited for a runner and when it ran; `undefined` when the times do not tell. What has
 * not ended reaches to `lastSeen`.
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
  // A job that ended without a runner has waited for one, and no start that means anything.
  const ended = state.kind === 'finished' && neverRan(report) ? state.completedAt : undefined
  return ended === undefined ? undefined : waitingOnly(job.createdAt, ended)
}

/** One pair of bars for all: waiting until the first of them ran, running until the last ended. */
export function unite(all: readonly Bars[]): Bars {
  const waiting = enclose(all.flatMap((bars) => bars.waiting ?? []))
  const running = enclose(all.flatMap((bars) => bars.running ?? []))
  if (waiting === undefined || running === undefined) return { waiting, running }
  const wait = { from: waiting.from, to: running.from }
  return { waiting: wait.from < wait.to ? wait : undefined, running }
}

/** The span from the first beginning to the last end; `undefined` of none. */
export function enclose(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (whole, { from, to }) => ({
      from: Math.min(whole?.from ?? from, from),
      to: Math.max(whole?.to ?? to, to),
    }),
    undefined,
  )
}

/** The latest time that GitHub gave for what took place in these jobs. */
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
