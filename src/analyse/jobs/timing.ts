import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'

/** Clocks differ and the API rounds to seconds: real steps end up to 2 s before they start. */
export const CLOCKS: Milliseconds = 2 * SECOND

/**
 * The time between two instants; an end at most 2 s before its start is 0.
 *
 * @returns `undefined` when one of them is not known, or when they contradict each other
 */
export function between(
  start: Instant | undefined,
  end: Instant | undefined,
): Milliseconds | undefined {
  if (start === undefined || end === undefined || contradict(start, end)) return undefined
  return Math.max(0, end - start)
}

/** Whether an end lies further before its start than clocks and rounding explain. */
export function contradict(start: Instant | undefined, end: Instant | undefined): boolean {
  return start !== undefined && end !== undefined && end < start - CLOCKS
}

/** The sum of the figures that are known; `undefined` when none is. */
export function sumKnown(figures: readonly (Milliseconds | undefined)[]): Milliseconds | undefined {
  const known = figures.filter((figure) => figure !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0)
}

/** The longest of the figures that are known. */
export function longestKnown(
  figures: readonly (Milliseconds | undefined)[],
): Milliseconds | undefined {
  return latest(figures)
}

/** The latest instant that is known. */
export function latest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.reduce(
    (late, instant) =>
      late === undefined || (instant !== undefined && instant > late) ? instant : late,
    undefined,
  )
}

/** The earliest instant that is known. */
export function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.reduce(
    (early, instant) =>
      early === undefined || (instant !== undefined && instant < early) ? instant : early,
    undefined,
  )
}
