/**
 * A number that JSON carries exactly.
 *
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Id = number

/**
 * A whole number.
 *
 * @asType integer
 * @minimum 0
 */
export type Count = number

/**
 * A whole number above 0.
 *
 * @asType integer
 * @minimum 1
 */
export type Ordinal = number

/**
 * Seconds with at most three decimals, never negative.
 *
 * @minimum 0
 */
export type Seconds = number

/**
 * An ISO 8601 time in UTC.
 *
 * @format date-time
 * @pattern Z$
 */
export type Time = string

/**
 * URL of a page.
 *
 * @format uri
 */
export type Url = string

/**
 * Text as GitHub shows it.
 *
 * @minLength 1
 */
export type Text = string

/**
 * US dollars, an estimate.
 *
 * @minimum 0
 */
export type Dollars = number

/**
 * GitHub's conclusion: `success`, `failure`, `timed_out`, `startup_failure`, `action_required`,
 * `cancelled`, `stale`, `neutral`, `skipped`, or one that GitHub adds later; `unknown` if it finished and
 * GitHub does not say how.
 *
 * @minLength 1
 */
export type ConclusionText = string

/** How many jobs have each conclusion, the worst first. */
export interface Counts {
  readonly [conclusion: string]: Ordinal
}
