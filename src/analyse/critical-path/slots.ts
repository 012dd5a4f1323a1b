import type { Instant } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import type { TimedJob } from '../schedule/job-timing.ts'
import { firstToEnd, type Limit } from '../schedule/limit.ts'

/** The slots of a limit while the run is repeated. */
interface Slots {
  readonly limit: Limit
  /** Slots that a job has taken before. */
  readonly used: Slot[]
  /** When each slot was taken: in the run, and in the repetition. */
  readonly picks: { readonly was: Instant; readonly now: Instant }[]
  /** Whether a job ended at a different time than in the run. */
  changed: boolean
}

interface Slot {
  /** When it is free again. */
  readonly end: Instant
  /** The job that frees it. */
  readonly id: number | undefined
}

interface FreeSlot extends Slot {
  /** Whether another slot is free in the same seconds. */
  readonly tied: boolean
}

const UNUSED: FreeSlot = { end: -Infinity, id: undefined, tied: false }

export function emptySlots(limit: Limit): Slots {
  return { limit, used: [], picks: [], changed: false }
}

/** Removes the slot that is free first and returns it. */
export function takeSlot({ limit, used }: Slots): FreeSlot {
  const free = used.length < limit.capacity ? undefined : firstToEnd(used)
  if (free === undefined) return UNUSED
  used.splice(used.indexOf(free), 1)
  return { ...free, tied: used.some(({ end }) => end - free.end < CLOCK_TOLERANCE) }
}

/** A job that takes a slot, and when it is ready for it in the run and in the repetition. */
interface Taking {
  readonly job: TimedJob
  readonly slot: FreeSlot
  readonly was: Instant
  readonly ready: Instant
}

/**
 * Whether the job certainly gets this slot with the changed times: (1) the same jobs wait for each slot
 * as in the run, so that the same one gets it, (2) events in the same seconds are the same as in the
 * run, (3) there is no other slot if every slot that the run used is taken.
 */
export function isCertain(
  { limit, picks, changed }: Slots,
  { job, slot, was, ready }: Taking,
): boolean {
  const left = limit.left.get(job.id)
  const isClose = (at: Instant | undefined) =>
    Math.abs(slot.end - (at ?? Infinity)) < CLOCK_TOLERANCE
  const isTied = slot.tied || limit.tied.has(job.id)
  if ((changed && isTied) || (slot.id !== left?.id && isClose(left?.end))) return false // (2)
  if ((slot.end !== left?.end || ready !== was) && isClose(ready)) return false // (2)
  if (limit.kind === 'max-parallel') return true
  const isNew = slot.end > ready && (left?.end ?? -Infinity) <= was
  const isSame = picks.every(
    (pick) =>
      Math.sign(was - pick.was) === Math.sign(ready - pick.now) && !(isNew && pick.now >= ready),
  )
  return isSame && (slot.end <= ready || limit.binds(job)) // (1), (3)
}

/** Gives the slot to the job until its end. */
export function fillSlot(slots: Slots, { job, slot, was, ready }: Taking, end: Instant): void {
  slots.used.push({ end, id: job.id })
  slots.picks.push({
    was: Math.max(was, slots.limit.left.get(job.id)?.end ?? was),
    now: Math.max(ready, slot.end),
  })
  slots.changed ||= end !== job.end
}
