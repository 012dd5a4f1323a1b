import { type FakeResponse, refusal } from './response.ts'

export interface RateLimit {
  readonly limit: number
  /** How many requests are left at the start. */
  readonly remaining: number
}

// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const HOUR_SECONDS = 3600

/** Counts requests: the headers for the next one, and whether it is still within the limit. */
export function meterRequests(rate: RateLimit | undefined): () => {
  readonly headers: Readonly<Record<string, string>>
  readonly exceeded: boolean
} {
  // GitHub Enterprise Server has no limit unless its owner sets one, and then sends no header.
  if (rate === undefined) return () => ({ headers: {}, exceeded: false })

  const reset = Math.ceil(Date.now() / 1000) + HOUR_SECONDS
  let used = rate.limit - rate.remaining
  return () => {
    const exceeded = used >= rate.limit
    used = Math.min(used + 1, rate.limit)
    const headers = {
      'x-ratelimit-limit': String(rate.limit),
      'x-ratelimit-remaining': String(rate.limit - used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
      'x-ratelimit-used': String(used),
    }
    return { headers, exceeded }
  }
}

export function rateLimitExceeded(): FakeResponse {
  return refusal(
    403,
    'API rate limit exceeded for installation.',
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
  )
}
