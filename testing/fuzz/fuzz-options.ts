import fc from 'fast-check'

/** `npm run fuzz` sets the number of runs and takes a new seed; `fuzzSeed` repeats one that failed. */
const { fuzzRuns, fuzzSeed } = globalThis as {
  readonly fuzzRuns?: number
  readonly fuzzSeed?: number
}

export const FUZZ_TIMEOUT_MS = 7_200_000

/** Returns the options of a property that `npm test` tries so many times with a fixed seed. */
export function fuzzOptions(numRuns: number) {
  const seed = fuzzSeed ?? (fuzzRuns === undefined ? 42 : undefined)
  return { numRuns: fuzzRuns ?? numRuns, ...(seed !== undefined && { seed }) }
}

/** Returns objects with these fields, for `fc.oneof`. */
export function weighted<Fields extends object>(
  weight: number,
  fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> },
) {
  return { weight, arbitrary: fc.record<Fields>(fields) }
}
