import { groupsOf } from '../../model/some.ts'
import { type NameMatch, keyPosition } from '../jobs/job-name.ts'
import type { JobTiming } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import { isHosted } from '../jobs/runner-system.ts'
import { maxOverlap } from '../jobs/timing.ts'
import { runnerLabels } from './capacity.ts'

type Matches = ReadonlyMap<number, NameMatch>

/** The ids of jobs that share a limit on parallel jobs: when they start depends on each other. */
export type Limit = ReadonlySet<number>

/**
 * The jobs that can have waited for something else than the jobs that they need. GitHub does not report what they
 * waited for, nor for how long.
 */
export interface Limits {
  /** The matrices that have more legs than their `max-parallel`. */
  readonly matrices: readonly Limit[]
  /** The jobs whose self-hosted runners took several jobs of the run. */
  readonly onRunners: Limit
  /** The jobs that a concurrency group can have held. */
  readonly grouped: ReadonlySet<number>
  /** The jobs of the run with a group, if there are several. */
  readonly members: Limit
}

/** @param matches by job id */
export function findLimits(jobs: readonly JobTiming[], matches: Matches): Limits {
  const ready = jobs.filter(({ skipped }) => !skipped)
  const inGroups = ready.filter(({ id }) => matches.get(id)?.some(hasGroup))
  return {
    matrices: findLimitedMatrices(ready, matches),
    onRunners: jobIdSet(onSharedRunners(ready)),
    grouped: jobIdSet(inGroups.filter(({ id }) => mayWaitForGroup(matches.get(id)))),
    members: jobIdSet(inGroups.length > 1 ? inGroups : []),
  }
}

function jobIdSet(jobs: readonly JobTiming[]): ReadonlySet<number> {
  return new Set(jobs.map(({ id }) => id))
}

function findLimitedMatrices(jobs: readonly JobTiming[], matches: Matches): readonly Limit[] {
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
    return isLimited ? [jobIdSet(matrix.map(({ job }) => job))] : []
  })
}

function hasGroup({ job }: NameMatch[number]): boolean {
  return job.concurrency !== undefined
}

/** The jobs that a called workflow starts with wait for the groups of their caller, later jobs do not. */
function mayWaitForGroup(match: NameMatch = []): boolean {
  const first = match.findLastIndex(({ job: { needs } }) => needs.length > 0)
  return match.slice(Math.max(0, first)).some(hasGroup)
}

/** Returns the jobs of self-hosted runners that took several jobs, and further jobs with their labels. */
function onSharedRunners(jobs: readonly JobTiming[]): readonly JobTiming[] {
  const selfHosted = jobs.filter(
    ({ report: { job } }) => job.runner.name !== undefined && !isHosted(job.runner),
  )
  const chains = groupsOf(selfHosted, ({ report }) => report.job.runner.name).filter((on) => {
    const ran = on.flatMap(({ start, end }) =>
      start === undefined ? [] : { start, end: end && end - CLOCK_TOLERANCE },
    )
    // If jobs overlap, several runners have one name.
    return on.length > 1 && maxOverlap(ran) === 1
  })
  const labels = new Set(chains.flat().map(runnerLabels))
  return selfHosted.filter((job) => labels.has(runnerLabels(job)))
}
