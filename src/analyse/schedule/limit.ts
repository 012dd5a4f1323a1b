import type { Instant } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import type { TimedJob } from './job-timing.ts'

/**
 * A limit on how many jobs run in parallel: the runners of a pool, `max-parallel`, or a concurrency
 * group.
 */
export interface Limit {
  readonly kind: 'runners' | 'max-parallel' | 'concurrency'
  readonly capacity: number
  /** The jobs in the order in which they got their slots. */
  readonly members: readonly TimedJob[]
  /** Whether a job that waits for a slot is not created yet, or is created and queued. */
  readonly delays: 'ready' | 'start'
  /** By job id: the job that left the slot; without the jobs whose slot nobody had used before. */
  readonly left: ReadonlyMap<number, TimedJob>
  /** Ids of the jobs for which another slot was free in the same seconds. */
  readonly tied: ReadonlySet<number>
  /** Whether the limit explains when each of its jobs started. */
  readonly certain: boolean
  /**
   * Whether a job would have to wait if all slots were taken, since a job with the same labels did.
   * Others could find a runner that this run has not used.
   */
  readonly binds: (job: TimedJob) => boolean
}

/** Gives each job, in the order in which they got their slots, the one that is free first. */
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

/** Returns the most jobs that were under way in parallel, from ready to end. */
export function peakOf(jobs: readonly TimedJob[]): number {
  const changes = jobs
    .flatMap(({ ready, end }) => [
      { at: ready, by: 1 },
      { at: end, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
  let count = 0
  return changes.reduce((peak, { by }) => Math.max(peak, (count += by)), 0)
}

/** Returns when a job's slot was free; `-Infinity` if nobody had used it before. */
export function freeAt({ left }: Limit, job: TimedJob): Instant {
  return left.get(job.id)?.end ?? -Infinity
}

function firstToEnd(jobs: readonly TimedJob[]): TimedJob | undefined {
  return jobs.reduce<TimedJob | undefined>(
    (first, job) => (first === undefined || job.end < first.end ? job : first),
    undefined,
  )
}
