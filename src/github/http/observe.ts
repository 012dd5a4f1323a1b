import type { Instant } from '../../model/time.ts'
import { abortError, toGitHubError } from '../errors/github-error.ts'
import type { ApiResponse } from './transport.ts'

/**
 * Sends a request and logs it at debug level: its name, status or error, duration and request id.
 *
 * @throws `GitHubError` if there is no response
 */
export async function observe<Response extends Pick<ApiResponse, 'status' | 'headers'>>(
  { debug, now }: { readonly debug: (line: string) => void; readonly now: () => Instant },
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
  send: () => Promise<Response>,
): Promise<Response> {
  const startedAt = now()
  const log = (outcome: string, end = '') => {
    debug(`${name}: ${outcome}, ${Math.round(now() - startedAt)} ms${end}`)
  }
  try {
    const response = await send()
    const { 'x-github-request-id': id } = response.headers
    log(String(response.status), id === undefined ? '' : `, ${id}`)
    return response
  } catch (cause) {
    const error = signal.aborted ? abortError(signal) : toGitHubError(cause)
    log(error.message)
    throw error
  }
}
