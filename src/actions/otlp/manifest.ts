import { actionManifest } from '../manifest.ts'
import { INPUTS, type OtlpOutputs } from './otlp.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof OtlpOutputs>(INPUTS, {
  name: 'Run Report - otlp',
  description:
    'Sends the run of a JSON report to an OpenTelemetry collector, as one trace with a span for ' +
    'each job and step',
  icon: 'share-2',
  required: ['report-path', 'endpoint'],
  inputs: {
    'report-path':
      'Path of the [JSON report](docs/exports.md#json-report) to send, from the output ' +
      '`report-path` of Run Report.',
    endpoint:
      'URL of the collector, such as `https://otlp.example.com:4318`. The action appends ' +
      '`/v1/traces` unless the URL ends with it.',
    headers:
      'Headers for the collector, one `name: value` per line, such as an API key. Values of at ' +
      'least 8 characters are masked in the log of the job if the name looks secret, such as ' +
      '`Authorization` or `X-Api-Key`.',
    'on-error': 'What to do if the trace cannot be sent, `warn` or `fail`.',
  },
  outputs: {
    'trace-id':
      'Id of the trace, as 32 hexadecimal digits. It is the same for each report of an attempt. ' +
      'Empty without a report.',
    spans: 'Number of spans that were sent.',
  },
})
