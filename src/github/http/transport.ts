import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Instant } from '../../model/time.ts'
import { abortError, type Headers, toGitHubError } from '../errors/github-error.ts'
import { asObject } from '../json-values.ts'
import { bodyReader } from './read-body.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** The part of a request that octokit makes. */
export interface RequestContent {
  readonly headers: Readonly<Record<string, string>>
  /** JSON; `undefined` for none. */
  readonly body?: string | undefined
}

interface ApiRequest extends RequestContent {
  readonly method: Method
  readonly url: string
  readonly signal: AbortSignal
}

export interface ApiResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

interface StreamedResponse extends Omit<ApiResponse, 'body'> {
  /** The caller must read it to its end or call `close`, or the connection stays open. */
  readonly body: AsyncIterable<Uint8Array>
  readonly close: () => void
}

/** Requests a URL with a header `Range`; without it if `range` is `undefined`. */
export type ReadUrl = (url: string, range: string | undefined) => Promise<StreamedResponse>

/**
 * The sender of requests. It follows no redirect and returns every status. If there is no response, it throws what Node or the library throws.
 */
export interface Transport {
  readonly send: (request: ApiRequest) => Promise<ApiResponse>
  /** Returns a function that reads from a log host without a token, over one connection. */
  readonly openHost: (signal: AbortSignal) => ReadUrl
}

/** Shared by all clients, as is the memory of the process. */
const readBody = bodyReader()

/**
 * GitHub's toolkit, which takes the proxy from the environment. It is loaded with the first request:
 * the import of `@actions/github` parses the event file and throws if it is not JSON.
 */
export const toolkit: Transport = {
  async send({ method, url, headers, body: content, signal }) {
    const { defaults } = await import(/* webpackMode: "eager" */ '@actions/github/lib/utils')
    const sendByToolkit = defaults.request?.fetch as typeof fetch
    const options = { method, headers, signal, redirect: 'manual', body: content ?? null } as const
    subscribe(CONNECT_ERROR, endRedialling)
    const response = await sendByToolkit(url, options).finally(() =>
      unsubscribe(CONNECT_ERROR, endRedialling),
    )
    const { status } = response
    const body = await readBody(response.body)
    return { status, headers: Object.fromEntries(response.headers), body }
  },
  openHost(signal) {
    const loaded = import(/* webpackMode: "eager" */ '@actions/http-client').then(
      ({ HttpClient }) => {
        const handler = {
          // The only way to pass a signal to the request.
          prepareRequest: (options: object) => Object.assign(options, { signal }),
          canHandleAuthentication: () => false,
          handleAuthentication: () => Promise.reject(new Error('not supported')),
        }
        const options = { allowRedirects: false, keepAlive: true }
        return new HttpClient('run-report', [handler], options)
      },
    )
    return async (url, range) => {
      const client = await loaded
      const { message } = await client.get(url, range === undefined ? {} : { range })
      const headers = Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]),
      )
      const close = () => void message.destroy()
      return { status: message.statusCode ?? 0, headers, body: message, close }
    }
  },
}

/** https://github.com/nodejs/undici/blob/v6.x/docs/docs/api/DiagnosticsChannel.md */
const CONNECT_ERROR = 'undici:client:connectError'

/**
 * Makes a failure to connect final. If a proxy closes the connection instead of opening a tunnel, the error
 * has a code after which `undici` connects again, without a pause and for as long as the request lasts. It
 * reads the code after its subscribers.
 *
 * https://github.com/nodejs/undici/blob/v6.x/lib/dispatcher/client.js (`onError`)
 */
function endRedialling(message: unknown): void {
  const { error } = asObject(message)
  if (error instanceof Error && /^UND_ERR_(?:SOCKET|INFO)$/.test(String(asObject(error).code)))
    Object.assign(error, { code: 'ECONNRESET' })
}

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
