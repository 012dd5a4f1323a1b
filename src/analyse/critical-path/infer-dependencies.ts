import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { byReadiness, type JobTiming } from '../schedule/job-timing.ts'
import type { Predecessors } from '../schedule/schedule.ts'
import { isGroupDone } from './name-group.ts'

// Real runs: the first of the jobs that an end releases is created 1 to 2 s after it, the others
// two or three a second after that, with pauses of up to 5 s.
const SHORTEST_LAG: Milliseconds = SECOND
const USUAL_LAG: Milliseconds = 3 * SECOND
const BURST_GAP: Milliseconds = SECOND
const MAX_PAUSE: Milliseconds = 6 * SECOND
/** What is created later than this after every end was not held up by a job. */
const MAX_LAG: Milliseconds = 30 * SECOND

/**
 * Which job's end released which job, as far as the times tell. A burst of creations belongs to the
 * end before its first one, and the first burst of all to the start of the attempt. A job without a
 * releaser was ready at the start, or was held up by something that is no job.
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
    // Within a burst, which is most of a large run, no end has to be looked for.
    if (!possible || gap > BURST_GAP) {
      const ends = endsBefore(job, ready, timings)
      if (!possible || !continuesBurst(gap, newestUsual(ends, ready), releasedAt)) {
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

/** Within a second, ids ascend in the order of creation. */
function creations(timings: readonly JobTiming[]): Creation[] {
  return timings
    .flatMap((job) => {
      const { createdAt, ready } = job
      return createdAt === undefined || ready === undefined ? [] : [{ job, createdAt, ready }]
    })
    .toSorted((a, b) => a.createdAt - b.createdAt || a.job.id - b.job.id)
}

interface End {
  readonly job: JobTiming
  readonly end: Instant
}

/** The ends that could have released a job, the latest last. */
function endsBefore(job: JobTiming, ready: Instant, timings: readonly JobTiming[]): End[] {
  return timings
    .filter((ended) => canRelease(ended, job, ready))
    .flatMap((ended) => (ended.end === undefined ? [] : [{ job: ended, end: ended.end }]))
    .filter(({ end }) => end >= ready - MAX_LAG)
    .toSorted((a, b) => a.end - b.end || a.job.id - b.job.id)
}

/** What released a skipped job released what followed it. */
function canRelease(ended: JobTiming, job: JobTiming, ready: Instant): boolean {
  if (ended.skipped || ended.end === undefined || ended.end > ready) return false
  return byReadiness(ended, job) < 0
}

function continuesBurst(
  gap: Milliseconds,
  newestEnd: Instant | undefined,
  releasedAt: Instant | undefined,
): boolean {
  const hasNewEnd = newestEnd !== undefined && newestEnd > (releasedAt ?? -Infinity)
  return gap <= MAX_PAUSE && !hasNewEnd
}

function newestUsual(ends: readonly End[], ready: Instant): Instant | undefined {
  return ends.findLast(({ end }) => isUsual(end, ready))?.end
}

function isUsual(end: Instant, ready: Instant): boolean {
  return end <= ready - SHORTEST_LAG && end >= ready - USUAL_LAG
}

/**
 * The latest end, of those (1) at the scheduler's usual lag, (2) after which nothing of its group
 * was left to run: whoever needs a matrix needs every leg of it.
 */
function mostLikely(
  ends: readonly End[],
  { job, ready, timings }: { job: JobTiming; ready: Instant; timings: readonly JobTiming[] },
): JobTiming | undefined {
  const usual = ends.filter(({ end }) => isUsual(end, ready)) // (1)
  const among = usual.length > 0 ? usual : ends
  const done = among.filter((end) => isGroupDone(end.job, { job, timings })) // (2)
  return (done.at(-1) ?? among.at(-1))?.job
}
