import { GitHubError, statusError } from '../errors/github-error.ts'
import { asCount, asObject, parseJson } from '../json-values.ts'
import type { ApiResponse, RequestContent } from './transport.ts'

/** Expected content of a response; any other is an error. */
export type Expected = 'object' | 'array' | 'redirect' | ExpectedChange

/**
 * Response of GitHub to a change: the status that it documents, and the comment or issue that was written, if
 * one was. Any other response, such as the page of a proxy, does not show that the change was made.
 */
interface ExpectedChange {
  readonly status: 200 | 201 | 202 | 204
  readonly writes: 'text' | 'nothing'
}

/** Parts that octokit needs of a response. */
interface DecodedResponse {
  readonly url: string
  readonly status: number
  readonly headers: ReadonlyMap<string, string | undefined>
  readonly text: () => Promise<string>
  readonly body: unknown
}

/**
 * Returns a `fetch` for octokit that decodes the expected content and follows redirects, but not those of
 * a request with content: it would have to be sent to another URL.
 */
export function fetchBy(
  send: (url: string, content: RequestContent) => Promise<ApiResponse>,
  expected: Expected,
): (url: string, content: RequestContent) => Promise<DecodedResponse> {
  return async (url, { headers, body: content }) => {
    let at = url
    let response = await send(at, { headers, body: content })
    const follows = content === undefined && (expected === 'object' || expected === 'array')
    for (let left = MAX_REDIRECTS; follows && isRedirect(response) && left > 0; left--) {
      at = redirectOf(response, at)
      // A renamed repository stays on its host; another host must not get the token.
      if (new URL(at).origin !== new URL(url).origin) break
      response = await send(at, { headers })
    }
    const { status, body } = response
    return {
      url,
      status,
      // octokit needs no more than a `Map`, and loading the global `Headers` takes time.
      headers: new Map(Object.entries(response.headers)),
      text: () => Promise.resolve(body),
      body: status >= 400 ? body : decodeResponse(response, expected, url),
    }
  }
}

function decodeResponse(response: ApiResponse, expected: Expected, url: string): unknown {
  const { status, headers, body } = response
  if (expected === 'redirect') return redirectOf(response, url)
  if (status >= 300) throw statusError(status, headers, undefined)
  if (typeof expected === 'object') return decodeChange(response, expected)
  const value = parseJson(body)
  if (value === undefined) {
    throw new GitHubError('the response is truncated or not JSON', { kind: 'not-json' })
  }
  const isObject = typeof value === 'object' && value !== null
  if (isObject && Array.isArray(value) === (expected === 'array')) return value
  throw new GitHubError(`the response is not a JSON ${expected}`, { kind: 'not-json' })
}

function decodeChange({ status, body }: ApiResponse, expected: ExpectedChange): unknown {
  if (status !== expected.status) {
    const message = `the response has the status ${status}, and GitHub's has ${expected.status}`
    throw new GitHubError(message, { kind: 'not-json' })
  }
  if (expected.writes === 'nothing' && body.trim() === '') return undefined
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null) {
    throw new GitHubError('the response is truncated or not JSON', { kind: 'not-json' })
  }
  if (expected.writes === 'text' && asCount(asObject(value).id) === undefined) {
    throw new GitHubError('the response has no id of what was written', { kind: 'not-json' })
  }
  return value
}

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
