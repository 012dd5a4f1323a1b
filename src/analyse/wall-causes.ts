import type { CriticalPath } from '../model/critical-path.ts'
import type { Comparison, JobComparison, WallCause } from '../model/history.ts'

/**
 * Returns what made a run longer or shorter: the queues and durations of the critical path that changed
 * in the same direction, the largest change first. A job elsewhere can't have changed the wall time.
 */
export function findCauses(
  wall: Comparison,
  jobs: readonly JobComparison[],
  path: CriticalPath | undefined,
): WallCause[] {
  const direction = wall.changed ? Math.sign(wall.delta ?? 0) : 0
  const ids = new Set(path?.jobs.map(({ job }) => job.job.id))
  const onPath = jobs.filter(({ job }) => ids.has(job.job.id))
  return onPath
    .flatMap((comparison): (WallCause | undefined)[] => [
      comparison.queue && { job: comparison.job, part: 'queue', comparison: comparison.queue },
      { job: comparison.job, part: 'duration', comparison },
    ])
    .filter((cause) => cause !== undefined)
    .filter(({ comparison: { changed, delta = 0 } }) => changed && delta * direction > 0)
    .toSorted((a, b) => direction * ((b.comparison.delta ?? 0) - (a.comparison.delta ?? 0)))
}
