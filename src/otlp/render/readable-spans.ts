import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import type { JsonTraceSerializer } from '@opentelemetry/otlp-transformer'
import { emptyResource, resourceFromAttributes } from '@opentelemetry/resources'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { SpanContext, RunTrace } from './spans.ts'
import { VERSION } from './version.ts'

/** Spans as OpenTelemetry's exporters and serializers take them. */
export type ReadableSpans = Parameters<typeof JsonTraceSerializer.serializeRequest>[0]

/** The version of the conventions that the attributes follow. */
const SCHEMA = { schemaUrl: 'https://opentelemetry.io/schemas/1.44.0' }
const SCOPE = { name: 'run-report', version: VERSION, ...SCHEMA }

/**
 * Returns the spans of a trace for OpenTelemetry, in the same order.
 *
 * @param given attributes of the user for the resource. They replace the default name and namespace of the service, but
 *   nothing that the report knows: variables of a workflow can describe another run than the one that is reported.
 */
export function readableSpans(
  { id: traceId, spans, ...trace }: RunTrace,
  given = emptyResource(),
): ReadableSpans {
  const facts = Object.entries(trace.resource).filter(([name]) => !name.startsWith('service.'))
  const resource = resourceFromAttributes(trace.resource, SCHEMA)
    .merge(given)
    .merge(resourceFromAttributes(Object.fromEntries(facts)))
  const contextOf = (spanId: string) => sampled({ traceId, spanId })
  return spans.map(({ id, parent, kind, from, to, error, previous, ...span }) => ({
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
    links: previous === undefined ? [] : [{ context: sampled(previous) }],
    events: [],
    resource,
    instrumentationScope: SCOPE,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }))
}

function sampled(context: SpanContext) {
  return { ...context, traceFlags: TraceFlags.SAMPLED }
}

/** Returns whole seconds, and the rest in nanoseconds. */
function highResolution(time: Milliseconds): [number, number] {
  return [Math.floor(time / SECOND), (time % SECOND) * 1_000_000]
}
