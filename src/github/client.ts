import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { Octokit } from '@octokit/core'
import pLimit from 'p-limit'
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

const MOST_IN_FLIGHT = 10

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
  // Not getOctokit of @actions/github: that reads the event when it is loaded, and where the event's
  // file is no JSON it ends the step with a stack trace. Not octokit's plug-ins for retries and
  // limits: their timers cost every report 40 ms, for one retry and no wait for a limit.
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    log: silent,
    request: { fetch: proxiedFetch },
  })
  const limit = pLimit(MOST_IN_FLIGHT)
  /** Once more for what may be better the next time. Rate limits are not: no report waits for one. */
  const twice = async <Answer>(
    ask: () => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    try {
      return await limit(ask)
    } catch (error) {
      if (signal.aborted || !mayBeBetter(error)) throw error
      await setTimeout(retryAfter, undefined, { signal })
      return await limit(ask)
    }
  }
  let quota: Quota | undefined
  octokit.hook.after('request', ({ headers }) => {
    quota = readQuota(headers) ?? quota
  })
  const askFor =
    <Answer>(check: (value: unknown) => Answer): Ask<Answer> =>
    (route, parameters, signal) =>
      twice(async () => {
        const { data } = (await octokit.request(`GET ${route}`, {
          ...parameters,
          // octokit's own parser looks at every value for large numbers, which costs as much as all else.
          request: { signal, parseSuccessResponseBody: false },
        })) as { data: ReadableStream<Uint8Array> }
        return check(await readJson(data))
      }, signal)
  return {
    quota: () => quota,
    get: askFor(asObject),
    list: askFor(asArray),
    redirect: (route, parameters, signal) =>
      twice(() => findRedirect(octokit, route, parameters, signal), signal),
  }
}

/** A server or connection that failed, which octokit calls 500, or an answer that was cut off. */
function mayBeBetter(error: unknown): boolean {
  if (error instanceof NotJsonError) return true
  return error instanceof Error && 'status' in error && Number(error.status) >= 500
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
