import fc from 'fast-check'

/** `npm run fuzz` sets the number of runs and takes a new seed; `fuzzSeed` repeats one that failed. */
const { fuzzRuns, fuzzSeed } = globalThis as {
  readonly fuzzRuns?: number
  readonly fuzzSeed?: number
}

export const FUZZ_TIMEOUT_MS = 7_200_000

/**
 * Returns the options of a property that `npm test` tries so many times with a fixed seed.
 *
 * @param max how often `npm run fuzz` tries it, if a try is slow
 */
export function fuzzOptions(numRuns: number, max = Infinity) {
  const seed = fuzzSeed ?? (fuzzRuns === undefined ? 42 : undefined)
  return { numRuns: Math.min(fuzzRuns ?? numRuns, max), ...(seed !== undefined && { seed }) }
}

/** Returns every second of rows that have one limit or one kind of attack; `npm run fuzz` tries all of them. */
export function halfOf<Row>(rows: readonly Row[]): readonly Row[] {
  const areAll = fuzzRuns !== undefined && fuzzRuns > 1
  return areAll ? rows : rows.filter((_, at) => at % 2 === 0)
}

/** Returns objects with these fields, for `fc.oneof`. */
export function weighted<Fields extends object>(
  weight: number,
  fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> },
) {
  return { weight, arbitrary: fc.record<Fields>(fields) }
}
