import { type ClientOptions, createRequest, type Parameters, type Path } from './request.ts'

/** A client that changes something through GitHub's API, for the actions with side effects. */
export interface WriteClient {
  /** @throws `GitHubError` */
  readonly post: Write<'POST'>
  /** @throws `GitHubError` */
  readonly delete: Write<'DELETE'>
}

type Write<M extends 'POST' | 'DELETE'> = (
  path: Path<M>,
  parameters: Parameters,
  signal: AbortSignal,
) => Promise<void>

/**
 * Returns a client that retries only after a short rate limit: without a response, it is unknown whether
 * GitHub made the change. It follows no redirect, so a write to a renamed repository fails.
 */
export function createWriteClient(options: ClientOptions): WriteClient {
  const request = createRequest(options, 0)
  const write =
    <M extends 'POST' | 'DELETE'>(method: M): Write<M> =>
    async (path, parameters, signal) => {
      await request(method, path, parameters, { expected: 'nothing', signal })
    }
  return { post: write('POST'), delete: write('DELETE') }
}
