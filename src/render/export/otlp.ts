import type { Instant } from '../../model/time.ts'
import type { ReportJson } from '../json/types.ts'
import type { Attributes } from './span-attributes.ts'
import { type Span, traceOf } from './spans.ts'

/**
 * An `ExportTraceServiceRequest` in JSON, as a collector takes it at `/v1/traces`.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] }
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string }
      readonly spans: readonly OtlpSpan[]
    }[]
  }[]
}

export interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  /** 64-bit integers, which are strings in JSON. */
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly OtlpAttribute[]
  readonly status: { readonly code?: number; readonly message?: string }
}

interface OtlpAttribute {
  readonly key: string
  readonly value: OtlpValue
}

type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly arrayValue: { readonly values: readonly OtlpValue[] } }

/** Name of the instrumentation scope. */
export const SCOPE = 'run-report'

const KINDS = { internal: 1, server: 2 } as const
const ERROR = 2

/** Returns the run attempt as one trace; the same report always returns the same trace. */
export function toOtlp(report: ReportJson): OtlpTraces {
  const { id, resource, spans } = traceOf(report)
  return {
    resourceSpans: [
      {
        resource: { attributes: toOtlpAttributes(resource) },
        scopeSpans: [{ scope: { name: SCOPE }, spans: spans.map((span) => otlpSpan(span, id)) }],
      },
    ],
  }
}

function otlpSpan(span: Span, traceId: string): OtlpSpan {
  const { id, parent, start, duration, error } = span
  return {
    traceId,
    spanId: id,
    ...(parent === undefined ? {} : { parentSpanId: parent }),
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(start + duration),
    attributes: toOtlpAttributes(span.attributes),
    status: error === undefined ? {} : { code: ERROR, message: error },
  }
}

function toOtlpAttributes(attributes: Attributes): OtlpAttribute[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) }))
}

function otlpValue(value: Attributes[string]): OtlpValue {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return { intValue: String(value) }
  return { arrayValue: { values: value.map((item) => ({ stringValue: item })) } }
}

/** Converts milliseconds. The result would be too large for an exact number. */
function nanoseconds(instant: Instant): string {
  return String(BigInt(instant) * 1_000_000n)
}
