import type { ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'

/** Returns the finished runs whose latest attempt is known to have started before or at an instant. */
export function oldRuns<Listed extends ListedRun>(
  runs: readonly Listed[],
  before: Instant,
): Listed[] {
  return runs.filter(
    ({ run, status }) =>
      status === 'completed' && run.startedAt !== undefined && run.startedAt <= before,
  )
}
