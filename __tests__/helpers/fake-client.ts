import { repairRead } from '../../src/actions/repairs.ts'
import { abortError, type GitHubError, statusError } from '../../src/github/errors/github-error.ts'
import type { Client } from '../../src/github/http/client.ts'

export interface Asked {
  readonly route: string
  readonly parameters: Readonly<Record<string, string | number>>
}

/** What a page of a listing is asked for by. */
export interface AskedPage {
  readonly size: number
  readonly page: number
}

type Body = Readonly<Record<string, unknown>>

/** The parts of a client that few tests are about. */
export const QUIET_CLIENT: Omit<Client, 'get'> = {
  rateLimit: () => undefined,
  repair: repairRead,
  debug: () => undefined,
  list: () => Promise.reject(new Error('no list is faked')),
  redirect: () => Promise.reject(new Error('no redirect is faked')),
  log: () => () => Promise.reject(new Error('no log is faked')),
}

/** A client without a network that keeps what it was asked; what the response throws, it rejects with. */
export function fakeClient(
  answer: (asked: Asked, signal: AbortSignal) => Body | Promise<Body>,
): Client & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  return {
    ...QUIET_CLIENT,
    asked,
    async get(route, parameters, signal) {
      asked.push({ route, parameters })
      return await untilAborted(Promise.resolve(answer({ route, parameters }, signal)), signal)
    },
  }
}

export function askedPage({ parameters }: Asked): AskedPage {
  return { size: Number(parameters.per_page), page: Number(parameters.page) }
}

/** Jobs of ascending ids, from 1. */
export function jobsAnswered(count: number): { readonly id: number }[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1 }))
}

/** The page of a list as GitHub gives it. */
export function pageOf(jobs: readonly object[], { size, page }: AskedPage): Body {
  return { total_count: jobs.length, jobs: jobs.slice((page - 1) * size, page * size) }
}

/** What is thrown for an response of 400 and above. */
export function httpError(
  status: number,
  reason?: string,
  headers: Readonly<Record<string, string>> = {},
): GitHubError {
  return statusError(status, headers, reason)
}

/** Rejects when the signal ends, as a client does whatever it waits for. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const end = () => {
    reject(abortError(signal))
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  return await Promise.race([aborted, work])
}
