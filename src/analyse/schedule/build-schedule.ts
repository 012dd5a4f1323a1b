import type { HeldBy } from '../../model/reasons.ts'
import type { Instant } from '../../model/time.ts'
import type { NameMatch } from '../jobs/job-name.ts'
import { neverRan } from '../jobs/job-report.ts'
import {
  byReadiness,
  type JobTiming,
  openJobs,
  type TimedJob,
  timedJobs,
} from '../jobs/job-timing.ts'
import type { Predecessors } from '../needs/match-needs.ts'
import { findCapacities } from './capacity.ts'
import { findGroups } from './concurrency-groups.ts'
import { explainWait, findCreations, isCutShort } from './explain-wait.ts'
import { findLegLimits, inferLegLimits } from './leg-limits.ts'
import type { Limit } from './limit.ts'
import { findRunnerPools } from './runner-pools.ts'
import type { Schedule, ScheduledJob } from './schedule.ts'

interface ScheduleOptions {
  /** Of the attempt. */
  readonly startedAt?: Instant | undefined
  /** In an order in which no job comes before one that it waited for. */
  readonly timings: readonly JobTiming[]
  readonly predecessors: Predecessors
  /** By job id: the job of the workflow file; `undefined` without a file. */
  readonly matches: ReadonlyMap<number, NameMatch> | undefined
  /** The ids of the jobs whose predecessors are inferred although there is a file. */
  readonly contradicted?: ReadonlySet<number>
}

/** A concurrency group that jobs of one run may share. */
const CONCURRENCY: Limit = {
  kind: 'concurrency',
  capacity: 1,
  members: [],
  delays: 'ready',
  before: new Map(),
  exact: false,
  holdsBack: () => true,
}

/** The reasons for a wait whose length can be derived from other jobs. */
const PREDICTABLE: ReadonlySet<HeldBy | undefined> = new Set([
  undefined,
  'needs',
  'max-parallel',
  'runner',
])

/** Determines what held each job back. */
export function buildSchedule(options: ScheduleOptions): Schedule {
  const { matches, contradicted, startedAt } = options
  const jobs = timedJobs(options.timings)
  const ran = jobs.filter(({ skipped, report }) => !skipped && !neverRan(report.job))
  const pools = findRunnerPools(ran)
  const legs =
    matches === undefined
      ? inferLegLimits(jobs)
      : findLegLimits([...jobs, ...openJobs(options.timings)].toSorted(byReadiness), matches)
  const groups = findGroups(
    jobs.filter(({ skipped }) => !skipped),
    matches,
  )
  const needsById = shareNeeds(jobs, options, legs)
  const creations = findCreations(jobs)
  const capacities = findCapacities(ran)
  const scheduled = jobs.map((job) => {
    const needs = needsById.get(job.id) ?? []
    const limits = [
      ...(legs.get(job.id) ?? []),
      ...[pools.limits.get(job.id) ?? []].flat(),
      ...(groups.size > 1 && groups.has(job.id) ? [CONCURRENCY] : []),
    ]
    const evidence = { group: groups.get(job.id), needs, limits, pools, creations, capacities }
    const fromFile = matches !== undefined && contradicted?.has(job.id) !== true
    const { hold, explained } = explainWait(job, { ...evidence, startedAt, fromFile })
    const predictable = explained && PREDICTABLE.has(hold.by)
    return { job, needs, limits, hold, explained, predictable }
  })
  const unexplained = scheduled.filter(({ explained }) => !explained)
  return {
    jobs: orderJobs(scheduled),
    unexplainedUntil: Math.max(
      -Infinity,
      ...unexplained.map(({ job }) => (isCutShort(job) ? job.end : job.start)),
    ),
  }
}

/**
 * Returns the needed jobs by job id, as one array for all jobs with the same needs. Without a file, the
 * only predecessor of a leg that waited for an earlier leg is that leg, so it gets the first leg's needs.
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

/**
 * Moves jobs after those that they need, and after those that got a slot of the same exact limit before
 * them; keeps the given order otherwise. If that is impossible, no limit is exact.
 */
function orderJobs(jobs: readonly ScheduledJob[]): readonly ScheduledJob[] {
  const byId = new Map(jobs.map((entry) => [entry.job.id, entry]))
  const before = new Map(jobs.map(({ job, needs }): [number, TimedJob[]] => [job.id, [...needs]]))
  for (const { members, exact } of new Set(jobs.flatMap(({ limits }) => limits))) {
    for (const [index, { id }] of exact ? members.slice(1).entries() : []) {
      before.get(id)?.push(...members.slice(index, index + 1))
    }
  }
  const ordered = new Set<ScheduledJob>()
  const pending = new Set<ScheduledJob>()
  const place = (entry: ScheduledJob): boolean => {
    if (ordered.has(entry)) return true
    if (pending.has(entry)) return false
    pending.add(entry)
    const placed = (before.get(entry.job.id) ?? []).every(({ id }) => place(byId.get(id) ?? entry))
    ordered.add(entry)
    return placed
  }
  if (jobs.every(place)) return [...ordered]
  const inexact = ({ limits }: ScheduledJob) => limits.map((limit) => ({ ...limit, exact: false }))
  return jobs.map((entry) => ({ ...entry, limits: inexact(entry) }))
}
