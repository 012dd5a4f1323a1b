import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import type { JsonTraceSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Attributes } from './span-attributes.ts'
import type { RunTrace, TraceSpan } from './spans.ts'

/** Spans as OpenTelemetry's exporters and serializers take them. */
export type ReadableSpans = Parameters<typeof JsonTraceSerializer.serializeRequest>[0]

const SCOPE = 'run-report'

/** Returns the spans of a trace for OpenTelemetry, in the same order. */
export function readableSpans({
  id: traceId,
  resource: attributes,
  spans,
}: RunTrace): ReadableSpans {
  const resource = resourceFromAttributes(copyOf(attributes))
  const contextOf = (spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED })
  return spans.map(({ id, parent, name, kind, from, to, error, ...span }) => ({
    name,
    kind: KINDS[kind],
    spanContext: () => contextOf(id),
    ...(parent !== undefined && { parentSpanContext: contextOf(parent) }),
    startTime: highResolution(from),
    endTime: highResolution(to),
    duration: highResolution(to - from),
    ended: true,
    status:
      error === undefined
        ? { code: SpanStatusCode.UNSET }
        : { code: SpanStatusCode.ERROR, message: error },
    attributes: copyOf(span.attributes),
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: SCOPE },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }))
}

const KINDS: Readonly<Record<TraceSpan['kind'], SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
}

/** Returns a copy, since OpenTelemetry's types allow changes to lists. */
function copyOf(attributes: Attributes): Record<string, string | number | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  )
}

/** Returns whole seconds, and the rest in nanoseconds. */
function highResolution(time: Milliseconds): [number, number] {
  return [Math.floor(time / SECOND), (time % SECOND) * 1_000_000]
}
