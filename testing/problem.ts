import { isDeepStrictEqual } from 'node:util'

/** A rule that a report breaks, and the values that break it. */
export type Problem = readonly [rule: string, ...values: unknown[]]

/** Yields a problem if two values differ. `expect` is slow for hundreds of comparisons per report. */
export function* same(rule: string, actual: unknown, expected: unknown): Generator<Problem> {
  if (!isDeepStrictEqual(actual, expected)) yield [rule, actual, expected]
}

/** Yields a problem if a rule does not hold. */
export function* holds(rule: string, isTrue: boolean, ...values: unknown[]): Generator<Problem> {
  if (!isTrue) yield [rule, ...values]
}

/** Yields a problem if a number differs by more than its rounding; `null` is 0. */
export function* close(
  rule: string,
  actual: number | null,
  exact: number,
  tolerance = 0.0005,
): Generator<Problem> {
  yield* holds(rule, Math.abs((actual ?? 0) - exact) < tolerance, actual, exact)
}

export function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
