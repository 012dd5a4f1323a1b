import type { ListedRun } from '../../model/listed-run.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { endSoFar } from '../jobs/job-report.ts'
import { durationBetween, maxKnown } from '../jobs/timing.ts'

/**
 * Returns whether a run has taken longer than the middle half of others, as far as GitHub's list of these shows:
 * `false` if a time is unknown.
 */
export function isLongRun(
  { startedAt, jobs = [] }: Run,
  others: readonly Pick<ListedRun, 'run' | 'updatedAt'>[],
): boolean {
  const time = durationBetween(startedAt, maxKnown(jobs.map(latestEnd)))
  const times = others
    .flatMap(({ run, updatedAt }) => durationBetween(run.startedAt, updatedAt) ?? [])
    // A server that lists no end of a run lists its start.
    .filter((duration) => duration > 0)
    .toSorted((a, b) => a - b)
  const upperQuartile = times[Math.ceil(times.length * 0.75) - 1]
  return time !== undefined && upperQuartile !== undefined && time > upperQuartile
}

function latestEnd(job: Job): Instant | undefined {
  return job.state.kind === 'finished' ? job.state.completedAt : endSoFar(job)
}
