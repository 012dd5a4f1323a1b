import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'

/** Returns a client that rejects further requests to the API after a number of them. */
export function limitRequests(client: Client, maxRequests: number) {
  let remaining = maxRequests
  const limited =
    <Parameters extends readonly unknown[], Response>(
      read: (...parameters: Parameters) => Promise<Response>,
    ) =>
    async (...parameters: Parameters): Promise<Response> => {
      if (remaining === 0) {
        throw new GitHubError(`only ${maxRequests} requests are made for this`, { kind: 'other' })
      }
      remaining -= 1
      return await read(...parameters)
    }
  return {
    client: {
      ...client,
      get: limited(client.get),
      list: limited(client.list),
      redirect: limited(client.redirect),
    } satisfies Client,
    /** Returns how many more requests the client sends. */
    remaining: () => remaining,
  }
}
