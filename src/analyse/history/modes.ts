import { type Milliseconds, SECOND } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'

/** Distance in standard deviations within the modes; the best division of ten normal values is mostly closer. */
const MIN_DISTANCE = 5

/** The same for the values before and after a run: there are far fewer such divisions. */
const MIN_STEP = 3.5

/** Four to six values are often close to two means by chance, so their distance must be larger. */
const FEW_VALUES = 16

/** A single value is an outlier. */
const MIN_VALUES = 2

/**
 * Divides values that lie around two durations, such as those of a job with and without a cache hit, or
 * before and after a change. Longer values vary more, so distances are those of logarithms.
 *
 * @param values in the order of their runs
 * @returns one or two modes, the shorter first
 */
export function splitModes(values: readonly Milliseconds[]): readonly (readonly Milliseconds[])[] {
  const sorted = values.toSorted((a, b) => a - b)
  return divide(sorted, MIN_DISTANCE) ?? divide(values, MIN_STEP) ?? [sorted]
}

type Division = readonly [readonly Milliseconds[], readonly Milliseconds[]]

/** Returns the division into the first and the last values with the largest distance, if that is enough. */
function divide(values: readonly Milliseconds[], minDistance: number): Division | undefined {
  const [best] = values
    .map((_, at): Division => [values.slice(0, at), values.slice(at)])
    .filter((modes) => modes.every(({ length }) => length >= MIN_VALUES))
    .map((modes) => ({ modes, distance: distanceOf(modes) }))
    .toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance))
  const freedom = values.length - 2
  const least = minDistance * (1 + FEW_VALUES / freedom ** 3)
  if (best === undefined || Math.abs(best.distance) < least) return undefined
  return best.distance > 0 ? best.modes : [best.modes[1], best.modes[0]]
}

/** Returns the distance of the means in standard deviations within the modes. */
function distanceOf(modes: Division): number {
  const described = modes.map((values) => {
    const logarithms = values.map((value) => Math.log(value + SECOND))
    const mean = sum(logarithms) / values.length
    return { mean, squares: sum(logarithms.map((value) => (value - mean) ** 2)) }
  })
  const [low, high] = described.map(({ mean }) => mean)
  const freedom = modes[0].length + modes[1].length - 2
  const rounding = SECOND / (Math.min(...modes.flat()) + SECOND)
  const deviation = Math.sqrt(sum(described.map(({ squares }) => squares)) / freedom)
  return ((high ?? 0) - (low ?? 0)) / Math.max(deviation, rounding)
}
