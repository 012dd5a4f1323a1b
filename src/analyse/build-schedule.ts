import { MINUTE, SECOND, type Instant, type Milliseconds } from '../model/time.ts'
import { neverRan } from './job-report.ts'
import type { Reading } from './job-name.ts'
import { findLegLimits, inferLegLimits } from './leg-limits.ts'
import type { Limit } from './limit.ts'
import type { PlacedJob } from './placed-job.ts'
import {
  findRunnerPools,
  isHosted,
  labelsOf,
  MAX_PICKUP,
  type RunnerPools,
} from './runner-pools.ts'
import {
  lastOf,
  timedJobs,
  type Hold,
  type Predecessors,
  type Schedule,
  type ScheduledJob,
  type TimedJob,
} from './schedule.ts'

export interface ScheduleOptions {
  /** In an order in which no job comes before one that it waited for. */
  readonly placed: readonly PlacedJob[]
  readonly predecessors: Predecessors
  /** By job id: the job of the workflow file; `undefined` without a file. */
  readonly readings: ReadonlyMap<number, Reading> | undefined
  /** Whether somebody approved or rejected a deployment of the run. */
  readonly approved: boolean
}

/** How long after the end of what it needs a job is created, or after a job created just before. */
const MAX_RELEASE_LAG: Milliseconds = 15 * SECOND
const MAX_CREATION_GAP: Milliseconds = 6 * SECOND

/** A longer queue for a fresh runner is no longer the usual time to start one. */
const MAX_QUEUE: Milliseconds = 5 * MINUTE
const MIN_QUEUE: Milliseconds = 10 * SECOND

/**
 * The fewest jobs that GitHub runs in parallel for one account, and of these on macOS.
 * https://docs.github.com/en/actions/reference/limits
 */
const MIN_HOSTED_LIMIT = 20
const MIN_MACOS_LIMIT = 5

