import { type Comparison, SLOWER } from '../../model/report/history.ts'
import type { Change, DurationChange } from '../../model/report/run-diff.ts'
import { maxKnown } from '../jobs/timing.ts'

type Value = number | undefined

/** @param comparable whether a difference means anything */
export function toChange(before: Value, after: Value, comparable: boolean): Change {
  const isKnown = comparable && before !== undefined && after !== undefined
  return { before, after, delta: isKnown ? after - before : undefined }
}

/**
 * Compares two durations by the limits that decide whether a job is slower than in earlier runs. The
 * difference of two values varies by √2 more than one value.
 *
 * @param known the value of each run compared with earlier ones, if there are any
 */
export function toDurationChange(
  change: Change,
  known: readonly (Comparison | undefined)[],
): DurationChange {
  const { before = NaN, after = NaN, delta = 0 } = change
  const spread = maxKnown(
    known.map((one) =>
      one !== undefined && one.baseline.values >= SLOWER.values ? one.baseline.spread : undefined,
    ),
  )
  const size = Math.abs(delta)
  const changed =
    size > SLOWER.time &&
    size > SLOWER.share * Math.min(before, after) &&
    size > SLOWER.deviations * Math.SQRT2 * (spread ?? 0)
  return { ...change, spread, changed }
}
