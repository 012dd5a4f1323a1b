import { GitHubError } from '../errors/github-error.ts'
import type { ApiResponse } from './transport.ts'

export const MAX_REDIRECTS = 5

type Redirect = Pick<ApiResponse, 'status' | 'headers'>

export function isRedirect({ status, headers }: Redirect): boolean {
  return status >= 300 && status < 400 && headers.location !== undefined
}

/**
 * Returns the URL that a response redirects to.
 *
 * @param from URL of the response, the base of a relative `Location`
 * @throws `GitHubError` if there is no usable `Location`
 */
export function redirectOf(response: Redirect, from: string): string {
  const { status, headers } = response
  const { location = '' } = headers
  const url = isRedirect(response) ? URL.parse(location, from) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url.href
  const message = `expected a redirect, got ${status} without a usable Location header`
  throw new GitHubError(message, { kind: 'other', status })
}
