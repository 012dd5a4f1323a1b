import { extent, max, min } from 'd3-array'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobJson, StepJson } from '../../report-json/shapes/job.ts'
import type { ReportJson } from '../../report-json/shapes/report.ts'

/** From and to, since the origin of the clock. */
export type Span = readonly [from: Milliseconds, to: Milliseconds]

/** When a job was blocked, waited and ran. */
export interface JobSpans {
  /** From the start of the attempt to ready. */
  readonly blocked: Span | undefined
  /** From ready to started, or to the last known time if the job still waits. */
  readonly waited: { readonly kind: 'runner' | 'approval'; readonly span: Span } | undefined
  readonly ran: Span | undefined
}

/** Start of the attempt, and from then to the latest time that GitHub reports: there, open bars end. */
export interface Clock {
  readonly origin: number
  readonly lastSeen: Milliseconds
}

/** Returns the clock of one or more runs, from the start of the first attempt. */
export function clockOf(reports: readonly ReportJson[]): Clock {
  const spans = reports.flatMap(({ run, jobs, madeAt }) => {
    const took = jobs.filter(({ outcome, carriedOver }) => outcome !== 'skipped' && !carriedOver)
    const times = took.flatMap(timesOf)
    const start = Date.parse(run.startedAt ?? '') || (min(times) ?? Date.parse(madeAt))
    return [start, max(times) ?? start]
  })
  const [origin = 0, end = origin] = extent(spans)
  return { origin, lastSeen: end - origin }
}

function timesOf({ createdAt, startedAt, durationSeconds, steps, outcome }: JobJson): number[] {
  const start = Date.parse(startedAt ?? '')
  const known = outcome === null ? [startedAt, ...steps.map(({ completedAt }) => completedAt)] : []
  const times = [createdAt, ...known].map((time) => Date.parse(time ?? ''))
  const end = durationSeconds === null ? NaN : start + durationSeconds * SECOND
  return [...times, end].filter((time) => !Number.isNaN(time))
}

/** A job that was carried over ran before the attempt, so it has no position in it. */
export function spansOf(job: JobJson, clock: Clock): JobSpans {
  if (job.carriedOver) return { blocked: undefined, waited: undefined, ran: undefined }
  const ready = since(job.createdAt, clock)
  const blocked =
    ready === undefined || !job.blockedSeconds
      ? undefined
      : ([ready - job.blockedSeconds * SECOND, ready] as const)
  return { blocked, waited: waitOf(job, ready, clock), ran: spanOf(job, clock) }
}

function waitOf(
  job: JobJson,
  ready: Milliseconds | undefined,
  { lastSeen }: Clock,
): JobSpans['waited'] {
  if (ready === undefined) return undefined
  if (job.approvalSeconds) {
    return { kind: 'approval', span: [ready, ready + job.approvalSeconds * SECOND] }
  }
  if (job.queueSeconds) return { kind: 'runner', span: [ready, ready + job.queueSeconds * SECOND] }
  const waits = job.startedAt === null && job.outcome === null && ready < lastSeen
  const kind = job.status === 'waiting' ? 'approval' : 'runner'
  return waits ? { kind, span: [ready, lastSeen] } : undefined
}

/** From the start for the duration; up to the last known time if it still ran. */
export function spanOf(
  item: Pick<StepJson, 'startedAt' | 'completedAt' | 'durationSeconds' | 'conclusion' | 'status'>,
  clock: Clock,
): Span | undefined {
  const start = since(item.startedAt, clock)
  if (start === undefined) return undefined
  if (item.durationSeconds === null && item.status === 'in_progress') {
    return [start, Math.max(start, clock.lastSeen)]
  }
  return item.durationSeconds === null ? undefined : [start, start + item.durationSeconds * SECOND]
}

export function since(time: string | null, { origin }: Clock): Milliseconds | undefined {
  return time === null ? undefined : Date.parse(time) - origin
}

export function lengthOf(span: Span | undefined): Milliseconds | undefined {
  return span && span[1] - span[0]
}

export function toTime(seconds: number | null): Milliseconds | undefined {
  return seconds === null ? undefined : seconds * SECOND
}
