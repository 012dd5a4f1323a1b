import type { Note } from '../../model/note.ts'
import type { Headers } from '../errors/github-error.ts'

/** The remaining requests of the token, by GitHub's latest response. */
export interface RateLimit {
  readonly remaining: number
  readonly limit: number
}

/** Below this fraction of the limit, a report makes only the requests that it needs. */
const RESERVE = 0.1

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
 * Returns the note on all optional requests, whichever are skipped, so that it is shown only once;
 * `undefined` if enough requests remain.
 */
export function scarceNote(rateLimit: RateLimit | undefined): Note | undefined {
  if (rateLimit === undefined || !isScarce(rateLimit)) return undefined
  const { remaining, limit } = rateLimit
  return {
    severity: 'notice',
    text: `Only ${remaining} of ${limit} API requests remain, so earlier runs, earlier attempts and failure logs were skipped.`,
  }
}

function numberOf(header: string | undefined): number | undefined {
  const number = header === undefined || header === '' ? NaN : Number(header)
  return Number.isFinite(number) ? number : undefined
}
