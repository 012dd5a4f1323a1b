import type { ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'

/**
 * The runs that have ended and of which no attempt started after an instant: a run may be old and its
 * latest attempt of today. A run of which that is not known is not among them.
 */
export function oldRuns<Listed extends ListedRun>(
  runs: readonly Listed[],
  before: Instant,
): Listed[] {
  return runs.filter(
    ({ run, status }) =>
      status === 'completed' && run.startedAt !== undefined && run.startedAt <= before,
  )
}
