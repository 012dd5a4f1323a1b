import type { Instant } from '../../model/time.ts'
import { type JobTiming, type TimedJob, timedJobs } from '../jobs/job-report.ts'
import type { GraphMatch } from '../needs/match-needs.ts'
import { explainWait, findCreations, type Wait } from './explain-wait.ts'
import { findLimits } from './limits.ts'

/** A job, the jobs that it needs and what it waited for. */
export interface ScheduledJob extends Wait {
  readonly job: TimedJob
  readonly needs: readonly TimedJob[]
}

/**
 * Determines what held each job back.
 *
 * @param timings in an order in which no job comes before one that it needs
 * @param startedAt of the attempt
 */
export function buildSchedule(
  timings: readonly JobTiming[],
  { needs, matches }: GraphMatch,
  startedAt: Instant | undefined,
): readonly ScheduledJob[] {
  const jobs = timedJobs(timings)
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const context = {
    startedAt,
    limits: findLimits(timings, matches),
    creations: findCreations(jobs),
  }
  return jobs.map((job) => {
    const needed = (needs.get(job.id) ?? []).flatMap((id) => byId.get(id) ?? [])
    return { ...explainWait(job, { ...context, needs: needed }), job, needs: needed }
  })
}
