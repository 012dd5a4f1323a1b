import type { Fields } from '../json-values.ts'
import type { RepositorySource } from './client.ts'
import { type ApiPath, type ClientOptions, createRequest, type Parameters } from './request.ts'

/** A client that changes something through GitHub's API, for the actions with side effects. */
interface WriteClient {
  /** Starts or stops something. @throws `GitHubError` */
  readonly post: Write<'POST'>
  /** Sends a POST request and returns what GitHub created. @throws `GitHubError` */
  readonly create: Write<'POST', Fields>
  /** Changes a comment or an issue. @throws `GitHubError` */
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
  return {
    async post(path, parameters, signal) {
      const status = path.endsWith('cancel') ? 202 : 201
      await request('POST', path, parameters, { expected: { status, writes: 'nothing' }, signal })
    },
    async create(path, parameters, signal) {
      const expected = { status: 201, writes: 'text' } as const
      const { data } = await request('POST', path, parameters, { expected, signal })
      // `request` has checked the type.
      return data as Fields
    },
    async patch(path, parameters, signal) {
      const expected = { status: 200, writes: 'text' } as const
      await request('PATCH', path, parameters, { expected, signal })
    },
    async delete(path, parameters, signal) {
      const expected = { status: 204, writes: 'nothing' } as const
      await request('DELETE', path, parameters, { expected, signal })
    },
  }
}
