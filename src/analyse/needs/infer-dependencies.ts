import type { Instant } from '../../model/time.ts'
import { byReadiness, type JobTiming } from '../jobs/job-timing.ts'
import {
  BURST_GAP,
  MAX_BURST_PAUSE,
  MAX_LAG_OF_ANY_JOB,
  MIN_JOB_LAG,
  PROMPT_JOB_LAG,
} from '../jobs/lateness.ts'
import { baseOf } from '../jobs/name-levels.ts'
import type { Predecessors } from './match-needs.ts'

/**
 * Infers from times which job's end released which job. A burst of creations belongs to the end before
 * its first one; the first burst belongs to the start of the attempt. A job without a releaser was
 * ready at the start, or waited for something other than a job.
 */
export function inferDependencies(
  timings: readonly JobTiming[],
  startedAt: Instant | undefined,
): Predecessors {
  const releases = new Map<number, readonly number[]>()
  let releasedAt = startedAt
  let releaser: JobTiming | undefined
  let before: Instant | undefined
  for (const { job, createdAt, ready } of creations(timings)) {
    const gap = before === undefined ? 0 : createdAt - before
    const possible = releaser === undefined || canRelease(releaser, job, ready)
    // Most jobs of a large run continue a burst, so skip the search.
    if (!possible || gap > BURST_GAP) {
      const ends = endsBefore(job, ready, timings)
      const newest = ends.findLast(({ end }) => isNormal(end, ready))
      const hasNewEnd = newest !== undefined && newest.end > (releasedAt ?? -Infinity)
      if (!possible || gap > MAX_BURST_PAUSE || hasNewEnd) {
        releaser = mostLikely(ends, { job, ready, timings })
        releasedAt = releaser?.end ?? ready
      }
    }
    releases.set(job.id, releaser === undefined ? [] : [releaser.id])
    before = createdAt
  }
  return releases
}

interface Creation {
  readonly job: JobTiming
  readonly createdAt: Instant
  readonly ready: Instant
}

/** Lists the created jobs in order; within a second, ids ascend in the order of creation. */
function creations(timings: readonly JobTiming[]): Creation[] {
  return timings
    .flatMap((job) => {
      const { createdAt, ready } = job
      return createdAt === undefined || ready === undefined ? [] : [{ job, createdAt, ready }]
    })
    .toSorted((a, b) => a.createdAt - b.createdAt || a.job.id - b.job.id)
}

interface EndedJob extends JobTiming {
  readonly end: Instant
}

/** Lists the jobs that could have released a job, latest end last. */
function endsBefore(job: JobTiming, ready: Instant, timings: readonly JobTiming[]): EndedJob[] {
  return timings
    .filter((ended) => canRelease(ended, job, ready))
    .filter(({ end }) => end >= ready - MAX_LAG_OF_ANY_JOB)
    .toSorted((a, b) => a.end - b.end || a.id - b.id)
}

/** A skipped job releases nothing: what released it also released what followed it. */
export function canRelease(ended: JobTiming, job: JobTiming, ready: Instant): ended is EndedJob {
  if (ended.skipped || ended.end === undefined || ended.end > ready) return false
  return byReadiness(ended, job) < 0
}

function isNormal(end: Instant, ready: Instant): boolean {
  return end <= ready - MIN_JOB_LAG && end >= ready - PROMPT_JOB_LAG
}

/**
 * Returns the latest end, preferably (1) at the scheduler's normal lag, (2) after which its group was
 * done, since a job that needs a matrix needs every leg.
 */
function mostLikely(
  ends: readonly EndedJob[],
  { job, ready, timings }: { job: JobTiming; ready: Instant; timings: readonly JobTiming[] },
): JobTiming | undefined {
  const normal = ends.filter(({ end }) => isNormal(end, ready)) // (1)
  const candidates = normal.length > 0 ? normal : ends
  const done = candidates.filter((end) => isGroupDone(end, { job, timings })) // (2)
  return done.at(-1) ?? candidates.at(-1)
}

/**
 * Whether a job was the last of its group to end, from the viewpoint of a job that may have waited for
 * it. The group is its matrix, or all jobs of its caller. A leg that waited for another leg
 * (`max-parallel`) needs only that end. This is a hint, since names are free text.
 */
export function isGroupDone(
  ended: JobTiming,
  { job, timings }: { readonly job: JobTiming; readonly timings: readonly JobTiming[] },
): boolean {
  // `a (1) / b (2)` seen from `a (1) / c` is in `a (1) / b`; seen from `d`, in `a`.
  const shared = ended.levels.findIndex((level, index) => level !== job.levels[index])
  const depth = shared === -1 ? ended.levels.length : shared + 1
  const group = baseOf(ended.levels, depth)
  const isIn = ({ levels }: JobTiming) => baseOf(levels, depth) === group
  const until = ended.end ?? -Infinity
  return isIn(job) || timings.every((other) => (other.end ?? Infinity) <= until || !isIn(other))
}