/** Works out what held each job back: every wait that is explained is an edge of the schedule. */
export function buildSchedule(options: ScheduleOptions): Schedule {
  const { readings = new Map<number, Reading>() } = options
  const jobs = timedJobs(options.placed)
  const ran = jobs.filter(({ skipped, report }) => !skipped && !neverRan(report.job))
  const pools = findRunnerPools(ran)
  const legs = options.readings === undefined ? inferLegLimits(jobs) : findLegLimits(jobs, readings)
  const group = concurrencyLimit(jobs, readings)
  const needs = shareNeeds(jobs, options, legs)
  const creations = createdInBursts(jobs)
  const capacities = findCapacities(ran)
  const scheduled = jobs.map((job) => {
    const pool = pools.limits.get(job.id)
    const limits = [
      ...(legs.get(job.id) ?? []),
      ...(pool === undefined ? [] : [pool]),
      ...(isInGroup(readings.get(job.id)) ? group : []),
    ]
    const context = {
      options,
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
  return {
    jobs: scheduled.map(({ entry }) => entry),
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

interface Context {
  readonly options: ScheduleOptions
  readonly needs: readonly TimedJob[]
  readonly limits: readonly Limit[]
  readonly pools: RunnerPools
  readonly creations: Creations
  readonly capacities: (job: TimedJob) => readonly Capacity[]
}

interface Wait {
  readonly hold: Hold
  readonly explained: boolean
}

/**
 * What a job waited for last: (1) an approval, which GitHub does not time, (2) the runner that took it
 * as soon as its previous job had ended, (3) its concurrency group, (4) an earlier leg, while it was
 * queued, (5) something that is not in the run, (6) what released it.
 */
function explainWait(job: TimedJob, context: Context): Wait {
  const { options, pools } = context
  const reading = options.readings?.get(job.id)
  const explained = !isCutShort(job)
  const queue = job.start - job.ready
  const release = releaseOf(job, context)
  const late = isLate(job, release.job?.end, context.creations)
  if (options.approved && reading?.at(-1)?.job.environment === true) {
    return { hold: { by: 'approval', job: undefined }, explained } // (1)
  }
  const before = pools.previous.get(job.id)
  const busy = before !== undefined && before.end > job.ready
  if (busy && job.start - before.end <= MAX_PICKUP) {
    return { hold: { by: 'runner', job: before }, explained } // (2)
  }
  if (isInGroup(reading) && (late || queue > MAX_PICKUP)) {
    return { hold: { by: 'concurrency', job: undefined }, explained } // (3)
  }
  if (busy) return { hold: { by: 'runner', job: undefined }, explained: false }
  const leg = lastLeft(job, context.limits, 'start')
  if (leg !== undefined && leg.end > job.ready) {
    return { hold: { by: 'max-parallel', job: leg }, explained } // (4)
  }
  if (late) return { hold: { by: 'unknown', job: undefined }, explained: false } // (5)
  return { hold: release, explained: explained && hasUsualQueue(job, context) } // (6)
}

/** Returns what released a job: the last of the jobs that it needs, or the leg that left its slot. */
function releaseOf(job: TimedJob, { needs, limits }: Context): Hold {
  const needed = lastOf(needs)
  const leg = lastLeft(job, limits, 'ready')
  if (leg !== undefined && leg.end > (needed?.end ?? -Infinity)) {
    return { by: 'max-parallel', job: leg }
  }
  return { by: needed === undefined ? undefined : 'needs', job: needed }
}

function lastLeft(
  job: TimedJob,
  limits: readonly Limit[],
  delays: Limit['delays'],
): TimedJob | undefined {
  const isLegs = (limit: Limit) => limit.kind === 'max-parallel' && limit.delays === delays
  return lastOf(limits.filter(isLegs).flatMap(({ left }) => left.get(job.id) ?? []))
}

/** Whether a fresh runner, or one that nobody had, came as soon as such runners do. */
function hasUsualQueue(job: TimedJob, { pools, capacities }: Context): boolean {
  const queue = job.start - job.ready
  if (queue <= MIN_QUEUE) return true
  if (pools.limits.has(job.id)) return queue <= MAX_PICKUP
  return queue <= MAX_QUEUE && !capacities(job).some((running) => isSaturated(job, running))
}

/** Jobs that may have shared a limit on how many run in parallel, which the file does not show. */
interface Capacity {
  /** The fewest jobs in parallel that such a limit allows. */
  readonly least: number
  /** In ascending order. */
  readonly starts: readonly Instant[]
  readonly ends: readonly Instant[]
}

/** A limit of the account holds for all of GitHub's runners, that of an autoscaler for its labels. */
function findCapacities(ran: readonly TimedJob[]): (job: TimedJob) => readonly Capacity[] {
  const [hosted = [], others = []] = [true, false].map((kind) =>
    ran.filter(({ report }) => isHosted(report.job.runner) === kind),
  )
  const all = capacityOf(hosted, MIN_HOSTED_LIMIT)
  const macos = capacityOf(hosted.filter(isOnMacos), MIN_MACOS_LIMIT)
  const labelled = new Map(
    [...Map.groupBy(others, labelsOf)].map(([labels, jobs]) => [labels, capacityOf(jobs, 1)]),
  )
  return (job) => {
    if (isHosted(job.report.job.runner)) return isOnMacos(job) ? [all, macos] : [all]
    const own = labelled.get(labelsOf(job))
    return own === undefined ? [] : [own]
  }
}

function isOnMacos({ report }: TimedJob): boolean {
  return report.job.runner.labels.some((label) => /^macos-/i.test(label))
}

function capacityOf(jobs: readonly TimedJob[], least: number): Capacity {
  const ascending = (a: number, b: number) => a - b
  return {
    least,
    starts: jobs.map(({ start }) => start).sort(ascending),
    ends: jobs.map(({ end }) => end).sort(ascending),
  }
}

/**
 * Whether a job seems to have waited until another left its place: until that other job ended, as
 * many jobs ran as with it.
 */
function isSaturated(job: TimedJob, { least, starts, ends }: Capacity): boolean {
  const running = (at: Instant) => countUntil(starts, at) - countUntil(ends, at)
  const count = running(job.start)
  const [first, last] = [countUntil(ends, job.ready), countUntil(ends, job.start)]
  if (count < least || first === last) return false
  const changes = [job.ready, ...ends.slice(first, last - 1)]
  return changes.every((at) => at === ends[last - 1] || running(at) >= count)
}

/** Returns how many instants are not after one. */
function countUntil(ascending: readonly Instant[], at: Instant): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((ascending[middle] ?? Infinity) <= at) from = middle + 1
    else to = middle
  }
  return from
}

/** A job that was cancelled, or that never had a runner, ended for a reason of its own. */
function isCutShort({ skipped, report }: TimedJob): boolean {
  return !skipped && (report.outcome === 'cancelled' || neverRan(report.job))
}

/** Any caller can be in a group too. */
function isInGroup(reading: Reading | undefined): boolean {
  return reading?.some(({ job }) => job.concurrency) ?? false
}

/** Jobs of one run can be in the same group; the file does not say which. */
function concurrencyLimit(
  jobs: readonly TimedJob[],
  readings: ReadonlyMap<number, Reading>,
): readonly Limit[] {
  const members = jobs.filter(({ id, skipped }) => !skipped && isInGroup(readings.get(id)))
  if (members.length < 2) return []
  return [
    {
      kind: 'concurrency',
      capacity: 1,
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
  { predecessors, readings }: ScheduleOptions,
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
      const first = readings === undefined ? firstLeg.get(legs.get(id)?.[0]) : undefined
      const ids = predecessors.get(first ?? id) ?? []
      const key = ids.join()
      const needs = shared.get(key) ?? ids.flatMap((before) => byId.get(before) ?? [])
      shared.set(key, needs)
      return [id, needs]
    }),
  )
}

interface Creations {
  readonly first: Instant
  /** By job id: when the burst of creations began that the job's creation belongs to. */
  readonly bursts: ReadonlyMap<number, Instant>
}

function createdInBursts(jobs: readonly TimedJob[]): Creations {
  const bursts = new Map<number, Instant>()
  let began = -Infinity
  let before = -Infinity
  for (const { id, ready } of jobs.toSorted((a, b) => a.ready - b.ready)) {
    if (ready - before > MAX_CREATION_GAP) began = ready
    bursts.set(id, began)
    before = ready
  }
  return { first: Math.min(...jobs.map(({ ready }) => ready)), bursts }
}

/** Whether a job was created later than the end of what it waited for explains. */
function isLate(
  { id, createdAt, skipped }: TimedJob,
  releasedAt: Instant | undefined,
  { first, bursts }: Creations,
): boolean {
  // Without its creation it is not known how long it was queued. The times of a skipped job mean nothing.
  if (createdAt === undefined || skipped) return false
  return (bursts.get(id) ?? createdAt) > (releasedAt ?? first) + MAX_RELEASE_LAG
}
