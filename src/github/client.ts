import { text } from 'node:stream/consumers'
import { Octokit } from '@octokit/core'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { Milliseconds } from '../model/time.ts'
import { readQuota, type Quota } from './quota.ts'
import { proxiedFetch } from './proxied-fetch.ts'
import { findRedirect } from './redirect.ts'

/** Reads from GitHub's API. It has no way to change anything. */
export interface Client {
  /**
   * @throws octokit's `RequestError`, `NotJsonError` where the answer is no JSON object, or
   * `NoTokenError`
   */
  readonly get: Ask<Readonly<Record<string, unknown>>>
  /** The same for an answer that is a JSON array. */
  readonly list: Ask<readonly unknown[]>
  /**
   * The address that an answer leads to, which is not followed.
   *
   * @throws octokit's `RequestError`, `NoRedirectError`, or `NoTokenError`
   */
  readonly redirect: Ask<string>
  /** The requests that are left, as the latest answer told. */
  readonly quota: () => Quota | undefined
}

/** @param route such as `/repos/{owner}/{repo}/actions/runs/{run_id}`, with its parameters. */
type Ask<Answer> = (
  route: string,
  parameters: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
) => Promise<Answer>

/** An empty token: secrets are not given to the workflows of forks and of Dependabot. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError'
}

export class NotJsonError extends Error {
  override readonly name = 'NotJsonError'
}

export interface ClientOptions {
  readonly token: string
  /** Such as `https://api.github.com`, or `https://ghes.example/api/v3`. */
  readonly apiUrl: string
  /** Wait before the one retry of an answer that may be better the next time. */
  readonly retryAfter?: Milliseconds
}

// What won't be better the next time. Rate limits are among it: a report never sleeps until one resets.
const FINAL_STATUSES = [400, 401, 403, 404, 410, 422, 429, 451]

// Not getOctokit of @actions/github: that reads the event when it is loaded, and where the event's
// file is no JSON it ends the step with a stack trace. It also brings every method of the API.
const ReadingOctokit = Octokit.plugin(retry, throttling)

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/**
 * A client that retries once, keeps to ten requests in flight, and follows the proxy settings of
 * the environment. It sends no version header, which an older server would answer with 400.
 */
export function createClient({ token, apiUrl, retryAfter = 1_000 }: ClientOptions): Client {
  if (token === '') {
    const refuse = () => Promise.reject(new NoTokenError('the input github-token is empty'))
    return { get: refuse, list: refuse, redirect: refuse, quota: () => undefined }
  }
  const octokit = new ReadingOctokit({
    auth: token,
    baseUrl: apiUrl,
    log: silent,
    request: { fetch: proxiedFetch },
    retry: { retries: 1, doNotRetry: FINAL_STATUSES, retryAfterBaseValue: retryAfter },
    throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false },
  })
  let quota: Quota | undefined
  octokit.hook.after('request', ({ headers }) => {
    quota = readQuota(headers) ?? quota
  })
  const askOnce: Ask<unknown> = async (route, parameters, signal) => {
    const { data } = (await octokit.request(`GET ${route}`, {
      ...parameters,
      // octokit's own parser looks at every value for large numbers, which costs as much as all else.
      request: { signal, parseSuccessResponseBody: false },
    })) as { data: ReadableStream<Uint8Array> }
    return await readJson(data)
  }
  const ask =
    <Answer>(check: (value: unknown) => Answer): Ask<Answer> =>
    async (route, parameters, signal) => {
      try {
        return check(await askOnce(route, parameters, signal))
      } catch (error) {
        // The retry plug-in is done when the headers have come; the body may still be cut off.
        if (!(error instanceof NotJsonError) || signal.aborted) throw error
        return check(await askOnce(route, parameters, signal))
      }
    }
  return {
    quota: () => quota,
    get: ask(asObject),
    list: ask(asArray),
    redirect: (route, parameters, signal) => findRedirect(octokit, route, parameters, signal),
  }
}

async function readJson(body: ReadableStream<Uint8Array>): Promise<unknown> {
  try {
    // Not by way of a Response: it would load a second implementation of fetch, for 15 ms.
    return JSON.parse(await text(body))
  } catch (error) {
    throw new NotJsonError('the answer is cut off or is not JSON', { cause: error })
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotJsonError('the answer is not a JSON object')
  }
  return value as Record<string, unknown>
}

function asArray(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NotJsonError('the answer is not a JSON array')
  return value
}
