import type { Instant } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import { type JobTiming, type TimedJob, timedJobs } from '../jobs/job-timing.ts'
import type { GraphMatch } from '../needs/match-needs.ts'
import { findCapacities } from './capacity.ts'
import { explainWait, findCreations, isCutShort, type Wait } from './explain-wait.ts'
import { findLimits, type Limit } from './limits.ts'

/** A job and everything that decides when it starts. */
export interface ScheduledJob extends Wait {
  readonly job: TimedJob
  /** Jobs with the same needs share one array. */
  readonly needs: readonly TimedJob[]
}

/** The jobs with their times and what they waited for. */
export interface Schedule {
  /** No job comes before one that it needs. */
  readonly jobs: readonly ScheduledJob[]
  /**
   * The end of the last wait that nothing explains: the job may have waited for any job that ended
   * before. `-Infinity` if every wait is explained.
   */
  readonly unexplainedUntil: Instant
  readonly limits: readonly Limit[]
}

/**
 * Determines what held each job back. What a job waited for that contradicts the file is unknown.
 *
 * @param timings in an order in which no job comes before one that it needs
 * @param startedAt of the attempt
 */
export function buildSchedule(
  timings: readonly JobTiming[],
  { needs, matches, contradicted }: GraphMatch,
  startedAt: Instant | undefined,
): Schedule {
  const jobs = timedJobs(timings)
  const ran = jobs.filter(({ report }) => !neverRan(report.job))
  const limits = findLimits(timings, matches)
  const context = {
    startedAt,
    limits,
    creations: findCreations(jobs),
    capacities: findCapacities(ran),
  }
  const needsById = shareNeeds(jobs, needs)
  const scheduled = jobs.map((job) => {
    const needed = needsById.get(job.id) ?? []
    const wait = explainWait(job, { ...context, needs: needed })
    const isKnown = !contradicted.has(job.id)
    return {
      ...wait,
      job,
      needs: needed,
      predictable: wait.predictable && isKnown,
      explained: wait.explained && isKnown,
    }
  })
  const unexplained = scheduled.filter(({ explained }) => !explained)
  return {
    jobs: scheduled,
    unexplainedUntil: Math.max(
      -Infinity,
      ...unexplained.map(({ job }) => (isCutShort(job) ? job.end : job.start)),
    ),
    limits: [...limits.matrices, limits.onRunners, limits.members],
  }
}

/** Returns the needed jobs by job id, as one array for all jobs with the same needs. */
function shareNeeds(
  jobs: readonly TimedJob[],
  needs: GraphMatch['needs'],
): ReadonlyMap<number, readonly TimedJob[]> {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const shared = new Map<string, readonly TimedJob[]>()
  return new Map(
    jobs.map(({ id }) => {
      const ids = needs.get(id) ?? []
      const key = ids.join()
      const needed = shared.get(key) ?? ids.flatMap((before) => byId.get(before) ?? [])
      shared.set(key, needed)
      return [id, needed]
    }),
  )
}
