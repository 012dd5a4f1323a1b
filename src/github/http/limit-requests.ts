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
 * Returns a client that calls a function before each request to the API. If the function throws, the request rejects.
 *
 * @param onRequest receives the path, or the document for GraphQL
 */
export function watchRequests(client: Client, onRequest: (path: string) => void): Client {
  const watched =
    <Request extends readonly [path: string, ...unknown[]], Response>(
      send: (...request: Request) => Promise<Response>,
    ) =>
    async (...request: Request): Promise<Response> => {
      onRequest(request[0])
      return await send(...request)
    }
  return {
    ...client,
    ...(client.behind && { behind: watchRequests(client.behind, onRequest) }),
    get: watched(client.get),
    list: watched(client.list),
    query: watched(client.query),
    redirect: watched(client.redirect),
  }
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
  const limited = watchRequests(client, () => {
    if (remaining === 0)
      throw new GitHubError(`only ${maxRequests} requests are made for this`, { kind: 'own-limit' })
    remaining -= 1
    onRequest()
  })
  const refund = () => {
    remaining += 1
  }
  const isLimited = maxRequests !== Number.MAX_SAFE_INTEGER
  return { client: limited, remaining: () => remaining, isLimited, refund }
}
