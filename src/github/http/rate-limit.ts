import type { Note } from '../../model/note.ts'
import type { Headers } from '../errors/github-error.ts'

/** The remaining requests of the token, by GitHub's latest response. */
export interface RateLimit {
  readonly remaining: number
  readonly limit: number
}

/** Below this fraction of the limit, a report makes only the requests that it needs. */
export const RESERVE = 0.1

/** Returns `undefined` without the headers: GitHub Enterprise Server has no limit by default. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const limit = numberOf(headers['x-ratelimit-limit'])
  const remaining = numberOf(headers['x-ratelimit-remaining'])
  if (limit === undefined || remaining === undefined) return undefined
  return { limit, remaining }
}

export function isScarce(rateLimit: RateLimit | undefined): boolean {
  return rateLimit !== undefined && rateLimit.remaining < RESERVE * rateLimit.limit
}

/**
 * Returns the note that too few requests remain; `undefined` if enough do.
 *
 * @param outcome by default that of all optional requests, whichever are skipped, so that it is shown once
 */
export function scarceNote(
  rateLimit: RateLimit | undefined,
  outcome = 'earlier runs, earlier attempts and failure logs were skipped',
): Note | undefined {
  if (rateLimit === undefined || !isScarce(rateLimit)) return undefined
  const { remaining, limit } = rateLimit
  const text = `Only ${remaining} of ${limit} API requests remain, so ${outcome}.`
  return { severity: 'notice', text }
}

function numberOf(header: string | undefined): number | undefined {
  const number = header === undefined || header === '' ? NaN : Number(header)
  return Number.isFinite(number) ? number : undefined
}
