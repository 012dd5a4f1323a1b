import { fileURLToPath } from 'node:url'
import protobuf from 'protobufjs'

const messages = protobuf.loadSync(
  fileURLToPath(new URL('../fixtures/otlp-trace.proto', import.meta.url)),
)

export const ExportTraceServiceRequest = messages.lookupType('ExportTraceServiceRequest')
export const ExportTraceServiceResponse = messages.lookupType('ExportTraceServiceResponse')
