import { groupsOf } from '../../model/some.ts'
import { type NameMatch, keyPosition } from '../jobs/job-name.ts'
import type { JobTiming } from '../jobs/job-report.ts'
import { maxOverlap } from '../jobs/timing.ts'

type Matches = ReadonlyMap<number, NameMatch>

/**
 * The jobs that can have waited for something else than the jobs that they need. GitHub does not report what they
 * waited for, nor for how long.
 */
export interface Limits {
  /** The legs of matrices that have more legs than their `max-parallel`. */
  readonly legs: ReadonlySet<number>
  /** The jobs that a concurrency group can have held. */
  readonly grouped: ReadonlySet<number>
}

/** @param matches by job id */
export function findLimits(jobs: readonly JobTiming[], matches: Matches): Limits {
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
