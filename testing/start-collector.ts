import type { IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { openServer } from './fake-github/server.ts'
import { fileURLToPath } from 'node:url'
import protobuf from 'protobufjs'

/** How a collector responses a request. */
export type CollectorResponse =
  | { readonly status: number; readonly body?: string; readonly headers?: IncomingHttpHeaders }
  | { readonly rejectedSpans: number; readonly errorMessage: string }
  /** Closes the connection. */
  | 'end'
  /** Sends nothing, or a byte again and again, until the collector closes. */
  | 'silence'
  | 'bytes'

/** A received span; ids are hexadecimal, times are nanoseconds. */
export type ReceivedSpan = ReturnType<typeof readSpans>[number]

interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly spans: readonly ReceivedSpan[]
}

export type Collector = Awaited<ReturnType<typeof startCollector>>

/** A sender whose time is over ends its request, which then has no response. */
const isCutOff = () => undefined

/**
 * Starts a collector that decodes messages by OpenTelemetry's definition.
 *
 * @param responses to the first requests; all later ones are accepted
 */
export async function startCollector(responses: readonly CollectorResponse[] = []) {
  const requests: ReceivedRequest[] = []
  const server = await openServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url: path = '', headers } = request
      const message = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      const planned = responses[requests.length] ?? { status: 200 }
      requests.push({ method, path, headers, spans: readSpans(message) })
      if (planned === 'silence') return
      if (planned === 'end') return void request.socket.destroy()
      if (planned === 'bytes') {
        const timer = setInterval(() => response.write(' '), 100)
        response.on('close', () => {
          clearInterval(timer)
        })
        return
      }
      response.setHeader('content-type', 'application/x-protobuf')
      if ('rejectedSpans' in planned) {
        response.end(ExportTraceServiceResponse.encode({ partialSuccess: planned }).finish())
      } else {
        response.writeHead(planned.status, planned.headers).end(planned.body)
      }
    }, isCutOff)
  })
  return { url: server.url, requests, close: () => server.close() }
}

/** What is read of a request; with the defaults in place of what was not sent. */
interface TraceRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] }
    readonly schemaUrl: string
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string; readonly version: string }
      readonly schemaUrl: string
      readonly spans: readonly SentSpan[]
    }[]
  }[]
}

interface Ids {
  readonly traceId: string
  readonly spanId: string
}

type SpanText = 'parentSpanId' | 'name' | 'startTimeUnixNano' | 'endTimeUnixNano'

interface SentSpan extends Ids, Readonly<Record<SpanText, string>> {
  readonly kind: number
  readonly attributes: readonly KeyValue[]
  readonly links: readonly Ids[]
  readonly status: { readonly code: number; readonly message: string }
}

interface KeyValue {
  readonly key: string
  readonly value: Value
}

interface Value {
  readonly stringValue?: string
  readonly boolValue?: boolean
  readonly intValue?: string
  readonly arrayValue?: { readonly values: readonly Value[] }
}

function readSpans(bytes: Uint8Array) {
  const options = { longs: String, bytes: String, arrays: true, defaults: true, oneofs: false }
  const request = ExportTraceServiceRequest.toObject(
    ExportTraceServiceRequest.decode(bytes),
    options,
  ) as TraceRequest
  return request.resourceSpans.flatMap(({ resource, scopeSpans, ...of }) =>
    scopeSpans.flatMap(({ scope, schemaUrl, spans }) =>
      spans.map((span) => ({
        ...span,
        traceId: hex(span.traceId),
        spanId: hex(span.spanId),
        parentSpanId: hex(span.parentSpanId),
        startTimeUnixNano: BigInt(span.startTimeUnixNano),
        endTimeUnixNano: BigInt(span.endTimeUnixNano),
        attributes: readAttributes(span.attributes),
        resource: readAttributes(resource.attributes),
        links: span.links.map(({ traceId, spanId }) => {
          return { traceId: hex(traceId), spanId: hex(spanId) }
        }),
        scope: { name: scope.name, version: scope.version },
        /** Of the resource and of the scope. */
        schemaUrls: [of.schemaUrl, schemaUrl],
      })),
    ),
  )
}

function hex(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex')
}

function readAttributes(attributes: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]))
}

function readValue({ stringValue, boolValue, intValue, arrayValue }: Value): unknown {
  if (arrayValue != null) return arrayValue.values.map(readValue)
  if (intValue != null) return Number(intValue)
  return boolValue ?? stringValue
}

const messages = protobuf.loadSync(
  fileURLToPath(new URL('fixtures/otlp-trace.proto', import.meta.url)),
)

const ExportTraceServiceRequest = messages.lookupType('ExportTraceServiceRequest')
const ExportTraceServiceResponse = messages.lookupType('ExportTraceServiceResponse')
