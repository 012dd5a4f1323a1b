import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'

/** Longest time from the end of the needed jobs to the creation of a job. */
const MAX_RELEASE_LAG: Milliseconds = 15 * SECOND

/** Longest time between two creations of one burst. */
const MAX_CREATION_GAP: Milliseconds = 6 * SECOND

export interface Creations {
  readonly first: Instant
  /** By job id: the start of the burst of creations that includes the job. */
  readonly bursts: ReadonlyMap<number, Instant>
}

export function findCreations(jobs: readonly TimedJob[]): Creations {
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
export function isLate(
  { id, createdAt, skipped }: TimedJob,
  releasedAt: Instant | undefined,
  { first, bursts }: Creations,
): boolean {
  // Without its creation, the queue time is unknown. The times of a skipped job mean nothing.
  if (createdAt === undefined || skipped) return false
  return (bursts.get(id) ?? createdAt) > (releasedAt ?? first) + MAX_RELEASE_LAG
}
