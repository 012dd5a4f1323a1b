import { getProxyUrl, HttpClient } from '@actions/http-client'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm, OTLPExporterError } from '@opentelemetry/otlp-exporter-base'
import { type ReadableSpans, readableSpans } from '../../render/export/readable-spans.ts'
import type { RunTrace } from '../../render/export/spans.ts'
import { singleLine, shorten } from '../../render/text/markdown.ts'
import { type Headers, pathOf } from './otlp-inputs.ts'

interface Collector {
  /** Where it takes traces. */
  readonly url: URL
  readonly headers: Headers
}

export interface Sent {
  readonly spans: number
  /** Why that is not all, as one or more sentences. */
  readonly problem: string | undefined
}

/** About 1 MB before it is compressed; a collector takes 20 unless it is told otherwise. */
const BATCH = 2_000

/** Sends the spans of a trace one batch after another, up to the first that can't be sent. */
export async function sendSpans(trace: RunTrace, { url, headers }: Collector): Promise<Sent> {
  const warnings = listen()
  const exporter = new OTLPTraceExporter({
    url: url.href,
    headers,
    compression: CompressionAlgorithm.GZIP,
    // Without a proxy, the exporter has its own agent.
    ...(getProxyUrl(url.href) !== '' && {
      httpAgentOptions: () => new HttpClient(undefined, [], { keepAlive: true }).getAgent(url.href),
    }),
  })
  const spans = readableSpans(trace)
  let sent = 0
  while (sent < spans.length) {
    const batch = spans.slice(sent, sent + BATCH)
    const error = await exportBatch(exporter, batch)
    if (error !== undefined) {
      const problem = `Could not send the trace to ${pathOf(url)}: ${reasonOf(error)}.`
      return { spans: sent, problem }
    }
    sent += batch.length
  }
  return { spans: sent, problem: warnings.length === 0 ? undefined : warnings.join('\n') }
}

/** What the exporter has to say besides, such as that a collector refused some of the spans. */
function listen(): readonly string[] {
  const heard: string[] = []
  const hear = (...words: unknown[]): void => {
    heard.push(singleLine(words.join(' ')))
  }
  const ignore = (): void => undefined
  diag.setLogger(
    { error: hear, warn: hear, info: ignore, debug: ignore, verbose: ignore },
    DiagLogLevel.WARN,
  )
  return heard
}

function exportBatch(
  exporter: OTLPTraceExporter,
  batch: ReadableSpans,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    exporter.export(batch, ({ code, error }) => {
      resolve((code as number) === SUCCESS ? undefined : (error ?? new Error('no reason is given')))
    })
  })
}

/** ExportResultCode of @opentelemetry/core. */
const SUCCESS = 0

const HINTS: Readonly<Record<number, string>> = {
  401: ' (see the input headers)',
  403: ' (see the input headers)',
  404: ' (see the input endpoint)',
  405: ' (see the input endpoint)',
}

/** Why a batch could not be sent, as a part of a sentence. */
function reasonOf(error: Error & { readonly code?: unknown }): string {
  if (!(error instanceof OTLPExporterError)) return error.message || String(error.code)
  // The exporter tries these again, and then keeps to itself which it was.
  if (error.code === undefined) return 'it answered 429, 502, 503 or 504 each time'
  const { code, message, data } = error
  const said = data ? `: ${shorten(singleLine(data), 200)}` : ''
  return `it answered ${code} ${message}${HINTS[code] ?? ''}${said}`
}
