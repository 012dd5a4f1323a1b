import { jobStart, neverRan } from '../../model/report/job-times.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Instant } from '../../model/time.ts'
import { jobEnd } from './job-report.ts'
import { isSkipped } from './timing.ts'

/** A job of this attempt with its times. */
export interface JobTiming {
  readonly report: JobReport
  readonly id: number
  readonly skipped: boolean
  /**
   * Time at which it was ready: added by GitHub to the list of jobs, or started if that is earlier. In real runs of 100
   * jobs, GitHub adds the last of a burst up to 29 s after they started.
   */
  readonly ready: Instant | undefined
  /** The end, for a job that never had a runner. */
  readonly start: Instant | undefined
  /** `undefined` if it has not ended, or if its times contradict each other. */
  readonly end: Instant | undefined
}

export function jobTimings(jobs: readonly JobReport[]): JobTiming[] {
  return jobs
    .filter((report) => !report.carriedOver && report.listed.kind === 'job')
    .map(timeJob)
    .toSorted(byReadiness)
}

/** Sorts by readiness; in the same second by id, since ids ascend. */
function byReadiness(a: JobTiming, b: JobTiming): number {
  const left = a.ready ?? a.start ?? Infinity
  const right = b.ready ?? b.start ?? Infinity
  return left === right ? a.id - b.id : left - right
}

function timeJob(report: JobReport): JobTiming {
  const { listed: job } = report
  const { id, createdAt } = job
  if (isSkipped(job)) {
    // The start and end of a skipped job can be wrong by days.
    const times = { ready: createdAt, start: createdAt, end: createdAt }
    return { report, id, skipped: true, ...times }
  }
  const isUnknown = job.state.kind === 'finished' && !neverRan(job) && report.duration === undefined
  const end = isUnknown ? undefined : jobEnd(report)
  const start = neverRan(job) ? end : jobStart(job)
  const ready = createdAt === undefined ? undefined : Math.min(createdAt, start ?? createdAt)
  return { report, id, skipped: false, ready, start, end }
}

export interface TimedJob extends JobTiming {
  /** Its start if GitHub does not say when it was created. */
  readonly ready: Instant
  readonly start: Instant
  readonly end: Instant
}

export function timedJobs(timings: readonly JobTiming[]): TimedJob[] {
  return timings.flatMap((job) => {
    const { ready, start, end } = job
    return start === undefined || end === undefined
      ? []
      : [{ ...job, ready: ready ?? start, start, end }]
  })
}
