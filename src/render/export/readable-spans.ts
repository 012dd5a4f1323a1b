import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import type { JsonTraceSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { RunTrace } from './spans.ts'

/** Spans as OpenTelemetry's exporters and serializers take them. */
export type ReadableSpans = Parameters<typeof JsonTraceSerializer.serializeRequest>[0]

const SCOPE = 'run-report'

/** Returns the spans of a trace for OpenTelemetry, in the same order. */
export function readableSpans({ id: traceId, spans, ...trace }: RunTrace): ReadableSpans {
  const resource = resourceFromAttributes(trace.resource)
  const contextOf = (spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED })
  return spans.map(({ id, parent, kind, from, to, error, ...span }) => ({
    ...span,
    kind: kind === 'server' ? SpanKind.SERVER : SpanKind.INTERNAL,
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
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: SCOPE },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }))
}

/** Returns whole seconds, and the rest in nanoseconds. */
function highResolution(time: Milliseconds): [number, number] {
  return [Math.floor(time / SECOND), (time % SECOND) * 1_000_000]
}
