import type { Instant, Milliseconds } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import { freeAt, type Limit, takeFirst } from './limit.ts'
import type { Schedule, ScheduledJob } from './schedule.ts'

/** A schedule as delays and durations, from which its times can be computed again after a change. */
export interface Plan {
  /** No job comes before one that it waits for. */
  readonly jobs: readonly PlannedJob[]
  /** The lists of needed jobs, by index; jobs with the same needs share a list. */
  readonly lists: readonly (readonly number[])[]
  readonly limits: readonly Limit[]
  readonly unexplainedUntil: Instant
}

export interface PlannedJob extends Pick<ScheduledJob, 'job' | 'predictable'> {
  /** The index of the list of its needs. */
  readonly list: number
  /** The indices of its exact limits. */
  readonly limits: readonly number[]
  /** From its release to its creation. A job that nothing releases keeps its time. */
  readonly createdAfter: Milliseconds
  /** From when it was created and its slot was free to its start. */
  readonly startedAfter: Milliseconds
  readonly duration: Milliseconds
  /** Whether all its limits are exact. */
  readonly exact: boolean
}

export function planOf({ jobs, unexplainedUntil }: Schedule): Plan {
  const indexOf = new Map(jobs.map(({ job }, index) => [job.id, index]))
  const needs = [...new Set(jobs.map((scheduled) => scheduled.needs))]
  const listOf = new Map(needs.map((list, index) => [list, index]))
  const limits = [...new Set(jobs.flatMap((scheduled) => scheduled.limits))]
  const limitOf = new Map(limits.map((limit, index) => [limit, index]))
  return {
    jobs: jobs.map((scheduled) => {
      const { job, predictable } = scheduled
      const exact = scheduled.limits.filter((limit) => limit.exact)
      const freed = (delays: Limit['delays']) =>
        exact.filter((limit) => limit.delays === delays).map((limit) => freeAt(limit, job))
      const released = Math.max(...scheduled.needs.map(({ end }) => end), ...freed('ready'))
      return {
        job,
        predictable,
        list: listOf.get(scheduled.needs) ?? -1,
        limits: exact.flatMap((limit) => limitOf.get(limit) ?? []),
        createdAfter: released === -Infinity ? 0 : job.ready - released,
        startedAfter: job.start - Math.max(job.ready, ...freed('start')),
        duration: job.end - job.start,
        exact: exact.length === scheduled.limits.length,
      }
    }),
    lists: needs.map((list) => list.map(({ id }) => indexOf.get(id) ?? -1)),
    limits,
    unexplainedUntil,
  }
}

/** The times of a plan's jobs, by index. */
export interface Replay {
  readonly jobs: readonly ReplayedJob[]
  /** The end of the last job that ran. */
  readonly finish: Instant
}

interface ReplayedJob {
  /** The end of the last needed job; `-Infinity` without one. */
  readonly needed: Instant
  readonly ready: Instant
  readonly end: Instant
  /** One for each of its exact limits. */
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

/** Computes when each job starts and ends: each keeps its duration and its delays after what it waits for. */
export function replay({ jobs, lists, limits }: Plan): Replay {
  const replayed: ReplayedJob[] = []
  const listEnds: (Instant | undefined)[] = lists.map(() => undefined)
  const slots = limits.map((): { readonly end: Instant; readonly id: number }[] => [])
  let finish = -Infinity
  for (const { job, list, limits: own, createdAfter, startedAfter, duration } of jobs) {
    const needed = (listEnds[list] ??= (lists[list] ?? []).reduce(
      (late, at) => Math.max(late, replayed[at]?.end ?? late),
      -Infinity,
    ))
    let released = needed
    let free = -Infinity
    const taken = own.map((at): TakenSlot => {
      const { capacity = 0, delays } = limits[at] ?? {}
      const used = slots[at] ?? []
      const first = takeFirst(used, capacity)
      if (first === undefined) return UNUSED
      if (delays === 'ready') released = Math.max(released, first.end)
      else free = Math.max(free, first.end)
      const isOneOfSeveral = used.some(({ end }) => end - first.end < CLOCK_TOLERANCE)
      return { ...first, isOneOfSeveral }
    })
    const ready = released === -Infinity ? job.ready : released + createdAfter
    const end = Math.max(ready, free) + startedAfter + duration
    replayed.push({ needed, ready, end, slots: taken })
    for (const at of own) slots[at]?.push({ end, id: job.id })
    if (!job.skipped && end > finish) finish = end
  }
  return { jobs: replayed, finish }
}

/**
 * Whether a replay shows what would have happened in place of the run: (1) no job moves whose delays
 * depend on something unknown, (2) no job ends at another time for which a later job may have waited
 * without an explanation, (3) the jobs get their slots in the order of the run.
 */
export function isConclusive(plan: Plan, run: Replay, changed: Replay): boolean {
  const takings = plan.limits.map((): Taking[] => [])
  return plan.jobs.every(({ job, limits, predictable, exact }, index) => {
    const [was, now] = [run.jobs[index], changed.jobs[index]]
    if (was === undefined || now === undefined) return false
    const isLater = was.ready !== now.ready
    const moved = was.end !== now.end
    if ((isLater && !predictable) || ((isLater || moved) && !exact)) return false // (1)
    if (moved && was.end <= plan.unexplainedUntil) return false // (2)
    return limits.every((at, slot) => {
      const limit = plan.limits[at]
      const [wasSlot, nowSlot] = [was.slots[slot], now.slots[slot]]
      if (limit === undefined || wasSlot === undefined || nowSlot === undefined) return false
      const wasReady = limit.delays === 'start' ? was.ready : was.needed
      const nowReady = limit.delays === 'start' ? now.ready : now.needed
      const taking = { job, wasSlot, nowSlot, wasReady, nowReady, moved }
      const isSame = keepsOrder(limit, takings[at] ?? [], taking) // (3)
      takings[at]?.push(taking)
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
