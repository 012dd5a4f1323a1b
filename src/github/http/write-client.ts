import { type ClientOptions, createRequest, type Parameters, type Path } from './request.ts'

/** Changes something through GitHub's API. Only the actions that are made for that have one. */
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
 * Returns a writer that sends each request once, or again after a rate limit that ended soon: without
 * a response, nobody knows whether GitHub made the change. It follows no redirect, which GitHub returns for a repository with a new name.
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
