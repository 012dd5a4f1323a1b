// How spans are sent to a collector.
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { urlToHttpOptions } from 'node:url'
import { gzipSync } from 'node:zlib'
import { HttpClient } from '@actions/http-client'
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { redactor } from '../../github/errors/redact.ts'
import { untilAborted } from '../../github/http/request.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { ReadableSpans } from '../render/readable-spans.ts'
import { VERSION } from '../render/version.ts'
import { shorten, safeLine } from '../../render/text/markdown.ts'
import { plural } from '../../render/text/units.ts'
import { getVariable } from '../../actions/read-values.ts'
import { type OtlpHeaders, hiddenOf } from './otlp-inputs.ts'

export interface Sent {
  readonly spans: number
  /** Reason why other spans were not sent, as one or more sentences. */
  readonly problem: string | undefined
}

/** Where spans are sent. */
interface SpansTarget {
  readonly url: URL
  readonly headers: OtlpHeaders
}

/** About 1 MB uncompressed; collectors accept 20 MB by default. */
const MAX_BATCH_SPANS = 2_000

/**
 * Sends spans in batches, in sequence, up to the first batch that fails. The problem contains no header, and no
 * URL but the origin of the endpoint and the place of a redirect, without its query.
 */
export async function sendSpans(spans: ReadableSpans, target: SpansTarget): Promise<Sent> {
  const { url, headers } = target
  const { text: redact } = redactor(hiddenOf(url, headers))
  let accepted = 0
  const problems: string[] = []
  for (let first = 0; first < spans.length; first += MAX_BATCH_SPANS) {
    const batch = spans.slice(first, first + MAX_BATCH_SPANS)
    try {
      const { rejectedSpans = 0, errorMessage = '' } = await sendBatch(batch, target)
      accepted += Math.max(0, batch.length - rejectedSpans)
      if (rejectedSpans > 0 || errorMessage !== '')
        problems.push(partText(rejectedSpans, errorMessage))
    } catch (error) {
      problems.push(`Could not send the trace to ${url.origin}: ${(error as Error).message}.`)
      break
    }
  }
  const problem = problems.length === 0 ? undefined : redact(problems.join('\n'))
  return { spans: accepted, problem }
}

/** Sends a batch, again after a temporary failure, and returns what the collector says of its parts. */
async function sendBatch(batch: ReadableSpans, target: SpansTarget) {
  const timeout = Number(getVariable('OTEL_EXPORTER_OTLP_TIMEOUT')) || 10 * SECOND
  const end = Date.now() + timeout
  const signal = AbortSignal.timeout(timeout)
  const body = gzipSync(ProtobufTraceSerializer.serializeRequest(batch) ?? '')
  for (let retries = 0; ; retries += 1) {
    // An agent that waits for a proxy ignores the signal.
    const result = await untilAborted(() => post(target, body, signal), signal).catch(
      (error: unknown) => {
        if (signal.aborted) throw new Error(`it did not respond in ${timeout / SECOND} s`)
        return error as NodeJS.ErrnoException
      },
    )
    const pause = pauseAfter(result, retries)
    if (pause === undefined || Date.now() + pause > end) return partsOf(result)
    await setTimeout(pause)
  }
}

interface Response {
  readonly status: number
  readonly reason: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** More than a collector says; the rest is not read. */
const MAX_RESPONSE_BYTES = 1_000_000

/** Sends one request through the proxy of the environment. It follows no redirect, so that no other host gets the headers. */
async function post(
  { url, headers }: SpansTarget,
  content: Buffer,
  signal: AbortSignal,
): Promise<Response> {
  const sent = {
    ...headers,
    'content-type': 'application/x-protobuf',
    'content-encoding': 'gzip',
    'content-length': content.length,
    'user-agent': `run-report/${VERSION}`,
  }
  const handler = {
    // The client knows no signal, no user in a URL and no IPv6 address, and would add an id of the job.
    prepareRequest: (options: object) =>
      Object.assign(options, urlToHttpOptions(url), { headers: sent, signal }),
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('not supported')),
  }
  const client = new HttpClient(undefined, [handler], { allowRedirects: false })
  const { message } = await client.request('POST', url.href, Readable.from([content]), {})
  let body = Buffer.alloc(0)
  try {
    for await (const part of message as AsyncIterable<Buffer>) {
      body = Buffer.concat([body, part])
      if (body.length > MAX_RESPONSE_BYTES) break
    }
  } catch {
    // The status says what the collector did, even if the connection ends before its text.
  }
  const { statusCode: status = 0, statusMessage: reason = '' } = message
  return { status, reason, headers: message.headers, body }
}

