import type { Instant } from '../../model/time.ts'
import type { Span } from '../timeline/bars.ts'

/**
 * Puts slices into as few lanes as possible, without overlaps in a lane. The first lane, which may be
 * empty, holds only slices within `bounds`.
 *
 * @param slices in any order
 */
export function lanesOf<S extends Span>(slices: readonly S[], bounds: Span): S[][] {
  const lanes: { within: Span; end: Instant; slices: S[] }[] = [
    { within: bounds, end: bounds.from, slices: [] },
  ]
  for (const slice of slices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = lanes.find(({ within, end }) => end <= slice.from && slice.to <= within.to)
    if (free === undefined) {
      const within = { from: -Infinity, to: Infinity }
      lanes.push({ within, end: slice.to, slices: [slice] })
    } else {
      free.end = slice.to
      free.slices.push(slice)
    }
  }
  return lanes.map((lane) => lane.slices)
}
