// Which requests a report omits if few remain.
import type { Note } from '../../model/note.ts'
import type { Headers } from '../errors/github-error.ts'

/** The remaining requests of the token, by GitHub's latest response. */
export interface RateLimit {
  readonly remaining: number
  readonly limit: number
}

/**
 * The share of the limit that must remain for optional requests, the most needed first. All runs of a repository share
 * the limit in an hour, so the report of a run that passed must leave what the next failure needs.
 */
export const MIN_SHARES = {
  /** Whatever explains a failure. */
  explanation: 0.1,
  /** The usage of listed runs, two requests for each. */
  usage: 0.2,
  /** Earlier runs and attempts, if this run is unusual. */
  unusual: 0.4,
  /** Earlier runs, whatever this run is like. */
  comparison: 0.7,
} as const

/** Enough for the message and the verdict of a failure. A smaller limit needs the share of `explanation`. */
export const MIN_FOR_REASONS = 20

/** Purposes of optional requests. `reasons`: the message and the verdict of the first failures. */
export type Purpose = keyof typeof MIN_SHARES | 'reasons'

/** Returns `undefined` without the headers: GitHub Enterprise Server has no limit by default. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const limit = Number(headers['x-ratelimit-limit'] || NaN)
  const remaining = Number(headers['x-ratelimit-remaining'] || NaN)
  return Number.isFinite(limit + remaining) ? { limit, remaining } : undefined
}

/** Returns whether enough requests remain for a purpose; also if it is unknown how many do. */
export function remainsFor(rateLimit: RateLimit | undefined, purpose: Purpose): boolean {
  if (rateLimit === undefined) return true
  const { remaining, limit } = rateLimit
  if (purpose !== 'reasons') return remaining >= MIN_SHARES[purpose] * limit
  return remaining >= Math.min(MIN_FOR_REASONS, MIN_SHARES.explanation * limit)
}

/**
 * Returns the note that too few requests remain for a purpose; `undefined` if enough do.
 *
 * @param outcome what follows from it, to follow "so"
 */
export function scarceNote(
  rateLimit: RateLimit | undefined,
  purpose: Purpose,
  outcome: string,
): Note | undefined {
  if (rateLimit === undefined || remainsFor(rateLimit, purpose)) return undefined
  const { remaining, limit } = rateLimit
  const text = `Only ${remaining} of ${limit} API requests remain, so ${outcome}.`
  return { severity: 'notice', text }
}
