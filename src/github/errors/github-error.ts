import { collapseBlanks } from '../../model/note.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { asArray, asObject, asString } from '../json-values.ts'
import { type Redactor, redactor } from './redact.ts'

/** The kinds of failure that callers and messages distinguish. */
export type GitHubErrorKind =
  | 'forbidden'
  | 'not-found'
  | 'unauthorized'
  | 'rate-limited'
  | 'server'
  | 'network'
  | 'proxy'
  | 'certificate'
  | 'not-json'
  /** The body exceeds its limit, as no response of GitHub does. */
  | 'too-large'
  /** A limit of ours, on requests, time or bytes: GitHub has no part in it. */
  | 'own-limit'
  | 'aborted'
  /** Any other status or content, such as a conflict, or a redirect without a usable URL. */
  | 'other'

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
interface ExceededLimit {
  /** `primary`: requests per hour; `secondary`: requests in a short time. */
  readonly kind: 'primary' | 'secondary'
  readonly resetsAt: Instant | undefined
  readonly retryAfter: Milliseconds | undefined
}

export const MAX_MESSAGE_LENGTH = 2_000

/** The failure of a request to GitHub or to a log host, or the limit of ours that kept it back. The message has no full stop. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError'
  readonly kind: GitHubErrorKind
  /** `undefined` if no response was received. */
  readonly status: number | undefined
  /** The server's reason; untrusted. */
  readonly reason: string | undefined
  readonly limit: ExceededLimit | undefined

  constructor(
    message: string,
    details: Pick<GitHubError, 'kind'> &
      Partial<Pick<GitHubError, 'status' | 'reason' | 'limit' | 'cause'>>,
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.kind = details.kind
    this.status = details.status
    this.reason = details.reason
    this.limit = details.limit
  }

  /** Returns the error without secrets, and so without its cause; a long message is shortened. */
  redacted({ text }: Redactor): GitHubError {
    const shown = (long: string) => {
      const short = text(long.slice(0, MAX_MESSAGE_LENGTH))
      return long.length > MAX_MESSAGE_LENGTH ? `${short}…` : short
    }
    const reason = this.reason === undefined ? undefined : shown(this.reason)
    const { kind, status, limit } = this
    return new GitHubError(shown(this.message), { kind, status, reason, limit })
  }
}

/**
 * Decodes the items of a list, without invalid ones.
 *
 * @throws if it is no list, or if all of its items are invalid: that is not the same as an empty list
 */
export function decodeList<Item>(
  list: unknown,
  what: string,
  decode: (item: unknown) => Item | undefined,
): readonly Item[] {
  const items = asArray(list)
  const decoded = items.flatMap((item) => decode(item) ?? [])
  if (decoded.length === 0 && (items.length > 0 || !Array.isArray(list)))
    throw new GitHubError(`the response lists no ${what}`, { kind: 'other' })
  return decoded
}

/** Response headers by name in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>

/** Converts an error of octokit, Node or a library. */
export function toGitHubError(error: unknown): GitHubError {
  if (error instanceof GitHubError) return error
  const { cause, response } = asObject(error)
  if (cause instanceof GitHubError) return cause
  const { status, headers, data } = asObject(response)
  if (typeof status !== 'number') return connectionError(error)
  return statusError(status, headers as Headers, reasonIn(data))
}

/** Returns GitHub's message with what it refused: `Validation Failed: assignees (invalid)`. */
function reasonIn(data: unknown): string | undefined {
  const { message, errors } = asObject(data)
  const details = asArray(errors).flatMap((error) => {
    const { field, code, message } = asObject(error)
    const name = asString(field)
    const problem = asString(code)
    return (
      asString(message) ??
      (name === undefined || problem === undefined ? [] : `${name} (${problem})`)
    )
  })
  return asString([asString(message), ...details].filter((text) => text !== undefined).join(': '))
}

/** Returns the error for a status other than 2xx. */
export function statusError(
  status: number,
  headers: Headers,
  reason: string | undefined,
): GitHubError {
  const limit = exceededLimit(status, headers, reason)
  const kind = limit === undefined ? statusKind(status) : 'rate-limited'
  const message = `GitHub responded with ${status} (${collapseBlanks(reason ?? 'no reason given')})`
  return new GitHubError(message, { kind, status, reason, limit })
}

/** The kinds of the errors that GraphQL reports with the status 200. */
const GRAPHQL_KINDS: ReadonlyMap<unknown, GitHubErrorKind> = new Map([
  ['FORBIDDEN', 'forbidden'],
  ['INSUFFICIENT_SCOPES', 'forbidden'],
  ['NOT_FOUND', 'not-found'],
  ['RATE_LIMITED', 'rate-limited'],
])

