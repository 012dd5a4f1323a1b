import type { Instant } from '../../model/time.ts'
import type { JobTiming, TimedJob } from '../jobs/job-timing.ts'
import { MAX_PICKUP } from '../jobs/lateness.ts'
import { labelsKey } from '../jobs/runner-labels.ts'
import { isHosted, isMacos } from '../jobs/runner-system.ts'

/**
 * The lowest limits on parallel jobs of an account, in total and on macOS.
 * https://docs.github.com/en/actions/reference/limits
 */
const MIN_HOSTED_LIMIT = 20
const MIN_MACOS_LIMIT = 5

/** Jobs that may have shared a limit on parallel jobs that the file does not show. */
export interface Capacity {
  /** The lowest possible value of the limit. */
  readonly min: number
  /** Sorted in ascending order. */
  readonly starts: readonly Instant[]
  readonly ends: readonly Instant[]
}

/**
 * Returns the possible limits of a job: the limits of the account for GitHub's runners, else the limit of an autoscaler for
 * its labels.
 */
export function findCapacities(ran: readonly TimedJob[]): (job: TimedJob) => readonly Capacity[] {
  const { hosted = [], others = [] } = Object.groupBy(ran, ({ report }) =>
    isHosted(report.job.runner) ? 'hosted' : 'others',
  )
  const all = capacityOf(hosted, MIN_HOSTED_LIMIT)
  const macos = capacityOf(
    hosted.filter(({ report }) => isMacos(report.job.runner)),
    MIN_MACOS_LIMIT,
  )
  const labelled = new Map(
    [...Map.groupBy(others, runnerLabels)].map(([labels, jobs]) => [labels, capacityOf(jobs, 1)]),
  )
  return (job) => {
    const { runner } = job.report.job
    if (isHosted(runner)) return isMacos(runner) ? [all, macos] : [all]
    return [labelled.get(runnerLabels(job)) ?? []].flat()
  }
}

export function runnerLabels({ report }: JobTiming): string {
  return labelsKey(report.job.runner.labels)
}

function capacityOf(jobs: readonly TimedJob[], min: number): Capacity {
  const ascending = (a: number, b: number) => a - b
  return {
    min,
    starts: jobs.map(({ start }) => start).sort(ascending),
    ends: jobs.map(({ end }) => end).sort(ascending),
  }
}

/**
 * Whether a job seems to have waited until another finished: it started soon after one did, and no more
 * jobs ran then than while it waited.
 */
export function isSaturated(job: TimedJob, { min, starts, ends }: Capacity): boolean {
  const running = (at: Instant) => countUntil(starts, at) - countUntil(ends, at)
  const recent = countUntil(ends, job.start) - countUntil(ends, job.start - MAX_PICKUP)
  const started = starts.slice(countUntil(starts, job.ready), countUntil(starts, job.start - 1))
  const max = Math.max(...[job.ready, ...started].map(running))
  const count = running(job.start)
  return max >= min && count <= max && count > max - recent
}

/** Returns how many instants are at or before one, by binary search. */
function countUntil(ascending: readonly Instant[], at: Instant): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((ascending[middle] ?? Infinity) <= at) from = middle + 1
    else to = middle
  }
  return from
}
