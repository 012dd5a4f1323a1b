// How a request is sent: its turn, its retries, the wait for a rate limit.
import type { getOctokit } from '@actions/github'
import type { Endpoints } from '@octokit/types'
import type { RetryPlugin } from '@octokit/plugin-retry'
import pLimit from 'p-limit'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { RepairTexts } from '../errors/explain.ts'
import {
  abortError,
  GitHubError,
  type GitHubErrorKind,
  type Headers,
  toGitHubError,
} from '../errors/github-error.ts'
import { redactor } from '../errors/redact.ts'
import { type Expected, fetchBy } from './read-response.ts'
import { type Method, observe, type RequestContent, toolkit, type Transport } from './transport.ts'

/** The endpoints of octokit's routes for a method, by path. */
type Routes<M extends Method> = {
  readonly [
    Route in keyof Endpoints as Route extends `${M} ${infer P}` ? P : never
  ]: Endpoints[Route]
}

type Paths = { readonly [M in Method]: keyof Routes<M> & string }

/**
 * The paths of octokit's routes for a method, such as `/repos/{owner}/{repo}`. As a lookup, since TypeScript
 * takes a minute to compare conditional types over all routes.
 */
export type ApiPath<M extends Method> = Paths[M]

/**
 * Values for the placeholders of a path, such as `{owner}`; the rest goes into the query, or for a change
 * into its JSON.
 */
export type Parameters = Readonly<Record<string, unknown>>

/** The parameters with which GitHub describes a path. */
export type ApiParameters<P extends ApiPath<'GET'>> = Routes<'GET'>[P]['parameters']

/** The response as GitHub describes it. No value of a response is trusted to be of its type. */
export type ApiData<P extends ApiPath<'GET'>> = Routes<'GET'>[P]['response']['data']

/** A run as GitHub describes it. */
export type RunData = ApiData<'/repos/{owner}/{repo}/actions/runs/{run_id}'>

/** URL of an API and the token for it. */
export interface Api {
  readonly token: string
  /** @example 'https://ghes.example/api/v3' */
  readonly apiUrl: string
}

export interface ClientOptions extends Api, RepairTexts {
  readonly now: () => Instant
  /** Pause before a retry. @default one second */
  readonly retryAfter?: Milliseconds
  /** @default GitHub's toolkit */
  readonly transport?: Transport
}

interface Decoded {
  readonly headers: Headers
  /** The expected content; the URL if a redirect is expected. */
  readonly data: unknown
}

type SendRequest = <M extends Method>(
  method: M,
  path: ApiPath<M>,
  parameters: Parameters,
  options: {
    readonly expected: Expected
    readonly signal: AbortSignal
    /** Whether requests that wait for their turn go before it. */
    readonly isBehind?: boolean
  },
) => Promise<Decoded>

const MAX_IN_FLIGHT = 10

/** If a rate limit ends within this time, the request waits for it once. */
export const MAX_RETRY_AFTER: Milliseconds = 10 * SECOND

type Octokit = ReturnType<typeof getOctokit>
type RequestError = ReturnType<RetryPlugin['retry']['retryRequest']>

/**
 * Returns a function that sends requests through octokit, at most `MAX_IN_FLIGHT` at a time, and rejects
 * as soon as the signal aborts.
 *
 * @param retries how often a request is retried after a temporary failure
 */
