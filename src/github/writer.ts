import { addressOf, ask, type Api, type RouteParameters } from './ask.ts'
import { NoTokenError } from './client.ts'
import { HttpError } from './http-error.ts'
import type { Method } from './send.ts'

/** Changes something by GitHub's API. Only the actions that are made for that have one. */
export interface Writer {
  /** @throws `HttpError`, `NoTokenError`, or Node's error where there was no answer */
  readonly post: Write
  /** The same. */
  readonly delete: Write
}

/** @param route such as `/repos/{owner}/{repo}/actions/runs/{run_id}/rerun` */
type Write = (route: string, parameters: RouteParameters, signal: AbortSignal) => Promise<void>

/**
 * A writer that asks once: where there was no answer, nobody knows whether it was done. It
 * follows no redirect, which GitHub answers where a repository has got a new name.
 */
export function createWriter(api: Api): Writer {
  const write =
    (method: Method): Write =>
    async (route, parameters, signal) => {
      if (api.token === '') throw new NoTokenError('the input github-token is empty')
      const answer = await ask(api, addressOf(api, route, parameters), signal, method)
      answer.resume()
      const { statusCode: status = 0, headers } = answer
      if (status >= 300) throw new HttpError(status, headers, undefined)
    }
  return { post: write('POST'), delete: write('DELETE') }
}
