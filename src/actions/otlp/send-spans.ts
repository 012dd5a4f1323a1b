import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { getProxyUrl, HttpClient } from '@actions/http-client'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm, OTLPExporterError } from '@opentelemetry/otlp-exporter-base'
import { SECOND } from '../../model/time.ts'
import { redactor } from '../../github/errors/redact.ts'
import type { ReadableSpans } from '../../render/export/readable-spans.ts'
import { shorten, safeLine } from '../../render/text/markdown.ts'
import { getVariable } from '../read-values.ts'
import { type OtlpHeaders, hiddenOf } from './otlp-inputs.ts'

export interface Sent {
  readonly spans: number
  /** Reason why other spans were not sent, as one or more sentences. */
  readonly problem: string | undefined
}

/** About 1 MB uncompressed; collectors accept 20 MB by default. */
const MAX_BATCH_SPANS = 2_000

/**
 * Sends spans in batches, in sequence, up to the first batch that fails. The problem contains no header and
 * no URL, but the origin of the endpoint.
 */
export async function sendSpans(
  spans: ReadableSpans,
  { url, headers }: { readonly url: URL; readonly headers: OtlpHeaders },
): Promise<Sent> {
  const responses = collectResponses(url.origin)
  const exporter = new OTLPTraceExporter({
    url: url.href,
    headers,
    compression: CompressionAlgorithm.GZIP,
    // Without a proxy, the exporter has its own agent.
    ...(getProxyUrl(url.href) !== '' && {
      httpAgentOptions: () => new HttpClient(undefined, [], { keepAlive: true }).getAgent(url.href),
    }),
  })
  const { text: redact } = redactor(hiddenOf(url, headers, process.env))
  let accepted = 0
  const problems: string[] = []
  for (let first = 0; first < spans.length; first += MAX_BATCH_SPANS) {
    const batch = spans.slice(first, first + MAX_BATCH_SPANS)
    const { error, refusal } = await keepRefusal(url, () => exportBatch(exporter, batch))
    if (error !== undefined) {
      problems.push(`Could not send the trace to ${url.origin}: ${sendReason(error, refusal)}.`)
      break
    }
    const logged = responses.splice(0)
    const rejected = logged.reduce((sum, response) => sum + response.rejected, 0)
    accepted += Math.max(0, batch.length - rejected)
    problems.push(...logged.map(({ text }) => text))
  }
  const problem = problems.length === 0 ? undefined : redact(problems.join('\n'))
  return { spans: accepted, problem }
}

/** Words that the exporter only logs of the response to a batch, which it calls a success. */
interface LoggedResponse {
  readonly text: string
  /** Number of spans that were not accepted. */
  readonly rejected: number
}

const REJECTED = /^Received Partial Success response:.*?"rejectedSpans":"?(\d+)/
const NO_RESPONSE = /could not deserialize response/

/** Collects what the exporter logs: that a collector refused some spans, or that something else responded, such as a proxy. */
function collectResponses(origin: string): LoggedResponse[] {
  const responses: LoggedResponse[] = []
  const warn = (...words: unknown[]): void => {
    const text = safeLine(words.join(' '))
    const [, rejected = 0] = REJECTED.exec(text) ?? []
    const body = bodyText(String(words.at(-1)))
    const problem = `Could not send the trace to ${origin}: the response is not that of a collector (check the input endpoint): ${body}`
    responses.push(
      NO_RESPONSE.test(text)
        ? { text: problem, rejected: Infinity }
        : { text, rejected: Number(rejected) },
    )
  }
  const ignore = (): void => undefined
  diag.setLogger(
    { error: warn, warn, info: ignore, debug: ignore, verbose: ignore },
    DiagLogLevel.WARN,
  )
  return responses
}

function exportBatch(
  exporter: OTLPTraceExporter,
  batch: ReadableSpans,
): Promise<Error | undefined> {
  const timeout = Number(getVariable('OTEL_EXPORTER_OTLP_TIMEOUT')) || 10 * SECOND
  return new Promise((resolve) => {
    // The exporter's own begins when the socket has connected, and again with each byte.
    AbortSignal.timeout(timeout).addEventListener('abort', () => {
      resolve(new Error(`it did not respond in ${timeout / SECOND} s`))
    })
    exporter.export(batch, ({ code, error }) => {
      resolve((code as number) === SUCCESS ? undefined : (error ?? new Error('no reason given')))
    })
  })
}

/** `ExportResultCode` of @opentelemetry/core. */
const SUCCESS = 0

const HINTS: Readonly<Record<number, string>> = {
  401: ' (check the input headers)',
  403: ' (check the input headers)',
  404: ' (check the input endpoint)',
  405: ' (check the input endpoint)',
}

/** A response with an error status. */
interface Refusal {
  readonly code: number
  readonly message: string
  readonly data: string
}

/** Channel on which Node publishes each response. https://nodejs.org/api/diagnostics_channel.html#http */
const RESPONSES = 'http.client.response.finish'

/** Sends, and keeps the last refusal: the exporter drops those that it retries. */
async function keepRefusal(
  { hostname, pathname }: URL,
  send: () => Promise<Error | undefined>,
): Promise<{ readonly error: Error | undefined; readonly refusal: Refusal | undefined }> {
  let refusal: Refusal | undefined
  const listen = (published: unknown): void => {
    const { request, response } = published as {
      readonly request: ClientRequest
      readonly response: IncomingMessage
    }
    const isOurs = hostname === request.host && request.path.startsWith(pathname)
    const { statusCode: code = 0, statusMessage: message = '' } = response
    if (!isOurs || code < 400) return
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => {
      if (parts.length < MAX_PARTS) parts.push(part)
      refusal = { code, message, data: Buffer.concat(parts).toString() }
    })
    refusal = { code, message, data: '' }
  }
  subscribe(RESPONSES, listen)
  try {
    const error = await send()
    return { error, refusal }
  } finally {
    unsubscribe(RESPONSES, listen)
  }
}

/** More than is shown of a response. */
const MAX_PARTS = 4

/** Returns why a batch could not be sent, as a clause. */
export function sendReason(error: Error & { readonly code?: unknown }, refusal?: Refusal): string {
  if (!(error instanceof OTLPExporterError)) return error.message || String(error.code)
  const { code, message, data } = error.code === undefined ? (refusal ?? error) : error
  // The exporter has retried it.
  if (code === undefined) return 'it responded with 429, 502, 503 or 504'
  const body = data ? `: ${bodyText(data)}` : ''
  return `it responded with ${code} ${message}${HINTS[code] ?? ''}${body}`
}

/**
 * Bytes before the message of a `google.rpc.Status`, which a Collector returns in Protobuf: its code, and how long
 * the message is, in one byte or two.
 */
const BEFORE_MESSAGE = /^(?:[\b].)?\cR\ufffd?./s

function bodyText(body: string): string {
  return shorten(safeLine(body.replace(BEFORE_MESSAGE, '')), 200)
}
