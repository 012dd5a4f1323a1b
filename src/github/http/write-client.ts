import type { Fields } from '../json-values.ts'
import type { RepositorySource } from './client.ts'
import { type ApiPath, type ClientOptions, createRequest, type Parameters } from './request.ts'

/** A client that changes something through GitHub's API, for the actions with side effects. */
export interface WriteClient {
  /** @throws `GitHubError` */
  readonly post: Write<'POST'>
  /** Sends a POST request and returns what GitHub created. @throws `GitHubError` */
  readonly create: Write<'POST', Fields>
  /** @throws `GitHubError` */
  readonly patch: Write<'PATCH'>
  /** @throws `GitHubError` */
  readonly delete: Write<'DELETE'>
}

/** A repository to read from and write to, and how. */
export interface WritableSource extends RepositorySource {
  readonly writer: WriteClient
}

type Write<M extends 'POST' | 'PATCH' | 'DELETE', Response = void> = (
  path: ApiPath<M>,
  parameters: Parameters,
  signal: AbortSignal,
) => Promise<Response>

/**
 * Returns a client that retries only after a short rate limit: without a response, it is unknown whether
 * GitHub made the change. It follows no redirect, so a write to a renamed repository fails.
 */
export function createWriteClient(options: ClientOptions): WriteClient {
  const request = createRequest(options, 0)
  const write =
    <M extends 'POST' | 'PATCH' | 'DELETE'>(method: M): Write<M> =>
    async (path, parameters, signal) => {
      await request(method, path, parameters, { expected: 'nothing', signal })
    }
  return {
    post: write('POST'),
    async create(path, parameters, signal) {
      const { data } = await request('POST', path, parameters, { expected: 'object', signal })
      // `request` has checked the type.
      return data as Fields
    },
    patch: write('PATCH'),
    delete: write('DELETE'),
  }
}
