import type { Instant } from '../../model/time.ts'

export interface Slice {
  readonly start: Instant
  /** `Infinity` while it goes on. */
  readonly end: Instant
}

interface Lane<S> {
  readonly within: Slice
  /** Of its last slice so far. */
  end: Instant
  readonly slices: S[]
}

/**
 * Puts slices into as few lanes as are needed for no two to overlap in one. The first lane is
 * within `bounds`: what begins earlier or ends later does not go there.
 *
 * @param slices in any order
 * @returns the lanes, the first of them even where it is empty
 */
export function lanesOf<S extends Slice>(slices: readonly S[], bounds: Slice): S[][] {
  const lanes: Lane<S>[] = [{ within: bounds, end: bounds.start, slices: [] }]
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
