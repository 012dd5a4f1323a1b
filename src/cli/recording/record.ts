import { abortError, type Headers, toGitHubError } from '../../github/errors/github-error.ts'
import { type Redactor, redactor } from '../../github/errors/redact.ts'
import type { StreamedResponse, Transport } from '../../github/http/transport.ts'
import { asObject, asString } from '../../github/json-values.ts'
import type { Exchange, SavedError } from './recording.ts'

type OpenExchange = { -readonly [Key in keyof Exchange]: Exchange[Key] }

/** Maximum size of a saved part of a log. A report that needs more cannot be replayed. */
const MAX_LOG_BYTES = 16 * 1024 * 1024

/** A token for cloning that GitHub adds to a private repository. */
const CLONE_TOKEN = /("temp_clone_token"\s*:\s*)"[^"]*"/g

/** Headers that affect the report, or that GitHub's support needs. */
const SAVED_HEADERS: ReadonlySet<string> = new Set([
  'content-range',
  'location',
  'retry-after',
  'x-github-request-id',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
])

/** Returns a transport that uses another one, and a function that returns its finished exchanges. */
export function recordExchanges(
  transport: Transport,
  apiUrl: string,
): { readonly transport: Transport; readonly exchanges: () => readonly Exchange[] } {
  const exchanges: OpenExchange[] = []
  /** Placeholders for log URLs, which give access to the log. */
  const placeholders = new Map<string, string>()
  const hide = (url: string) => {
    const placeholder = placeholders.get(url) ?? `https://logs.invalid/${placeholders.size + 1}`
    placeholders.set(url, placeholder)
    return placeholder
  }
  const open = (exchange: Exchange): OpenExchange => {
    const opened = { ...exchange }
    exchanges.push(opened)
    return opened
  }
  return {
    exchanges: () =>
      exchanges.filter(({ status, error }) => status !== undefined || error !== undefined),
    transport: {
      async send(request) {
        const { method, url, signal } = request
        // A server or a library may repeat the token: `token ghs_...`.
        const redact = redactor([request.headers.authorization?.split(' ').at(-1) ?? ''])
        const exchange = open({ method, path: redact.text(url.slice(apiUrl.length)) })
        const response = await transport
          .send(request)
          .catch(recordAndRethrow({ exchange, redact, signal }))
        const { status, headers } = response
        const isLog = /\/logs$/.test(new URL(url).pathname)
        const locationOf = (value: string) => (isLog ? hide(new URL(value, url).href) : value)
        const saved = Object.entries(savedHeaders(headers, locationOf)).map(
          ([name, value]) => [name, redact.text(value)] as const,
        )
        const body = status < 300 ? redact.body(response.body) : redact.text(response.body)
        const shared = body.replace(CLONE_TOKEN, '$1""')
        Object.assign(exchange, { status, headers: Object.fromEntries(saved), body: shared })
        return response
      },
      openHost(signal) {
        const read = transport.openHost(signal)
        const redact = redactor([])
        return async (url, range) => {
          const exchange = open({
            method: 'GET',
            path: hide(url),
            ...(range !== undefined && { range }),
          })
          const response = await read(url, range).catch(
            recordAndRethrow({ exchange, redact, signal }),
          )
          const { status, headers } = response
          const locationOf = (value: string) => hide(new URL(value, url).href)
          Object.assign(exchange, { status, headers: savedHeaders(headers, locationOf), body: '' })
          return { ...response, body: keepBody(response, { exchange, redact, signal }) }
        }
      },
    },
  }
}

/** An exchange to which an error may be added. */
interface PendingExchange {
  readonly exchange: OpenExchange
  readonly redact: Redactor
  readonly signal: AbortSignal
}

function recordAndRethrow(pending: PendingExchange): (error: unknown) => never {
  return (error) => {
    pending.exchange.error = saveError(error, pending)
    throw error
  }
}

function savedHeaders(
  headers: Headers,
  locationOf: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value = '']) => {
      if (!SAVED_HEADERS.has(name)) return []
      const isUrl = name === 'location' && URL.canParse(value, 'https://host')
      return [[name, isUrl ? locationOf(value) : value]]
    }),
  )
}

/** Records a body as far as it is read. */
async function* keepBody(
  { body }: StreamedResponse,
  pending: PendingExchange,
): AsyncGenerator<Uint8Array> {
  const { exchange } = pending
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes <= MAX_LOG_BYTES) chunks.push(chunk)
      yield chunk
    }
  } catch (error) {
    exchange.error = saveError(error, pending)
    throw error
  } finally {
    Object.assign(exchange, saveBytes(Buffer.concat(chunks)))
    if (bytes > MAX_LOG_BYTES) {
      exchange.error = { kind: 'not-recorded', message: 'the rest of the log is not saved' }
    }
  }
}

function saveBytes(bytes: Buffer): Pick<Exchange, 'body' | 'isBase64'> {
  const text = bytes.toString()
  if (Buffer.from(text).equals(bytes)) return { body: text }
  return { body: bytes.toString('base64'), isBase64: true }
}

function saveError(error: unknown, { redact, signal }: PendingExchange): SavedError {
  const failure = signal.aborted ? abortError(signal) : toGitHubError(error)
  const { kind, message, status } = failure
  const cause = asString(asObject(failure.cause).name)
  return {
    kind,
    message: redact.text(message),
    ...(status !== undefined && { status }),
    ...(cause !== undefined && { cause }),
  }
}
