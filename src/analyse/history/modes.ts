import { type Milliseconds, SECOND } from '../../model/time.ts'

/** In standard deviations within the modes; the best division of ten normal values is mostly closer. */
const MIN_DISTANCE = 5

/** A single value is an outlier. */
const MIN_VALUES = 2

/**
 * Divides values that lie around two durations, such as those of a job with and without a cache hit.
 * Longer values vary more, so distances are those of logarithms.
 *
 * @returns one or two modes, the shorter first
 */
export function splitModes(values: readonly Milliseconds[]): readonly (readonly Milliseconds[])[] {
  const sorted = values.toSorted((a, b) => a - b)
  const divisions = sorted
    .map((_, at) => [sorted.slice(0, at), sorted.slice(at)] as const)
    .filter((modes) => modes.every(({ length }) => length >= MIN_VALUES))
    .map((modes) => ({ modes, distance: distanceOf(modes) }))
  const [best] = divisions.toSorted((a, b) => b.distance - a.distance)
  return best !== undefined && best.distance >= MIN_DISTANCE ? best.modes : [sorted]
}

/** Returns the distance of the means in standard deviations within the modes. */
function distanceOf(modes: readonly [readonly Milliseconds[], readonly Milliseconds[]]): number {
  const described = modes.map((values) => {
    const logarithms = values.map((value) => Math.log(value + SECOND))
    const mean = sum(logarithms) / values.length
    return { mean, squares: sum(logarithms.map((value) => (value - mean) ** 2)) }
  })
  const [low, high] = described.map(({ mean }) => mean)
  const freedom = modes[0].length + modes[1].length - 2
  const rounding = SECOND / ((modes[0][0] ?? 0) + SECOND)
  const deviation = Math.sqrt(sum(described.map(({ squares }) => squares)) / freedom)
  return ((high ?? 0) - (low ?? 0)) / Math.max(deviation, rounding)
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
