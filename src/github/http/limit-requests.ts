import { GitHubError } from '../errors/github-error.ts'
import type { Client } from './client.ts'

/** A client that sends a limited number of requests. */
export interface LimitedClient {
  readonly client: Client
  /** Returns how many more requests the client sends. */
  readonly remaining: () => number
  readonly isLimited: boolean
  /** Lets the client send one request more. */
  readonly refund: () => void
}

/**
 * Returns a client that rejects further requests to the API after a number of them.
 *
 * @param onRequest is called before each
 */
export function limitRequests(
  client: Client,
  maxRequests = Number.MAX_SAFE_INTEGER,
  onRequest: () => void = () => undefined,
): LimitedClient {
  let remaining = maxRequests
  const limit = (inner: Client): Client => {
    const spend = (): Client => {
      if (remaining === 0) {
        throw new GitHubError(`only ${maxRequests} requests are made for this`, {
          kind: 'own-limit',
        })
      }
      remaining -= 1
      onRequest()
      return inner
    }
    return {
      ...inner,
      get: async (...request) => await spend().get(...request),
      list: async (...request) => await spend().list(...request),
      query: async (...request) => await spend().query(...request),
      redirect: async (...request) => await spend().redirect(...request),
    }
  }
  const limited = { ...limit(client), ...(client.behind && { behind: limit(client.behind) }) }
  const refund = () => {
    remaining += 1
  }
  const isLimited = maxRequests !== Number.MAX_SAFE_INTEGER
  return { client: limited, remaining: () => remaining, isLimited, refund }
}
