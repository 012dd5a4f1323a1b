import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer'
import type { Report } from '../../model/report/report.ts'
import { readableSpans } from './readable-spans.ts'
import { traceOf } from './spans.ts'

/**
 * Renders the attempt as one trace: an `ExportTraceServiceRequest` in JSON. The same report gives the
 * same trace.
 *
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function renderOtlp(report: Report): string {
  return new TextDecoder().decode(
    JsonTraceSerializer.serializeRequest(readableSpans(traceOf(report))),
  )
}
