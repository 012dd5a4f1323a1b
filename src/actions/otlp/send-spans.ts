import { getProxyUrl, HttpClient } from '@actions/http-client'
import { diag, DiagLogLevel, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm, OTLPExporterError } from '@opentelemetry/otlp-exporter-base'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { SCOPE } from '../../render/export/otlp.ts'
import type { Attributes } from '../../render/export/span-attributes.ts'
import type { RunTrace, Span } from '../../render/export/spans.ts'
import { shorten, singleLine } from '../../render/text/markdown.ts'
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

type Spans = Parameters<OTLPTraceExporter['export']>[0]
type ReadableSpan = Spans[number]

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

function exportBatch(exporter: OTLPTraceExporter, batch: Spans): Promise<Error | undefined> {
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

function readableSpans({ id: traceId, resource: attributes, spans }: RunTrace): Spans {
  const resource = resourceFromAttributes(copied(attributes))
  const contextOf = (spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED })
  return spans.map(({ id, parent, name, kind, start, duration, error, ...span }): ReadableSpan => ({
    name,
    kind: KINDS[kind],
    spanContext: () => contextOf(id),
    ...(parent !== undefined && { parentSpanContext: contextOf(parent) }),
    startTime: highResolution(start),
    endTime: highResolution(start + duration),
    duration: highResolution(duration),
    ended: true,
    status:
      error === undefined
        ? { code: SpanStatusCode.UNSET }
        : { code: SpanStatusCode.ERROR, message: error },
    attributes: copied(span.attributes),
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: SCOPE },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }))
}

const KINDS: Readonly<Record<Span['kind'], SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
}

/** As OpenTelemetry wants them, who might change a list. */
function copied(attributes: Attributes): Record<string, string | number | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  )
}

/** Seconds, and the nanoseconds that are left. */
function highResolution(time: Milliseconds): [number, number] {
  return [Math.floor(time / SECOND), (time % SECOND) * 1_000_000]
}
