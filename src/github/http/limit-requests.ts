import { GitHubError } from '../errors/github-error.ts'
import type { Client } from './client.ts'

/** A client that sends a limited number of requests. */
export interface LimitedClient {
  readonly client: Client
  /** Returns how many more requests the client sends. */
  readonly remaining: () => number
}

/** Returns a client that rejects further requests to the API after a number of them. */
export function limitRequests(
  client: Client,
  maxRequests = Number.MAX_SAFE_INTEGER,
): LimitedClient {
  let remaining = maxRequests
  const spend = (): Client => {
    if (remaining === 0) {
      throw new GitHubError(`only ${maxRequests} requests are made for this`, { kind: 'own-limit' })
    }
    remaining -= 1
    return client
  }
  const limited: Client = {
    ...client,
    get: async (...request) => await spend().get(...request),
    list: async (...request) => await spend().list(...request),
    query: async (...request) => await spend().query(...request),
    redirect: async (...request) => await spend().redirect(...request),
  }
  return { client: limited, remaining: () => remaining }
}
