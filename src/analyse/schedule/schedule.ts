import type { Instant } from '../../model/time.ts'
import { type JobTiming, type TimedJob, timedJobs } from '../jobs/job-timing.ts'
import { MAX_BURST_PAUSE, MAX_JOB_LAG, MAX_PICKUP } from '../jobs/lateness.ts'
import type { GraphMatch } from '../needs/match-needs.ts'
import type { HeldBy } from '../../model/reasons.ts'
import { groupsOf } from '../../model/some.ts'
import { type NameMatch, keyPosition } from '../jobs/job-name.ts'
import { maxOverlap } from '../jobs/timing.ts'

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

/** Evidence for when a job started. */
interface WaitContext {
  /** Start of the attempt. */
  readonly startedAt: Instant | undefined
  readonly needs: readonly TimedJob[]
  readonly limits: Limits
  readonly creations: Creations
}

interface Wait {
  /** `undefined` for a job that was ready when the run started. */
  readonly heldBy: HeldBy | undefined
  /** Whether it was late for a reason that neither the file nor GitHub shows. */
  readonly isDoubtful: boolean
}

/**
 * Determines what a job waited for last: (1) an approval, (2) its concurrency group, another leg or a runner, of
 * which GitHub does not report which, (3) something else that GitHub does not report, (4) the jobs that it needs.
 */
function explainWait(job: TimedJob, context: WaitContext): Wait {
  const { needs, limits, creations } = context
  const needed = lastToEnd(needs)
  const isGrouped = limits.grouped.has(job.id)
  const approval = job.report.mayAwaitApproval
  // All jobs of a run can wait together for a reason that the file does not show.
  const releasedAt = needed?.end ?? (approval || isGrouped ? context.startedAt : undefined)
  const late = isLate(job, releasedAt ?? creations.first, creations)
  if (approval) return { heldBy: 'approval', isDoubtful: false } // (1)
  const isHeld = late || job.start - job.ready > MAX_PICKUP
  if (isHeld && (isGrouped || limits.legs.has(job.id)))
    return { heldBy: 'unknown', isDoubtful: false } // (2)
  if (late) return { heldBy: 'unknown', isDoubtful: true } // (3)
  return { heldBy: needed === undefined ? undefined : 'needs', isDoubtful: false } // (4)
}

/** Returns the job that ended last; of several in the same second, the one created last. */
export function lastToEnd(jobs: readonly TimedJob[]): TimedJob | undefined {
  return jobs.toSorted((a, b) => a.end - b.end || a.id - b.id).at(-1)
}

interface Creations {
  readonly first: Instant
  /** Keyed by job id: the start of the burst of creations that includes the job. */
  readonly bursts: ReadonlyMap<number, Instant>
}

function findCreations(jobs: readonly TimedJob[]): Creations {
  const bursts = new Map<number, Instant>()
  let began = -Infinity
  let before = -Infinity
  for (const { id, ready } of jobs.toSorted((a, b) => a.ready - b.ready)) {
    if (ready - before > MAX_BURST_PAUSE) began = ready
    bursts.set(id, began)
    before = ready
  }
  return { first: Math.min(...jobs.map(({ ready }) => ready)), bursts }
}

/** Whether a job was created later than the end of what it waited for explains. */
function isLate({ id, report, skipped }: TimedJob, releasedAt: Instant, { bursts }: Creations) {
  const { createdAt } = report.listed
  // Without its creation, the queue time is unknown. The times of a skipped job mean nothing.
  if (createdAt === undefined || skipped) return false
  return (bursts.get(id) ?? createdAt) > releasedAt + MAX_JOB_LAG
}

type Matches = ReadonlyMap<number, NameMatch>

/**
 * The jobs that can have waited for something else than the jobs that they need. GitHub does not report what they
 * waited for, nor for how long.
 */
interface Limits {
  /** The legs of matrices that have more legs than their `max-parallel`. */
  readonly legs: ReadonlySet<number>
  /** The jobs that a concurrency group can have held. */
  readonly grouped: ReadonlySet<number>
}

/** @param matches by job id */
function findLimits(jobs: readonly JobTiming[], matches: Matches): Limits {
  const ready = jobs.filter(({ skipped }) => !skipped)
  const grouped = ready.filter(({ id }) => mayWaitForGroup(matches.get(id)))
  return {
    legs: new Set(limitedLegs(ready, matches).map(({ id }) => id)),
    grouped: new Set(grouped.map(({ id }) => id)),
  }
}

function limitedLegs(jobs: readonly JobTiming[], matches: Matches): readonly JobTiming[] {
  const limited = jobs.flatMap((job) => {
    const match = matches.get(job.id) ?? []
    return match.flatMap(({ job: { matrix, maxParallel, called }, leg }, level) =>
      matrix && maxParallel !== Infinity
        ? {
            job,
            maxParallel,
            leg: called === undefined ? job.id : leg,
            at: keyPosition(match, level),
          }
        : [],
    )
  })
  return groupsOf(limited, ({ at }) => at).flatMap((matrix) => {
    const legs = groupsOf(matrix, ({ leg }) => leg).map((leg) => ({
      start: Math.min(...leg.map(({ job: { ready = Infinity } }) => ready)),
      end: Math.max(...leg.map(({ job: { end = Infinity } }) => end)),
    }))
    const isLimited = legs.length > (matrix[0].maxParallel ?? maxOverlap(legs))
    return isLimited ? matrix.map(({ job }) => job) : []
  })
}

/** The jobs that a called workflow starts with wait for the groups of their caller, later jobs do not. */
function mayWaitForGroup(match: NameMatch = []): boolean {
  const first = match.findLastIndex(({ job: { needs } }) => needs.length > 0)
  return match.slice(Math.max(0, first)).some(({ job }) => job.concurrency !== undefined)
}
