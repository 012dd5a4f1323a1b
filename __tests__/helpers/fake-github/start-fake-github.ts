import type { RequestListener, ServerResponse } from 'node:http'
import type { ApiComment, ApiIssue, ApiPull } from './api-conversation.ts'
import { deliver } from './deliver.ts'
import type { FakeRun } from './fake-run.ts'
import { type Fault, type Plan, planFaults } from './faults.ts'
import { openServer, type Secured } from './open-server.ts'
import { meterRequests, type RateLimit, rateLimitExceeded } from './rate-limit.ts'
import { type FakeResponse, refusal } from './response.ts'
import { respondTo } from './routes.ts'
import { receiveBody, type SeenRequest, seeRequest } from './seen-request.ts'
import type { Commits, FakeState } from './state.ts'

export interface FakeGitHubOptions {
  readonly runs?: readonly FakeRun[]
  /** The address of each job's log, by job id. */
  readonly logs?: Readonly<Record<number, string>>
  /** Texts of files by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Branches and commits by path, such as `branches/main`. */
  readonly bodies?: Readonly<Record<string, object>>
  /** @default none, so that commits can't be compared */
  readonly commits?: Commits
  /** By job id. */
  readonly annotations?: Readonly<Record<number, readonly object[]>>
  readonly pulls?: readonly ApiPull[]
  /** Without pull requests. */
  readonly issues?: readonly ApiIssue[]
  /** On pull requests and issues, in the order of their ids. */
  readonly comments?: readonly ApiComment[]
  /** Login that the token writes as. @default 'github-actions[bot]' */
  readonly writer?: string
  /** `''` as on github.com, or `/api/v3` as on GitHub Enterprise Server. @default '' */
  readonly basePath?: string
  /** How long each response takes. @default 0 */
  readonly latencyMs?: number
  /** `none` as on GitHub Enterprise Server. @default 1000 of 1000 requests left */
  readonly rateLimit?: RateLimit | 'none'
  /** Refuses requests with another token or none. @default any token */
  readonly token?: string
  readonly faults?: readonly Fault[]
  /** Speaks HTTPS. */
  readonly secured?: Secured
  /** Called when a request arrives, before the response; may change the state. */
  readonly onRequest?: (request: SeenRequest, world: FakeState) => void
}

export interface FakeGitHub {
  /** Base of the API. @example 'http://127.0.0.1:1234/api/v3' */
  readonly url: string
  readonly serverUrl: string
  readonly world: FakeState
  /** In order of arrival. */
  readonly requests: readonly SeenRequest[]
  /** Size of the bodies of all responses. */
  readonly sentBytes: number
  /** The most requests that waited for a response at one time. */
  readonly maxInFlight: number
  /** Breaks the connections still open and ends the server. */
  close(): Promise<void>
}

/** Starts a fake GitHub with a few runs on a free port of the loopback address. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const {
    runs = [],
    logs = {},
    files = {},
    annotations = {},
    pulls = [],
    issues = [],
    comments = [],
    basePath = '',
    latencyMs = 0,
    rateLimit = THOUSAND,
    faults = [],
  } = options
  const world: FakeState = {
    runs: [...runs],
    logs: byNumber(logs),
    files: new Map(Object.entries(files)),
    bodies: new Map(Object.entries(options.bodies ?? {})),
    annotations: byNumber(annotations),
    pulls: [...pulls],
    issues: [...issues],
    comments: [...comments],
    writer: options.writer ?? 'github-actions[bot]',
    commits: options.commits,
  }
  const requests: SeenRequest[] = []
  const planFor = planFaults(faults)
  const meter = meterRequests(rateLimit === 'none' ? undefined : rateLimit)
  const closing = new AbortController()
  const inFlight = new Set<SeenRequest>()
  let maxInFlight = 0
  let sentBytes = 0

  const listener: RequestListener = (incoming, outgoing) => {
    receiveBody(incoming, (body) => {
      respondWith(outgoing, seeRequest(requests.length + 1, incoming, body))
    })
  }

  const respondWith = (outgoing: ServerResponse, request: SeenRequest): void => {
    requests.push(request)
    maxInFlight = Math.max(maxInFlight, inFlight.add(request).size)
    // At 'prefinish' already: a client may send its next request before the connection is closed.
    for (const event of ['prefinish', 'close']) outgoing.on(event, () => inFlight.delete(request))
    options.onRequest?.(request, world)

    const plan = planFor(request)
    const { headers, exceeded } = meter()
    // A refused request changes nothing.
    const respond = () => (exceeded ? rateLimitExceeded() : responseTo(request))
    const response = merged(plan.response ?? respond(), plan.merge)
    sentBytes += Buffer.byteLength(response.body)
    void deliver({
      outgoing,
      response: {
        ...response,
        headers: { ...COMMON_HEADERS, ...headers, ...requestId(request), ...response.headers },
      },
      delivery: plan.delivery,
      dueAt: request.startedAt + latencyMs + plan.delayMs,
      closing: closing.signal,
    })
  }

  const responseTo = ({ method, pathname, query, headers, content }: SeenRequest): FakeResponse => {
    if (!isAllowed(headers.authorization, options.token)) return refusal(401, 'Bad credentials')
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : ''
    return respondTo(world, { method, path, query, content, apiUrl: `${serverUrl}${basePath}` })
  }

  const server = await openServer(listener, options.secured)
  const serverUrl = server.url

  return {
    url: `${serverUrl}${basePath}`,
    serverUrl,
    world,
    requests,
    get sentBytes() {
      return sentBytes
    },
    get maxInFlight() {
      return maxInFlight
    },
    close: async () => {
      closing.abort()
      await server.close()
    },
  }
}

const THOUSAND: RateLimit = { limit: 1000, remaining: 1000 }

const COMMON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-github-api-version-selected': '2022-11-28',
  'x-github-media-type': 'github.v3; format=json',
}

function byNumber<Value>(values: Readonly<Record<number, Value>>): Map<number, Value> {
  return new Map(Object.entries(values).map(([key, value]) => [Number(key), value]))
}

function merged(response: FakeResponse, fields: Plan['merge']): FakeResponse {
  if (fields === undefined) return response
  const body = { ...(JSON.parse(response.body) as object), ...fields }
  return { ...response, body: JSON.stringify(body) }
}

function requestId({ number }: SeenRequest) {
  return { 'x-github-request-id': `FA4E:${number}` }
}

function isAllowed(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true
  return authorization === `token ${token}` || authorization === `Bearer ${token}`
}
