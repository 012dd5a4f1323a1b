import type { Instant } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import type { TimedJob } from './job-timing.ts'

/** A limit on parallel jobs: the runners of a pool, `max-parallel`, or a concurrency group. */
export interface Limit {
  readonly kind: 'runners' | 'max-parallel' | 'concurrency'
  readonly capacity: number
  /** The jobs in the order in which they got their slots. */
  readonly members: readonly TimedJob[]
  /** Whether a job that waits for a slot is not created yet (`ready`), or is queued (`start`). */
  readonly delays: 'ready' | 'start'
  /** By job id: the job that used the slot before; without the jobs that got an unused slot. */
  readonly left: ReadonlyMap<number, TimedJob>
  /** Ids of the jobs for which another slot was free in the same seconds. */
  readonly tied: ReadonlySet<number>
  /** Whether the limit explains when each of its jobs started. */
  readonly certain: boolean
  /**
   * Whether a job would have to wait if all slots were taken, because a job with the same labels did.
   * Otherwise it might get a runner that this run has not used.
   */
  readonly binds: (job: TimedJob) => boolean
}

/** Gives each job, in order, the slot that is free first. */
export function fillSlots(
  jobs: readonly TimedJob[],
  capacity: number,
): Pick<Limit, 'members' | 'left' | 'tied'> {
  const left = new Map<number, TimedJob>()
  const tied = new Set<number>()
  const slots: TimedJob[] = []
  for (const job of jobs) {
    const first = slots.length < capacity ? undefined : firstToEnd(slots)
    if (first !== undefined) {
      left.set(job.id, first)
      slots.splice(slots.indexOf(first), 1)
      if (slots.some(({ end }) => end - first.end < CLOCK_TOLERANCE)) tied.add(job.id)
    }
    slots.push(job)
  }
  return { members: jobs, left, tied }
}

/** Returns when a job's slot was free; `-Infinity` if it was unused. */
export function freeAt({ left }: Limit, job: TimedJob): Instant {
  return left.get(job.id)?.end ?? -Infinity
}

/** Returns the item with the earliest end; the first of several. */
export function firstToEnd<Item extends { readonly end: Instant }>(
  items: readonly Item[],
): Item | undefined {
  return items.reduce<Item | undefined>(
    (first, item) => (first === undefined || item.end < first.end ? item : first),
    undefined,
  )
}
