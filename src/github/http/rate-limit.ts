import type { Note } from '../../model/note.ts'
import type { Headers } from '../errors/github-error.ts'

/** How many requests the token has left, as GitHub's latest answer told. */
export interface RateLimit {
  readonly remaining: number
  readonly limit: number
}

/** Under this part of the limit, a report asks for nothing that it can do without. */
const RESERVE = 0.1

/** `undefined` without the headers: GitHub Enterprise Server has no limit unless its owner sets one. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const limit = numberOf(headers['x-ratelimit-limit'])
  const remaining = numberOf(headers['x-ratelimit-remaining'])
  if (limit === undefined || remaining === undefined) return undefined
  return { limit, remaining }
}

export function isScarce(rateLimit: RateLimit | undefined): boolean {
  return rateLimit !== undefined && rateLimit.remaining < RESERVE * rateLimit.limit
}

/** Says that something was left out to leave the last requests to others; the same whatever it was. */
export function scarceNote({ remaining, limit }: RateLimit): Note {
  return {
    severity: 'notice',
    text: `The token has only ${remaining} of ${limit} requests left, so earlier runs, earlier attempts and logs of failed jobs were not asked for.`,
  }
}

function numberOf(header: string | undefined): number | undefined {
  const number = header === undefined || header === '' ? NaN : Number(header)
  return Number.isFinite(number) ? number : undefined
}
