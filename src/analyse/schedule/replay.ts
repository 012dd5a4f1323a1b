import type { Instant, Milliseconds } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import { freeAt, type Limit, takeFirst } from './limit.ts'
import type { Schedule, ScheduledJob } from './schedule.ts'

/** A job with its exact limits, delays and duration, from which its times can be computed again after a change. */
export interface PlannedJob extends Omit<ScheduledJob, 'hold'> {
  /** From its release to its creation. */
  readonly createdAfter: Milliseconds
  /** From when it was created and its slot was free to its start. */
  readonly startedAfter: Milliseconds
  readonly duration: Milliseconds
  /** Whether all its limits are exact. */
  readonly exact: boolean
}

export function planJob({ job, needs, limits: all, predictable }: ScheduledJob): PlannedJob {
  const limits = all.filter((limit) => limit.exact)
  const freed = (delays: Limit['delays']) =>
    limits.filter((limit) => limit.delays === delays).map((limit) => freeAt(limit, job))
  const released = Math.max(...needs.map(({ end }) => end), ...freed('ready'))
  return {
    ...{ job, needs, limits, predictable },
    createdAfter: released === -Infinity ? 0 : job.ready - released,
    startedAfter: job.start - Math.max(job.ready, ...freed('start')),
    duration: job.end - job.start,
    exact: limits.length === all.length,
  }
}

/** The times of planned jobs. */
export interface Replay {
  readonly jobs: ReadonlyMap<TimedJob, ReplayedJob>
  /** The end of the last job that ran. */
  readonly finish: Instant
}

interface ReplayedJob {
  /** The end of the last needed job; `-Infinity` without one. */
  readonly needed: Instant
  readonly ready: Instant
  readonly end: Instant
  /** One for each of its limits. */
  readonly slots: readonly TakenSlot[]
}

/** A slot at the time at which a job takes it. */
interface TakenSlot {
  /** The end of the job that had it before; `-Infinity` if it was unused. */
  readonly end: Instant
  /** The id of that job. */
  readonly id: number | undefined
  /** Whether another slot was free in the same seconds, so that either job could have got either. */
  readonly isOneOfSeveral: boolean
}

const UNUSED: TakenSlot = { end: -Infinity, id: undefined, isOneOfSeveral: false }

/** A job that takes longer than in the run, or shorter if the change is below 0. */
interface LongerJob {
  readonly job: TimedJob
  readonly change: Milliseconds
}

/**
 * Computes when each job starts and ends: each keeps its delays after what it waits for, and all but one
 * keep their duration.
 *
 * @param jobs none of them before one that it waits for
 */
export function replay(jobs: readonly PlannedJob[], longer?: LongerJob): Replay {
  const replayed = new Map<TimedJob, ReplayedJob>()
  const ends = new Map<readonly TimedJob[], Instant>()
  const slots = new Map<Limit, { readonly end: Instant; readonly id: number }[]>()
  let finish = -Infinity
  const lastEnd = (late: Instant, job: TimedJob) => Math.max(late, replayed.get(job)?.end ?? late)
  for (const { job, needs, limits, createdAfter, startedAfter, duration } of jobs) {
    let needed = ends.get(needs)
    if (needed === undefined) ends.set(needs, (needed = needs.reduce(lastEnd, -Infinity)))
    let released = needed
    let free = -Infinity
    const taken = limits.map((limit): TakenSlot => {
      let used = slots.get(limit)
      if (used === undefined) slots.set(limit, (used = []))
      const first = takeFirst(used, limit.capacity)
      if (first === undefined) return UNUSED
      if (limit.delays === 'ready') released = Math.max(released, first.end)
      else free = Math.max(free, first.end)
      const isOneOfSeveral = used.some(({ end }) => end - first.end < CLOCK_TOLERANCE)
      return { ...first, isOneOfSeveral }
    })
    const ready = released === -Infinity ? job.ready : released + createdAfter
    const end =
      Math.max(ready, free) + startedAfter + duration + (job === longer?.job ? longer.change : 0)
    replayed.set(job, { needed, ready, end, slots: taken })
    for (const limit of limits) slots.get(limit)?.push({ end, id: job.id })
    if (!job.skipped && end > finish) finish = end
  }
  return { jobs: replayed, finish }
}

/**
 * Whether a replay shows what would have happened in place of the run: (1) no job moves whose delays
 * depend on something unknown, (2) no job ends at another time for which a later job may have waited
 * without an explanation, (3) the jobs get their slots in the order of the run.
 */
export function isConclusive(
  plan: readonly PlannedJob[],
  { unexplainedUntil }: Schedule,
  [run, changed]: readonly [Replay, Replay],
): boolean {
  const takings = new Map<Limit, Taking[]>()
  return plan.every(({ job, limits, predictable, exact }) => {
    const [was, now] = [run.jobs.get(job), changed.jobs.get(job)]
    if (was === undefined || now === undefined) return false
    const isLater = was.ready !== now.ready
    const moved = was.end !== now.end
    if ((isLater && !predictable) || ((isLater || moved) && !exact)) return false // (1)
    if (moved && was.end <= unexplainedUntil) return false // (2)
    return limits.every((limit, slot) => {
      const [wasSlot, nowSlot] = [was.slots[slot] ?? UNUSED, now.slots[slot] ?? UNUSED]
      const wasReady = limit.delays === 'start' ? was.ready : was.needed
      const nowReady = limit.delays === 'start' ? now.ready : now.needed
      const taking = { job, wasSlot, nowSlot, wasReady, nowReady, moved }
      const earlier = takings.get(limit) ?? []
      const isSame = keepsOrder(limit, earlier, taking) // (3)
      earlier.push(taking)
      takings.set(limit, earlier)
      return isSame
    })
  })
}

/** A job that takes a slot, in the run and in the replay. */
interface Taking {
  readonly job: TimedJob
  readonly wasSlot: TakenSlot
  readonly nowSlot: TakenSlot
  /** When it could take the slot. */
  readonly wasReady: Instant
  readonly nowReady: Instant
  /** Whether it ends at another time. */
  readonly moved: boolean
}

/**
 * Whether a job certainly gets its slot in a replay: (1) events in the same seconds are those of the run,
 * so that the same job comes first, (2) the same jobs wait for each slot as in the run, (3) there is no
 * other slot if every slot that the run used is taken.
 */
function keepsOrder(limit: Limit, earlier: readonly Taking[], taking: Taking): boolean {
  const { job, wasSlot, nowSlot, wasReady, nowReady } = taking
  const isClose = (at: Instant) => Math.abs(nowSlot.end - at) < CLOCK_TOLERANCE
  const isChance = nowSlot.isOneOfSeveral || wasSlot.isOneOfSeveral
  if (isChance && earlier.some(({ moved }) => moved)) return false // (1)
  if (nowSlot.id !== wasSlot.id && isClose(wasSlot.end)) return false // (1)
  if ((nowSlot.end !== wasSlot.end || nowReady !== wasReady) && isClose(nowReady)) return false // (1)
  if (limit.kind === 'max-parallel') return true
  const isNewWait = nowSlot.end > nowReady && wasSlot.end <= wasReady
  const isSame = earlier.every((other) => {
    const wasTaken = Math.max(other.wasReady, other.wasSlot.end)
    const nowTaken = Math.max(other.nowReady, other.nowSlot.end)
    const isSameOrder = Math.sign(wasReady - wasTaken) === Math.sign(nowReady - nowTaken)
    return isSameOrder && !(isNewWait && nowTaken >= nowReady)
  })
  return isSame && (nowSlot.end <= nowReady || limit.holdsBack(job)) // (2), (3)
}
