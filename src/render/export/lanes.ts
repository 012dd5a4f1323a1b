import type { Instant } from '../../model/time.ts'
import type { Interval } from './interval.ts'

/**
 * Puts slices into as few lanes as possible, without overlaps in a lane. The first lane, which may be
 * empty, holds only slices within `bounds`.
 *
 * @param slices in any order
 */
export function lanesOf<S extends Interval>(slices: readonly S[], bounds: Interval): S[][] {
  const lanes: { within: Interval; end: Instant; slices: S[] }[] = [
    { within: bounds, end: bounds.start, slices: [] },
  ]
  for (const slice of slices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const free = lanes.find(({ within, end }) => end <= slice.start && slice.end <= within.end)
    if (free === undefined) {
      const within = { start: -Infinity, end: Infinity }
      lanes.push({ within, end: slice.end, slices: [slice] })
    } else {
      free.end = slice.end
      free.slices.push(slice)
    }
  }
  return lanes.map((lane) => lane.slices)
}
