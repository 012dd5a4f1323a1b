import { repairRead } from '../src/actions/repairs.ts'
import { abortError, type GitHubError, statusError } from '../src/github/errors/github-error.ts'
import { bytesRedactor } from '../src/github/errors/redact-bytes.ts'
import {
  type Client,
  createClient,
  type RepositorySource,
  repositorySource,
} from '../src/github/http/client.ts'
import type { ClientOptions } from '../src/github/http/request.ts'
import type { Transport } from '../src/github/http/transport.ts'

export interface ClientRequest {
  readonly route: string
  readonly parameters: Readonly<Record<string, string | number>>
}

/** The parameters of a page of a list. */
export interface PageRequest {
  readonly size: number
  readonly page: number
}

type Body = Readonly<Record<string, unknown>>

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }

/** A repository that is read with a client. */
export function sourceOf(
  client: Client,
  signal: AbortSignal = new AbortController().signal,
): RepositorySource {
  return repositorySource({ client, repository: REPOSITORY, signal })
}

/** The parts of a client that most tests do not use. */
export const QUIET_CLIENT: Omit<Client, 'get'> = {
  now: Date.now,
  rateLimit: () => undefined,
  repair: repairRead,
  debug: () => undefined,
  list: () => Promise.reject(new Error('no list is faked')),
  query: () => Promise.reject(new Error('no query is faked')),
  redirect: () => Promise.reject(new Error('no redirect is faked')),
  log: () => () => Promise.reject(new Error('no log is faked')),
  file: () => () => Promise.reject(new Error('no file is faked')),
  redact: bytesRedactor([]),
  redactShown: (value) => value,
}

/** Returns a client without a network that records its requests and rejects with what `respond` throws. */
export function fakeClient(
  respond: (requested: ClientRequest, signal: AbortSignal) => Body | Promise<Body>,
): Client & { readonly requested: readonly ClientRequest[] } {
  const requested: ClientRequest[] = []
  return {
    ...QUIET_CLIENT,
    requested,
    get: (async (route: string, parameters: ClientRequest['parameters'], signal: AbortSignal) => {
      requested.push({ route, parameters })
      return await untilAborted(Promise.resolve(respond({ route, parameters }, signal)), signal)
    }) as Client['get'],
  }
}

export function requestedPage({ parameters }: ClientRequest): PageRequest {
  return { size: Number(parameters.per_page), page: Number(parameters.page) }
}

/** Returns jobs with ascending ids, from 1. */
export function listedJobs(count: number): { readonly id: number }[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1 }))
}

/** Returns a page of a list as GitHub does. */
export function pageOf(
  jobs: readonly object[],
  { size, page }: PageRequest,
  total: unknown = jobs.length,
): Body {
  return { total_count: total, jobs: jobs.slice((page - 1) * size, page * size) }
}

/** Returns the error for a status of 400 or above. */
export function httpError(
  status: number,
  reason?: string,
  headers: Readonly<Record<string, string>> = {},
): GitHubError {
  return statusError(status, headers, reason)
}

/** Rejects when the signal is aborted, as a client does. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const end = () => {
    reject(abortError(signal))
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  return await Promise.race([aborted, work])
}

/** Returns how a test connects to a fake GitHub: with a token, and almost without pauses. */
export function testOptions(apiUrl: string, transport?: Transport): ClientOptions {
  return {
    ...(transport && { transport }),
    token: 'secret',
    apiUrl,
    repair: repairRead,
    debug: () => undefined,
    now: Date.now,
    retryAfter: 1,
  }
}

/** Returns a client that sends its requests to a fake GitHub. */
export function logClient(apiUrl: string): Client {
  return createClient(testOptions(apiUrl))
}
