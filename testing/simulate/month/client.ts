import { abortError } from '../../../src/github/errors/github-error.ts'
import type { Client } from '../../../src/github/http/client.ts'
import type { LogReader } from '../../../src/github/http/log-host.ts'
import type { Instant } from '../../../src/model/time.ts'
import { type ClientRequest, httpError, QUIET_CLIENT } from '../../fake-client.ts'
import { directClients } from '../../fake-github/direct-clients.ts'
import { OWN_ROUTES, stateAt } from './routes.ts'
import type { Known } from './types.ts'

const LOG_HOST = 'https://logs.example/'

/** What a client reads from, and where it writes what it read. */
interface Source extends Known {
  readonly requests: ClientRequest[]
  /** Returns the log of a job; `undefined` if it has none at an instant. */
  readonly logOf: (jobId: number, now: Instant) => string | undefined
}

/** Returns a client of GitHub as it is at an instant. */
export function monthClient(source: Source, now: Instant, limit?: number): Client {
  let sent = 0
  const { client } = directClients(stateAt(source, now))
  const send = async (read: () => unknown, request: ClientRequest, signal: AbortSignal) => {
    // A response never comes in the turn of its request.
    await Promise.resolve()
    if (signal.aborted) throw abortError(signal)
    sent++
    source.requests.push(request)
    if (limit !== undefined && sent > limit) {
      throw httpError(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' })
    }
    const found = await read()
    if (found === undefined) throw httpError(404, 'Not Found')
    return found
  }
  const body = (route: string, parameters: ClientRequest['parameters'], signal: AbortSignal) => {
    const own = OWN_ROUTES[route]
    const get = client.get as (route: string, parameters: object, signal: AbortSignal) => unknown
    const read = () => (own ? own(source, parameters, now) : get(route, parameters, signal))
    return send(read, { route, parameters }, signal)
  }
  const redirect = (route: string, parameters: ClientRequest['parameters'], signal: AbortSignal) =>
    send(() => urlOf(source, parameters, now), { route, parameters }, signal)
  return {
    ...QUIET_CLIENT,
    now: () => now,
    rateLimit: () =>
      limit === undefined ? undefined : { limit, remaining: Math.max(0, limit - sent) },
    get: body as Client['get'],
    list: body as Client['list'],
    redirect: redirect as Client['redirect'],
    log: (url) => hostReader(source, url, now),
    file: (url) => hostReader(source, url, now),
  }
}

function urlOf(
  { artifacts, logOf }: Source,
  parameters: ClientRequest['parameters'],
  now: Instant,
): string | undefined {
  const [job, artifact] = [Number(parameters['job_id']), Number(parameters['artifact_id'])]
  if (!Number.isNaN(job)) return logOf(job, now) === undefined ? undefined : `${LOG_HOST}${job}`
  const isKnown = artifacts.some(
    ({ id, createdAt, expired = false }) => id === artifact && createdAt <= now && !expired,
  )
  return isKnown ? `${LOG_HOST}artifacts/${artifact}` : undefined
}

/** Returns a reader of a log or an artifact, which supports ranges. */
function hostReader({ artifacts, logOf }: Source, url: string, now: Instant): LogReader {
  return (range) => {
    const [, kind, id] = /example\/(artifacts\/)?(\d+)$/.exec(url) ?? []
    const bytes =
      kind === undefined
        ? Buffer.from(logOf(Number(id), now) ?? '')
        : artifacts.find((one) => one.id === Number(id))?.bytes
    if (bytes === undefined) return Promise.reject(httpError(404, 'Not Found'))
    const from = range?.from ?? 0
    const part = Uint8Array.from(bytes.subarray(from, range && range.to + 1))
    return Promise.resolve({ body: new Blob([part]).stream(), from, size: bytes.length })
  }
}
