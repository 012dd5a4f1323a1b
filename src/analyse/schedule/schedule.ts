import type { HeldBy } from '../../model/reasons.ts'
import type { Instant } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import type { Limit } from './limit.ts'

/** What a job waited for last, and the job that ended that wait, if there is one. */
export interface Hold {
  /** `undefined` for a job that was ready when the run started. */
  readonly by: HeldBy | undefined
  readonly job: TimedJob | undefined
}

/** A job and everything that decides when it starts. */
export interface ScheduledJob {
  readonly job: TimedJob
  /** Jobs that wait for the same jobs share one array. */
  readonly needs: readonly TimedJob[]
  readonly limits: readonly Limit[]
  readonly hold: Hold
  /** Whether its start depends only on the end of what it waited for. */
  readonly predictable: boolean
}

/** The jobs with their times and what they waited for. */
export interface Schedule {
  /** No job comes before one that it waited for. */
  readonly jobs: readonly ScheduledJob[]
  /**
   * The end of the last wait that nothing explains: the job may have waited for any job that ended
   * before. `-Infinity` if every wait is explained.
   */
  readonly unexplainedUntil: Instant
}

/** Returns the job that ended last; of several in the same second, the one created last. */
export function lastOf(jobs: readonly TimedJob[]): TimedJob | undefined {
  return jobs.toSorted((a, b) => a.end - b.end || a.id - b.id).at(-1)
}
