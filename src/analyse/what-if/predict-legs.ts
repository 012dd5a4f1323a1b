import type { Milliseconds } from '../../model/time.ts'

/** How long a leg took: what each leg does again, and what the legs share. */
export interface LegTime {
  readonly fixed: Milliseconds
  readonly divisible: Milliseconds
}

/** What times alone do not show. */
export interface Assumption {
  /** The part of a divisible step that each leg does again, such as the start of the test runner. */
  readonly hidden: number
  /** How much of the time of the slowest leg above the mean remains, in addition to the effect of chance. */
  readonly imbalance: number
}

/**
 * Published measurements of suites that were divided differently: a leg does 0 to 30 % of its longest
 * step again, mostly 7 to 14 %, and the slowest leg takes 1.1 to 1.5 times the mean.
 */
export const ASSUMPTIONS = {
  expected: { hidden: 0.1, imbalance: 1 },
  low: { hidden: 0, imbalance: 0.5 },
  high: { hidden: 0.3, imbalance: 1.5 },
} as const satisfies Record<string, Assumption>

/** By how much the slowest of the legs of an undivided step exceeds their mean, as a share. */
const UNDIVIDED_EXCESS = 0.2

/**
 * Predicts how long each leg takes if another number of legs does the same work. Their mean is the fixed
 * part and an equal share of the divisible part. Around it they spread as random parts of a whole do, so
 * that the slowest of `to` legs exceeds it as that of the given legs does.
 *
 * @param excess by how much the slowest leg exceeds the mean
 * @returns in ascending order
 */
export function predictLegs(
  legs: readonly LegTime[],
  { to, excess, assumption }: { to: number; excess: Milliseconds; assumption: Assumption },
): readonly Milliseconds[] {
  const from = legs.length
  const fixed = meanOf(legs.map((leg) => leg.fixed))
  const divisible = meanOf(legs.map((leg) => leg.divisible))
  const hidden = divisible * assumption.hidden
  const shared = ((divisible - hidden) * from) / to
  const mean = fixed + hidden + shared
  const scores = scoresOf(to)
  const top = scores.at(-1) ?? 0
  // The sum of a random part of the tests varies with the square root of their number.
  const chance =
    from === 1
      ? (shared + hidden) * UNDIVIDED_EXCESS
      : (excess * Math.sqrt(from / to) * top) / (scoresOf(from).at(-1) ?? 1)
  const reach = chance * assumption.imbalance
  return scores.map((score) => mean + (top === 0 ? 0 : Math.max(-shared, (reach * score) / top)))
}

/** Returns how far the values of a normal sample are expected from its mean, by the logistic distribution. */
function scoresOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.625) / (count + 0.25)
    return Math.log(share / (1 - share))
  })
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)
}
