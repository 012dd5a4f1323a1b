import { getProxyUrl, HttpClient } from '@actions/http-client'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm, OTLPExporterError } from '@opentelemetry/otlp-exporter-base'
import { SECOND } from '../../model/time.ts'
import { redactor } from '../../github/errors/redact.ts'
import type { ReadableSpans } from '../../render/export/readable-spans.ts'
import { shorten, singleLine } from '../../render/text/markdown.ts'
import { getVariable } from '../read-values.ts'
import { type OtlpHeaders, hiddenOf } from './otlp-inputs.ts'

export interface Sent {
  readonly spans: number
  /** Why other spans were not sent, as one or more sentences. */
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
  const warnings = collectWarnings()
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
  let sent = 0
  while (sent < spans.length) {
    const batch = spans.slice(sent, sent + MAX_BATCH_SPANS)
    const error = await exportBatch(exporter, batch)
    if (error !== undefined) {
      const problem = `Could not send the trace to ${url.origin}: ${redact(sendReason(error))}.`
      return { spans: sent, problem }
    }
    sent += batch.length
  }
  return { spans: sent, problem: warnings.length === 0 ? undefined : redact(warnings.join('\n')) }
}

/** Collects the warnings of the exporter, such as that a collector refused some of the spans. */
function collectWarnings(): readonly string[] {
  const warnings: string[] = []
  const warn = (...words: unknown[]): void => {
    warnings.push(singleLine(words.join(' ')))
  }
  const ignore = (): void => undefined
  diag.setLogger(
    { error: warn, warn, info: ignore, debug: ignore, verbose: ignore },
    DiagLogLevel.WARN,
  )
  return warnings
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

/** Returns why a batch could not be sent, as a clause. */
export function sendReason(error: Error & { readonly code?: unknown }): string {
  if (!(error instanceof OTLPExporterError)) return error.message || String(error.code)
  // The exporter retries these and does not report which one it was.
  if (error.code === undefined) return 'it responded with 429, 502, 503 or 504 each time'
  const { code, message, data } = error
  const body = data ? `: ${shorten(singleLine(data), 200)}` : ''
  return `it responded with ${code} ${message}${HINTS[code] ?? ''}${body}`
}
