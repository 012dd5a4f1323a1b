import type { JobReport } from '../../model/report/job-report.ts'
import type { Instant } from '../../model/time.ts'
import { endSoFar, neverRan } from '../jobs/job-report.ts'
import { nameLevels } from '../jobs/name-levels.ts'
import { contradict } from '../jobs/timing.ts'

/** A job of this attempt with its place in time. */
export interface JobTiming {
  readonly report: JobReport
  readonly id: number
  /** Of its name, from the outermost caller to the job itself. */
  readonly levels: readonly string[]
  readonly skipped: boolean
  /** When GitHub entered it into the list of jobs. */
  readonly createdAt: Instant | undefined
  /**
   * When it was ready: created, or started where that is earlier. In real runs of 100 jobs the last
   * of a burst are entered up to 29 s after they started.
   */
  readonly ready: Instant | undefined
  /** For a job that never had a runner, its end. */
  readonly start: Instant | undefined
  /** `undefined` while it has not ended, or when its times cannot be true. */
  readonly end: Instant | undefined
}

/** The jobs of this attempt in the order in which they became ready, whatever order they came in. */
export function jobTimings(jobs: readonly JobReport[]): JobTiming[] {
  return jobs
    .filter((report) => !report.carriedOver && report.job.kind === 'job')
    .map(placeJob)
    .toSorted(byReadiness)
}

/** What was ready first comes first; of the same second the lower id, since ids ascend. */
export function byReadiness(a: JobTiming, b: JobTiming): number {
  const left = a.ready ?? a.start ?? Infinity
  const right = b.ready ?? b.start ?? Infinity
  return left === right ? a.id - b.id : left - right
}

function placeJob(report: JobReport): JobTiming {
  const { job } = report
  const { id, createdAt, state } = job
  const levels = nameLevels(job.name)
  if (state.kind === 'finished' && state.conclusion === 'skipped') {
    // The start and end of a skipped job can be days off.
    const times = { createdAt, ready: createdAt, start: createdAt, end: createdAt }
    return { report, id, levels, skipped: true, ...times }
  }
  const end = endOf(report)
  const start = state.kind === 'waiting' || neverRan(job) ? end : state.startedAt
  const ready = createdAt === undefined ? undefined : Math.min(createdAt, start ?? createdAt)
  return { report, id, levels, skipped: false, createdAt, ready, start, end }
}

/** The current job has not ended, but so far it ends with its last completed step. */
function endOf({ job, current }: JobReport): Instant | undefined {
  const { state } = job
  if (state.kind !== 'finished') return current ? endSoFar(job) : undefined
  const { startedAt, completedAt } = state
  if (completedAt === undefined || neverRan(job)) return completedAt
  if (startedAt === undefined || contradict(startedAt, completedAt)) return undefined
  return Math.max(startedAt, completedAt)
}

/** A job whose times are known. */
export interface TimedJob extends JobTiming {
  /** Its start if GitHub does not say when it was created. */
  readonly ready: Instant
  readonly start: Instant
  readonly end: Instant
}

/** Returns the jobs whose times are known, in the order given. */
export function timedJobs(placed: readonly JobTiming[]): TimedJob[] {
  return placed.flatMap((job) => {
    const { ready, start, end } = job
    return start === undefined || end === undefined
      ? []
      : [{ ...job, ready: ready ?? start, start, end }]
  })
}
