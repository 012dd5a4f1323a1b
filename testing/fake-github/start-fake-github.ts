import type { RequestListener, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Fault, planFaults } from './faults.ts'
import type { HeldResponses } from './hold-responses.ts'
import { type FakeResponse, refusal } from './response.ts'
import { respondTo } from './routes.ts'
import { deliver, openServer, type Secured, seeRequest, type SeenRequest } from './server.ts'
import { type FakeState, fakeState, type Known } from './state.ts'

export interface FakeGitHubOptions extends Known {
  /** `''` as on github.com, or `/api/v3` as on GitHub Enterprise Server. @default '' */
  readonly basePath?: string
  /** How far its clock is ahead of that of this machine. @default 0 */
  readonly aheadMs?: number
  /** How long each response takes. @default 0 */
  readonly latencyMs?: number
  /** Decides when to respond. @default immediately */
  readonly held?: HeldResponses | undefined
  /** How many of 1000 requests are left; `none` as on GitHub Enterprise Server. @default 1000 */
  readonly rateLimit?: number | 'none'
  /** Refuses requests with another token or none. @default any token */
  readonly token?: string
  readonly faults?: readonly Fault[]
  /** Speaks HTTPS. */
  readonly secured?: Secured
  /** Called when a request arrives, before the response; may change the state. */
  readonly onRequest?: (request: SeenRequest, state: FakeState) => void
}

export type FakeGitHub = Awaited<ReturnType<typeof startFakeGitHub>>

/** Starts a fake GitHub with a few runs on a free port of the loopback address. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}) {
  const { basePath = '', aheadMs = 0, latencyMs = 0, held, token } = options
  const state = fakeState(options)
  const requests: SeenRequest[] = []
  const planFor = planFaults(options.faults ?? [])
  const meter = meterRequests(options.rateLimit ?? MAX_REQUESTS)
  const closing = new AbortController()
  const inFlight = new Set<SeenRequest>()
  let maxInFlight = 0
  let sentBytes = 0

  const listener: RequestListener = (incoming, outgoing) => {
    const respond = (body: string) => {
      respondWith(outgoing, seeRequest(requests.length + 1, incoming, body))
    }
    // Immediately for a request that has no text.
    if (incoming.method === 'GET') respond('')
    // A broken connection has no request to respond to.
    else void text(incoming).then(respond, () => undefined)
  }

  const respondWith = (outgoing: ServerResponse, request: SeenRequest): void => {
    requests.push(request)
    maxInFlight = Math.max(maxInFlight, inFlight.add(request).size)
    // At 'prefinish' already: a client may send its next request before the connection is closed.
    for (const event of ['prefinish', 'close']) outgoing.on(event, () => inFlight.delete(request))
    options.onRequest?.(request, state)

    const plan = planFor(request)
    const { headers, exceeded } = meter()
    // A refused request changes nothing.
    const respond = () =>
      exceeded ? refusal(403, 'API rate limit exceeded for installation.') : responseTo(request)
    const response = plan.change(plan.response ?? respond())
    sentBytes += Buffer.byteLength(response.body)
    const date = new Date(Date.now() + aheadMs).toUTCString()
    const sent = { date, 'x-github-request-id': `FA4E:${request.number}` }
    const parcel = {
      outgoing,
      response: {
        ...response,
        headers: { ...COMMON_HEADERS, ...headers, ...sent, ...response.headers },
      },
      delivery: plan.delivery,
      dueAt: request.startedAt + latencyMs + plan.delayMs,
      closing: closing.signal,
    }
    if (held === undefined) void deliver(parcel)
    else void held.hold().then(() => deliver(parcel))
  }

  const responseTo = ({ method, pathname, query, headers, content }: SeenRequest): FakeResponse => {
    const isAllowed = [`token ${token}`, `Bearer ${token}`].includes(headers.authorization ?? '')
    if (token !== undefined && !isAllowed) return refusal(401, 'Bad credentials')
    // GitHub Enterprise Server has GraphQL at `/api/graphql`.
    const isGraph = pathname === `${basePath.replace(/\/v3$/, '')}/graphql`
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : ''
    return respondTo(state, {
      method,
      path: isGraph ? '/graphql' : path,
      query,
      content,
      apiUrl: `${serverUrl}${basePath}`,
    })
  }

  const server = await openServer(listener, options.secured)
  const serverUrl = server.url

  return {
    /** Base of the API. @example 'http://127.0.0.1:1234/api/v3' */
    url: `${serverUrl}${basePath}`,
    /** The requests are in order of arrival. */
    ...{ serverUrl, state, requests },
    /** Size of the bodies of all responses. */
    get sentBytes() {
      return sentBytes
    },
    /** The most requests that waited for a response at one time. */
    get maxInFlight() {
      return maxInFlight
    },
    /** Breaks the connections still open and ends the server. */
    close: async () => {
      closing.abort()
      await server.close()
    },
  }
}

const COMMON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-github-api-version-selected': '2022-11-28',
  'x-github-media-type': 'github.v3; format=json',
}

// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const MAX_REQUESTS = 1_000
const HOUR_SECONDS = 3_600

/** Counts requests: the headers for the next one, and whether it exceeds the limit. */
function meterRequests(remaining: number | 'none') {
  const reset = Math.ceil(Date.now() / 1000) + HOUR_SECONDS
  let left = remaining
  return (): { readonly headers: Readonly<Record<string, string>>; readonly exceeded: boolean } => {
    // GitHub Enterprise Server has no limit unless its owner sets one, and then sends no header.
    if (left === 'none') return { headers: {}, exceeded: false }
    const exceeded = left === 0
    left = Math.max(0, left - 1)
    const headers = {
      'x-ratelimit-limit': String(MAX_REQUESTS),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
      'x-ratelimit-used': String(MAX_REQUESTS - left),
    }
    return { headers, exceeded }
  }
}