/** https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes */
const TEMPORARY: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** A code of the system, such as ECONNREFUSED, not one of Node. */
const SYSTEM_CODE = /^E(?!RR_)/

const MAX_RETRIES = 5

/** Returns the time before a retry; `undefined` if the batch is not sent again. */
function pauseAfter(
  result: Response | NodeJS.ErrnoException,
  retries: number,
): Milliseconds | undefined {
  const isResponse = 'status' in result
  const isTemporary = isResponse
    ? TEMPORARY.has(result.status)
    : SYSTEM_CODE.test(result.code ?? '')
  if (!isTemporary || retries === MAX_RETRIES) return undefined
  const given = isResponse ? result.headers['retry-after'] : undefined
  const seconds = Number(given)
  const wait = Number.isNaN(seconds) ? Date.parse(given ?? '') - Date.now() : seconds * SECOND
  // The jobs of a large run must not retry at the same time.
  return wait >= 0 ? wait : SECOND * 1.5 ** retries * (0.8 + 0.4 * Math.random())
}

/** Returns what the collector says of parts of a batch. @throws if it did not take the batch */
function partsOf(result: Response | NodeJS.ErrnoException) {
  if (!('status' in result) || result.status < 200 || result.status > 299)
    throw new Error(sendReason(result))
  try {
    return ProtobufTraceSerializer.deserializeResponse(result.body).partialSuccess ?? {}
  } catch (cause) {
    const text = bodyText(result.body)
    throw new Error(`the response is not that of a collector (check the input endpoint): ${text}`, {
      cause,
    })
  }
}

function partText(rejected: number, message: string): string {
  const what =
    rejected > 0 ? `refused ${plural(rejected, 'span')}` : 'took all spans with a warning'
  return `The collector ${what}: ${shortLine(message) || 'it says no reason'}.`
}

const HINTS: Readonly<Record<number, string>> = {
  401: ' (check the input headers)',
  403: ' (check the input headers)',
  404: ' (check the input endpoint)',
  405: ' (check the input endpoint)',
}

/** Codes of what is no HTTP, of TLS, and of a connection that the other end closes since it expects something else. */
const PROTOCOL_CODE = /^(?:HPE_|EPROTO|ERR_SSL_|ECONNRESET|EPIPE)/
const GRPC = ' (check the input endpoint: port 4317 mostly speaks gRPC, and 4318 HTTP)'

/** Returns why a batch was not sent, as a clause. */
export function sendReason(result: Response | NodeJS.ErrnoException): string {
  if (!('status' in result)) {
    const { code = '', message } = result
    // A host with several addresses has a code, and no message.
    return `${message || code}${PROTOCOL_CODE.test(code) ? GRPC : ''}`
  }
  const { status, reason, headers, body } = result
  const response = `it responded with ${status} ${reason}`
  const { location } = headers
  if (status < 400 && location !== undefined) {
    // A query can be a secret.
    const place = shortLine(location.replace(/[?#].*/s, ''))
    return `${response}, a redirect to ${place}, which is not followed (check the input endpoint)`
  }
  return `${response}${HINTS[status] ?? ''}${body.length > 0 ? `: ${bodyText(body)}` : ''}`
}

/**
 * Bytes before the message of a `google.rpc.Status`, which a Collector returns in Protobuf: its code, and how long
 * the message is, in one byte or two.
 */
const BEFORE_MESSAGE = /^(?:[\b].)?\cR\ufffd?./s

function bodyText(body: Buffer): string {
  return shortLine(body.toString().replace(BEFORE_MESSAGE, ''))
}

function shortLine(text: string): string {
  return shorten(safeLine(text), 200)
}