/** Returns the error for a response of GraphQL with errors. */
export function graphqlError(errors: readonly unknown[]): GitHubError {
  const { type, message } = asObject(errors[0])
  const reason = asString(message)
  const kind = GRAPHQL_KINDS.get(type) ?? 'other'
  const text = `GitHub responded with an error (${collapseBlanks(reason ?? 'no reason given')})`
  return new GitHubError(text.slice(0, MAX_MESSAGE_LENGTH), { kind, reason })
}

function statusKind(status: number): GitHubErrorKind {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not-found'
  return status >= 500 ? 'server' : 'other'
}

function exceededLimit(status: number, headers: Headers, reason = ''): ExceededLimit | undefined {
  if (status !== 403 && status !== 429) return undefined
  const used = headers['x-ratelimit-remaining'] === '0'
  const reset = Number(headers['x-ratelimit-reset'])
  const retry = Number(headers['retry-after'])
  const isLimit = status === 429 || used || retry > 0 || /rate limit/i.test(reason)
  if (!isLimit) return undefined
  // Earlier servers call a secondary limit an abuse detection mechanism.
  const isSecondary = !used && (status === 429 || !/(?<!secondary )rate limit/i.test(reason))
  const end = new Date(reset * SECOND).getTime()
  const resetsAt = used && end > 0 ? end : undefined
  // The clock of this machine can differ from GitHub's.
  const left = resetsAt === undefined ? NaN : resetsAt - Date.parse(headers.date ?? '')
  const wait = retry > 0 ? retry * SECOND : left
  return {
    kind: isSecondary ? 'secondary' : 'primary',
    resetsAt,
    retryAfter: wait > 0 ? wait : undefined,
  }
}

// https://nodejs.org/docs/latest-v24.x/api/tls.html#x509-certificate-error-codes
const UNTRUSTED: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** `undici` and `tunnel` report the status of a proxy that refuses a tunnel only in their message. */
const PROXY_STATUS = /^(?:Proxy response \(|tunneling socket could not .*statusCode=)(\d+)/

/** Returns the error for a request without a response, by the error of Node or of a library. */
function connectionError(cause: unknown): GitHubError {
  const chain = errorChain(cause)
  const found = chain.map((error) => PROXY_STATUS.exec(collapseBlanks(redactedMessage(error))))
  const [, status] = found.find((match) => match !== null) ?? []
  if (status !== undefined) {
    const message = `the proxy responded with ${status}`
    return new GitHubError(message, { kind: 'proxy', status: Number(status), cause })
  }
  const isUntrusted = chain.some((error) => UNTRUSTED.has((error as { code?: unknown }).code))
  const kind = isUntrusted ? 'certificate' : 'network'
  return new GitHubError(messagesOf(chain).join(': '), { kind, cause })
}

/** Returns the error for an aborted request, by the reason of the signal. */
export function abortError(signal: AbortSignal): GitHubError {
  const message = isTimeout(signal.reason)
    ? 'the request to GitHub timed out'
    : 'the step was cancelled before GitHub responded'
  return new GitHubError(message, { kind: 'aborted', cause: signal.reason })
}

/** Returns whether a timeout aborted the request, not the runner or a user. */
export function isTimeout(reason: unknown): boolean {
  return (reason as { readonly name?: unknown } | undefined)?.name === 'TimeoutError'
}

/** Returns whether a permission may be missing. Other reasons of a refusal are the account, the network or the run. */
export function isAboutToken({ reason = '' }: GitHubError): boolean {
  return /^$|^forbidden$|not accessible|must have|permission/i.test(reason)
}

export function isNotFound(error: unknown): boolean {
  return error instanceof GitHubError && error.status === 404
}

/** Lists an error and its causes, outermost first; a host with several addresses fails at each. */
export function errorChain(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error]
  const causes: unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  return [error, ...causes.filter((cause) => cause !== undefined).flatMap(errorChain)]
}

function messagesOf(chain: readonly unknown[]): string[] {
  const messages = chain
    .map((error) => collapseBlanks(redactedMessage(error)))
    .filter((message) => message !== '')
  // The message of `fetch`; the cause has the reason.
  const specific = messages.filter((message) => message !== 'fetch failed')
  const [first] = chain
  const fallback = first instanceof Error ? first.name : String(first)
  const shown = specific.length > 0 ? specific : messages.length > 0 ? messages : [fallback]
  return shown.filter(
    (message, index) => !shown.slice(0, index).some((one) => one.includes(message)),
  )
}

/** Returns the message of an error without passwords and tokens: Node quotes the path of a file. */
export function redactedMessage(error: unknown): string {
  return redactor([]).text(error instanceof Error ? error.message : String(error))
}
