import type { Instant } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'

/**
 * A limit on parallel jobs: the runners of a pool, `max-parallel`, or a concurrency group. It has as
 * many slots as jobs can run in parallel; a job takes a slot and frees it when it ends.
 */
export interface Limit {
  readonly kind: 'runners' | 'max-parallel' | 'concurrency'
  readonly capacity: number
  /** The jobs in the order in which they got their slots. */
  readonly members: readonly TimedJob[]
  /** Whether a job that waits for a slot is not created yet (`ready`), or is queued (`start`). */
  readonly delays: 'ready' | 'start'
  /** By job id: the job that used the slot before; without the jobs that got an unused slot. */
  readonly before: ReadonlyMap<number, TimedJob>
  /** Whether the limit explains when each of its jobs started. */
  readonly exact: boolean
  /**
   * Whether a job would have to wait if all slots were taken, because a job with the same labels did.
   * Otherwise it might get a runner that this run has not used.
   */
  readonly holdsBack: (job: TimedJob) => boolean
}

/** Gives each job, in order, the slot that is free first; returns the job before it in that slot, by id. */
export function assignSlots(
  jobs: readonly TimedJob[],
  capacity: number,
): Pick<Limit, 'members' | 'before'> {
  const before = new Map<number, TimedJob>()
  const slots: TimedJob[] = []
  for (const job of jobs) {
    const first = takeFirst(slots, capacity)
    if (first !== undefined) before.set(job.id, first)
    slots.push(job)
  }
  return { members: jobs, before }
}

/** Returns when a job's slot was free; `-Infinity` if it was unused. */
export function freeAt({ before }: Limit, job: TimedJob): Instant {
  return before.get(job.id)?.end ?? -Infinity
}

/** Removes the slot with the earliest end, the first of several; `undefined` while one is unused. */
export function takeFirst<Slot extends { readonly end: Instant }>(
  slots: Slot[],
  capacity: number,
): Slot | undefined {
  const first = slots[0]
  if (first === undefined || slots.length < capacity) return undefined
  const earliest = slots.reduce((best, slot) => (slot.end < best.end ? slot : best), first)
  slots.splice(slots.indexOf(earliest), 1)
  return earliest
}
