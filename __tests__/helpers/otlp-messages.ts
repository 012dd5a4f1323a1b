import proto from '@opentelemetry/otlp-proto-exporter-base/build/src/generated/root.js'

/** What the OpenTelemetry project's own code makes of the definition of a message. */
interface Message {
  decode(bytes: Uint8Array): unknown
  encode(value: object): { finish(): Uint8Array }
  /** Leaves out what the definition does not have. */
  fromObject(value: object): unknown
  toObject(message: unknown, options: object): unknown
}

// The package declares no more than that there is something.
export const { ExportTraceServiceRequest, ExportTraceServiceResponse } = (
  proto as unknown as {
    opentelemetry: { proto: { collector: { trace: { v1: Record<TraceMessage, Message> } } } }
  }
).opentelemetry.proto.collector.trace.v1
type TraceMessage = 'ExportTraceServiceRequest' | 'ExportTraceServiceResponse'
