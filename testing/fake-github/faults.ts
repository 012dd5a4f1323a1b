import { STATUS_CODES } from 'node:http'
import { type FakeResponse, refusal } from './response.ts'
import { type Delivery, isRead, type SeenRequest } from './server.ts'

/**
 * Something that goes wrong, as data. Which requests it hits, and what then happens, can be combined
 * freely; of several faults that hit one request, delays add up and the last response and delivery
 * count.
 *
 * @example { path: /\/jobs/, query: { per_page: '100' }, times: 2, response: { status: 502 } }
 */
export interface Fault extends Hit, Effect {}

/** All that is given must hold; nothing given hits every request. */
export interface Hit {
  /** Matched against the path without its query, base included. */
  readonly path?: RegExp
  /** Values that the query must have; for `page` and `per_page` as written in the request. */
  readonly query?: Readonly<Record<string, string>>
  readonly when?: (request: SeenRequest) => boolean
  /** Hits only the nth of the matching requests, 1 being the first. */
  readonly nth?: number
  /** Hits only the first so many of the matching requests. */
  readonly times?: number
}

export interface Effect {
  readonly response?: FaultResponse
  /** Added to the latency. */
  readonly delayMs?: number
  /** Replaces fields of the JSON. @example { jobs: null } */
  readonly merge?: Readonly<Record<string, unknown>>
  /** Replaces the JSON. */
  readonly change?: (body: unknown) => unknown
  readonly delivery?: Exclude<Delivery, 'whole'>
}

interface FaultResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text is sent unchanged, an object as JSON. By default a refusal with the name of the status. */
  readonly body?: string | object
}

/** The token may read and not write. */
export const READ_ONLY: Fault = {
  when: (request) => !isRead(request),
  response: { status: 403, body: { message: 'Resource not accessible by integration' } },
}

/** Counts how often each fault matched, so that the faults themselves can be shared by tests. */
export function planFaults(faults: readonly Fault[]) {
  const matches = new Map<Fault, number>()
  return (request: SeenRequest) => {
    const hits = faults.filter((fault) => {
      if (!isMatch(fault, request)) return false
      const count = (matches.get(fault) ?? 0) + 1
      matches.set(fault, count)
      return count === (fault.nth ?? count) && count <= (fault.times ?? count)
    })
    const response = hits.findLast((fault) => fault.response !== undefined)?.response
    const delivery: Delivery = hits.findLast((fault) => fault.delivery)?.delivery ?? 'whole'
    return {
      response: response && toResponse(response),
      change: (original: FakeResponse) => hits.reduce(changed, original),
      delayMs: hits.reduce((sum, { delayMs = 0 }) => sum + delayMs, 0),
      delivery,
    }
  }
}

function isMatch({ path, query = {}, when }: Hit, request: SeenRequest): boolean {
  return (
    (path === undefined || path.test(request.pathname)) &&
    Object.entries(query).every(([name, value]) => request.query.get(name) === value) &&
    (when === undefined || when(request))
  )
}

function toResponse({ status, headers = {}, body }: FaultResponse): FakeResponse {
  if (body === undefined) {
    const plain = refusal(status, STATUS_CODES[status] ?? 'Unknown')
    return { ...plain, headers }
  }
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function changed(response: FakeResponse, { merge, change }: Effect): FakeResponse {
  if (response.body === '' || (merge ?? change) === undefined) return response
  const body: unknown = JSON.parse(response.body)
  const merged = merge === undefined ? body : { ...(body as object), ...merge }
  return { ...response, body: JSON.stringify(change === undefined ? merged : change(merged)) }
}