export function createRequest(options: ClientOptions, retries: number): SendRequest {
  const { token, apiUrl, transport = toolkit, retryAfter = SECOND } = options
  const limit = turns(MAX_IN_FLIGHT)
  // A server or a proxy may repeat the token.
  const redact = redactor([token])
  const debug = (line: string) => {
    options.debug(redact.text(line))
  }
  let loading: Promise<Octokit> | undefined
  return async (method, path, parameters, { expected, signal, isBehind = false }) => {
    if (token === '') {
      throw new GitHubError('the input github-token is empty', { kind: 'unauthorized' })
    }
    const send = (url: string, content: RequestContent) =>
      limit(isBehind, () => {
        const { pathname, search } = new URL(url)
        const name = `${method} ${pathname}${search}`
        return observe({ ...options, debug }, { name, signal }, async () => {
          const response = await transport.send({ method, url, ...content, signal })
          return { ...response, body: redact.body(response.body) }
        })
      })
    const request = async () => {
      loading ??= loadOctokit(token, apiUrl, retryAfter)
      const octokit = await loading
      // Its type has one overload per route, which a computed route does not match.
      const sendByOctokit = octokit.request as (route: string, options: object) => Promise<Decoded>
      return await sendByOctokit(`${method} ${path}`, {
        ...wellFormed(parameters),
        request: {
          signal,
          retries,
          fetch: fetchBy(send, expected),
          parseSuccessResponseBody: false,
          // octokit would print warnings about deprecated endpoints to standard error.
          log: { warn: debug },
        },
      })
    }
    try {
      // octokit ignores the signal while it waits for a retry.
      return await untilAborted(request, signal)
    } catch (error) {
      throw signal.aborted ? abortError(signal) : toGitHubError(error).redacted(redact)
    }
  }
}

/** Replaces half characters, which a URL cannot contain. */
function wellFormed(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  )
}

async function loadOctokit(token: string, baseUrl: string, retryAfter: Milliseconds) {
  const [{ getOctokit }, { retry }] = await Promise.all([
    // The import parses the event file and throws if it is not JSON.
    import(/* webpackMode: "eager" */ '@actions/github'),
    import(/* webpackMode: "eager" */ '@octokit/plugin-retry'),
  ])
  const options = {
    baseUrl,
    userAgent: 'run-report',
    // `decideRetry` handles rate limits.
    retry: { retryAfterBaseValue: retryAfter, doNotRetry: [403, 429] },
  }
  // octokit runs the hooks of the first plugin first.
  return getOctokit(token, options, decideRetry, retry)
}

/** Makes octokit retry temporary failures only; octokit has no rule for rate limits. */
function decideRetry(octokit: Pick<Octokit, 'hook'>): object {
  octokit.hook.error('request', (error, { request }) => {
    const failure = toGitHubError(error)
    const pause = retryPause(failure)
    if (pause === undefined) request.retries = 0
    // GitHub did not execute a request that it refused for a rate limit, so a write is safe to retry.
    const retries = pause !== undefined && failure.limit !== undefined ? 1 : Number(request.retries)
    const { retry } = octokit as Octokit & RetryPlugin
    throw retry.retryRequest(error as RequestError, retries, (pause ?? 0) / SECOND)
  })
  return {}
}

/** Temporary failures of the server or of the connection to it. */
const TEMPORARY: ReadonlySet<GitHubErrorKind> = new Set(['server', 'network', 'not-json'])

/** Returns the pause before a retry; `undefined` if a retry would fail, too. */
function retryPause({ kind, status = 0, limit }: GitHubError): Milliseconds | undefined {
  if (limit !== undefined) {
    const { retryAfter = Infinity } = limit
    return retryAfter <= MAX_RETRY_AFTER ? retryAfter : undefined
  }
  const isTemporary = TEMPORARY.has(kind) || (kind === 'proxy' && status >= 500)
  return isTemporary ? SECOND : undefined
}

/** Returns a function that runs at most so many at a time, and those behind only while no other waits. */
function turns(max: number) {
  const limit = pLimit(max)
  const oneAtATime = pLimit(1)
  let freed = Promise.withResolvers<undefined>()
  const start = async <Value>(run: () => Promise<Value>): Promise<Value> => {
    try {
      return await limit(run)
    } finally {
      freed.resolve(undefined)
      freed = Promise.withResolvers<undefined>()
    }
  }
  return async <Value>(isBehind: boolean, run: () => Promise<Value>): Promise<Value> => {
    if (!isBehind) return await start(run)
    const { running } = await oneAtATime(async () => {
      while (limit.activeCount + limit.pendingCount >= max) await freed.promise
      // As a field, so that the next one does not wait for its end.
      return { running: start(run) }
    })
    return await running
  }
}

/** Rejects when the signal aborts, with its reason, whatever the work does then. */
export async function untilAborted<Value>(
  start: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  signal.throwIfAborted()
  const work = start()
  // A failure after the abort must not become an unhandled rejection.
  work.catch(() => undefined)
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => {
    reject(signal.reason as Error)
  }
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([aborted, work])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
