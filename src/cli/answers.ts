import { addressOf, type RouteParameters } from '../github/ask.ts'
import { HttpError } from '../github/http-error.ts'
import { LogHostError, type Range } from '../github/log-host.ts'
import { NotJsonError } from '../github/read-json.ts'
import { NoRedirectError } from '../github/redirect.ts'
import type { RunRef } from './run-address.ts'

/** All that GitHub answered while a report was made, for the same report once more. */
export interface Answers extends RunRef {
  /** When the report was made, in milliseconds since 1970. */
  readonly madeAt: number
  /** In the order in which they were asked for. */
  readonly answers: readonly Answer[]
}

/** What was asked for, and what came or how it failed; what came of a log may end in a failure. */
export interface Answer {
  readonly ask: string
  readonly gives?: unknown
  readonly fails?: Failure
}

/** A piece of a log; as base64 where it is no text. */
export interface SavedPart {
  readonly from: number
  readonly size?: number | undefined
  readonly text?: string
  readonly base64?: string
}

export interface Failure {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly reason?: string
  readonly cause?: Failure
}

/** How a request is named in the file: `get /repos/o/r/actions/runs/1/attempts/1/jobs?per_page=100&page=1`. */
export function nameRequest(kind: string, route: string, parameters: RouteParameters): string {
  const { pathname, search } = addressOf({ apiUrl: 'https://host', token: '' }, route, parameters)
  return `${kind} ${pathname}${search}`
}

/** How a piece of a log is named: after the request for its address, which is not saved itself. */
export function nameLog(request: string, range: Range | undefined): string {
  return `log of ${request}${range === undefined ? '' : `, bytes ${range.from}-${range.to}`}`
}

export const QUOTA = 'quota'

/** Of an answer's headers, those that a report tells of. */
const HEADERS = ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']

export function saveFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const inner = cause === undefined ? {} : { cause: saveFailure(cause) }
  if (error instanceof LogHostError) return { name, message, status: error.status }
  if (!(error instanceof HttpError)) return { name, message, ...code, ...inner }
  const headers = HEADERS.flatMap((header) => {
    const value = error.headers[header]
    return typeof value === 'string' ? [[header, value] as const] : []
  })
  return {
    name,
    message,
    status: error.status,
    headers: Object.fromEntries(headers),
    ...(error.reason !== undefined && { reason: error.reason }),
  }
}

/** The failure as it was thrown, as far as anything looks at it. */
export function thrown({
  name,
  message,
  cause,
  code,
  status = 0,
  headers,
  reason,
}: Failure): Error {
  const options = cause === undefined ? {} : { cause: thrown(cause) }
  switch (name) {
    case 'HttpError':
      return new HttpError(status, headers ?? {}, reason)
    case 'LogHostError':
      return new LogHostError(status)
    case 'NotJsonError':
      return new NotJsonError(message, options)
    case 'NoRedirectError':
      return new NoRedirectError(message, options)
    default:
      return Object.assign(new Error(message, options), {
        name,
        ...(code !== undefined && { code }),
      })
  }
}
