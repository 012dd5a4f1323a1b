import { setTimeout } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Milliseconds } from '../model/time.ts'
import { addressOf, ask, askThere, type Api, type RouteParameters } from './ask.ts'
import { adviceOn } from './connection-advice.ts'
import type { askLogHost } from './log-host.ts'
import { HttpError } from './http-error.ts'
import { readQuota, type Quota } from './quota.ts'
import { NotJsonError, readJson } from './read-json.ts'
import { NoRedirectError, redirectOf } from './redirect.ts'

/** Reads from GitHub's API. It has no way to change anything. */
export interface Client {
  /**
   * @throws `HttpError`, `NotJsonError` where the answer is no JSON object, `NoTokenError`, or
   * Node's error where there was no answer
   */
  readonly get: Ask<Readonly<Record<string, unknown>>>
  /** The same for an answer that is a JSON array. */
  readonly list: Ask<readonly unknown[]>
  /**
   * The address that an answer leads to, which is not followed.
   *
   * @throws `HttpError`, `NoRedirectError`, `NoTokenError`, or Node's error
   */
  readonly redirect: Ask<string>
  /** What asks the host of a log, where that is not `askLogHost`. */
  readonly log?: typeof askLogHost
  /** The requests that are left, as the latest answer told. */
  readonly quota: () => Quota | undefined
}

/** @param route such as `/repos/{owner}/{repo}/actions/runs/{run_id}`, with its parameters. */
export type Ask<Answer> = (
  route: string,
  parameters: RouteParameters,
  signal: AbortSignal,
) => Promise<Answer>

/** An empty token: secrets are not given to the workflows of forks and of Dependabot. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError'
}

/** A recording that is replayed has no response to the request. */
export class NotRecordedError extends Error {
  override readonly name = 'NotRecordedError'
}

export interface ClientOptions extends Api {
  /** Wait before the one retry of an answer that may be better the next time. */
  readonly retryAfter?: Milliseconds
}

const MOST_IN_FLIGHT = 10

/**
 * A client that retries once, keeps to ten requests in flight, and follows the proxy settings of
 * the environment.
 */
export function createClient({ retryAfter = 1_000, ...api }: ClientOptions): Client {
  if (api.token === '') {
    const refuse = () => Promise.reject(new NoTokenError('the input github-token is empty'))
    return { get: refuse, list: refuse, redirect: refuse, quota: () => undefined }
  }
  const limit = pLimit(MOST_IN_FLIGHT)
  let quota: Quota | undefined
  /** Once more for what may be better the next time. Rate limits are not: no report waits for one. */
  const twice =
    <Answer>(get: (address: URL, signal: AbortSignal) => Promise<Answer>): Ask<Answer> =>
    async (route, parameters, signal) => {
      const once = () => limit(() => get(addressOf(api, route, parameters), signal))
      try {
        return await once()
      } catch (error) {
        if (signal.aborted || !mayBeBetter(error)) throw error
        await setTimeout(retryAfter, undefined, { signal })
        return await once()
      }
    }
  const json = <Answer>(check: (value: unknown) => Answer): Ask<Answer> =>
    twice(async (address, signal) => {
      const answer = await askThere(api, address, signal)
      quota = readQuota(answer.headers) ?? quota
      return check(await readJson(answer))
    })
  return {
    quota: () => quota,
    get: json(asObject),
    list: json(asArray),
    redirect: twice(
      async (address, signal) => redirectOf(await ask(api, address, signal), address).href,
    ),
  }
}

/** A server or a connection that failed, or an answer that was cut off. */
function mayBeBetter(error: unknown): boolean {
  if (error instanceof HttpError) return error.status >= 500
  return !(error instanceof NoRedirectError) && adviceOn(error) === undefined
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
