import type { NameMatch } from '../jobs/job-name.ts'
import { neverRan } from '../jobs/job-report.ts'
import { findCapacities } from './capacity.ts'
import { findCreations } from './creations.ts'
import { explainWait, isCutShort, isInGroup } from './explain-wait.ts'
import { type JobTiming, type TimedJob, timedJobs } from './job-timing.ts'
import { findLegLimits, inferLegLimits } from './leg-limits.ts'
import type { Limit } from './limit.ts'
import { orderJobs } from './order-jobs.ts'
import { findRunnerPools } from './runner-pools.ts'
import type { Predecessors, Schedule, ScheduledJob } from './schedule.ts'

interface ScheduleOptions {
  /** In an order in which no job comes before one that it waited for. */
  readonly timings: readonly JobTiming[]
  readonly predecessors: Predecessors
  /** By job id: the job of the workflow file; `undefined` without a file. */
  readonly matches: ReadonlyMap<number, NameMatch> | undefined
  /** Whether somebody approved or rejected a deployment of the run. */
  readonly approved: boolean
}

/** Works out what held each job back: every wait that is explained is an edge of the schedule. */
export function buildSchedule(options: ScheduleOptions): Schedule {
  const { matches = new Map<number, NameMatch>() } = options
  const jobs = timedJobs(options.timings)
  const ran = jobs.filter(({ skipped, report }) => !skipped && !neverRan(report.job))
  const pools = findRunnerPools(ran)
  const legs = options.matches === undefined ? inferLegLimits(jobs) : findLegLimits(jobs, matches)
  const group = concurrencyLimit(jobs, matches)
  const needs = shareNeeds(jobs, options, legs)
  const creations = findCreations(jobs)
  const capacities = findCapacities(ran)
  const scheduled = jobs.map((job) => {
    const pool = pools.limits.get(job.id)
    const limits = [
      ...(legs.get(job.id) ?? []),
      ...(pool === undefined ? [] : [pool]),
      ...(isInGroup(matches.get(job.id)) ? group : []),
    ]
    const context = {
      match: matches.get(job.id),
      approved: options.approved,
      needs: needs.get(job.id) ?? [],
      limits,
      pools,
      creations,
      capacities,
    }
    const { hold, explained } = explainWait(job, context)
    const settled = hold.by !== 'unknown' && hold.by !== 'approval' && hold.by !== 'concurrency'
    const entry: ScheduledJob = {
      job,
      needs: context.needs,
      limits,
      hold,
      predictable: explained && settled,
    }
    return { entry, unexplained: explained ? undefined : job }
  })
  const entries = new Map(scheduled.map(({ entry }) => [entry.job.id, entry]))
  const certain = [...new Set([...entries.values()].flatMap(({ limits }) => limits))].filter(
    (limit) => limit.certain,
  )
  const ordered = orderJobs(jobs, needs, certain)
  return {
    jobs: (ordered ?? jobs).flatMap(({ id }) => {
      const entry = entries.get(id)
      if (entry === undefined) return []
      const limits = entry.limits.map((limit) => ({ ...limit, certain: false }))
      return ordered === undefined ? [{ ...entry, limits }] : [entry]
    }),
    unexplainedUntil: Math.max(
      -Infinity,
      ...scheduled.flatMap(({ unexplained }) =>
        unexplained === undefined
          ? []
          : [isCutShort(unexplained) ? unexplained.end : unexplained.start],
      ),
    ),
  }
}

/** Jobs of one run can be in the same group; the file does not say which. */
function concurrencyLimit(
  jobs: readonly TimedJob[],
  matches: ReadonlyMap<number, NameMatch>,
): readonly Limit[] {
  const members = jobs.filter(({ id, skipped }) => !skipped && isInGroup(matches.get(id)))
  if (members.length < 2) return []
  return [
    {
      kind: 'concurrency',
      capacity: 1,
      members: [],
      delays: 'ready',
      left: new Map(),
      tied: new Set(),
      certain: false,
      binds: () => true,
    },
  ]
}

/**
 * Gives the jobs that need the same jobs the same array, so that it is gone through once. Without a
 * file, a leg that waited for an earlier one has no other predecessor: it needs what the first needs.
 */
function shareNeeds(
  jobs: readonly TimedJob[],
  { predecessors, matches }: ScheduleOptions,
  legs: ReadonlyMap<number, readonly Limit[]>,
): ReadonlyMap<number, readonly TimedJob[]> {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const shared = new Map<string, readonly TimedJob[]>()
  const firstLeg = new Map<Limit | undefined, number>(
    jobs
      .toReversed()
      .flatMap(({ id }) => (legs.get(id) ?? []).map((limit) => [limit, id] as const)),
  )
  return new Map(
    jobs.map(({ id }) => {
      const first = matches === undefined ? firstLeg.get(legs.get(id)?.[0]) : undefined
      const ids = predecessors.get(first ?? id) ?? []
      const key = ids.join()
      const needs = shared.get(key) ?? ids.flatMap((before) => byId.get(before) ?? [])
      shared.set(key, needs)
      return [id, needs]
    }),
  )
}
