import * as core from '@actions/core'
import { type RunTrace, traceOf } from '../../render/export/spans.ts'
import { plural } from '../../render/text/units.ts'
import { setOutputs } from '../command-files.ts'
import { readChoice } from '../read-values.ts'
import { StepFailure } from '../step-failure.ts'
import { type Headers, pathOf, readEndpoint, readHeaders, secretsOf } from './otlp-inputs.ts'
import { readReport } from './read-report.ts'
import { sendSpans, type Sent } from './send-spans.ts'

/** The inputs of the action, as in otlp/action.yml. */
export const INPUT_NAMES = ['report-path', 'endpoint', 'headers', 'on-error'] as const

/** The outputs of the action, as in otlp/action.yml. */
export const OUTPUT_NAMES = ['trace-id', 'spans'] as const

type Outputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

interface Outcome extends Sent {
  readonly traceId: string
}

const NO_REPORT =
  'The input report-path is empty, so there is nothing to send: give it the output report-path of the step that makes the report. That output is empty where the report could not be written.'
const NO_ENDPOINT =
  'The input endpoint is empty, so nothing was sent. Secrets are empty in the runs of pull requests from forks.'
const NO_TIMES = 'The report knows of no job when it ran, so nothing was sent.'

const NO_RUN =
  'The run itself has no span: it is unfinished, or when it ran is not known. Send its report again when it has finished; the trace has the same id.'

/** The action that sends a report to a collector, from its first input to its last output. */
export async function otlp(): Promise<void> {
  const get = (name: (typeof INPUT_NAMES)[number]): string => core.getInput(name)
  const onError = readChoice('on-error', get, ['warn', 'fail'])
  const headers = readHeaders('headers', get)
  const url = readEndpoint('endpoint', get)
  for (const secret of secretsOf(headers)) core.setSecret(secret)

  const { traceId, spans, problem } = await sendReport(get('report-path'), headers, url)
  const outputs: Outputs = { 'trace-id': traceId, spans: String(spans) }
  await setOutputs(outputs)
  if (problem === undefined) return
  if (onError === 'fail') throw new StepFailure(problem)
  core.warning(problem)
}

async function sendReport(path: string, headers: Headers, url: URL | undefined): Promise<Outcome> {
  const nothing = { traceId: '', spans: 0 }
  if (path === '') return { ...nothing, problem: NO_REPORT }
  let trace: RunTrace
  try {
    trace = traceOf(await readReport(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ...nothing, problem: `Could not read the report: ${reason}` }
  }
  const { id: traceId, leftOut } = trace
  if (url === undefined) return { ...nothing, traceId, problem: NO_ENDPOINT }
  if (trace.spans.length === 0) return { ...nothing, traceId, problem: NO_TIMES }

  const sent = await sendSpans(trace, { url, headers })
  if (sent.spans > 0) {
    core.info(`Sent ${plural(sent.spans, 'span')} of trace ${traceId} to ${pathOf(url)}.`)
    if (!trace.spans.some(({ kind }) => kind === 'server')) core.info(NO_RUN)
    if (leftOut > 0)
      core.info(`Left out: ${leftOut} jobs and steps whose start or end is not known.`)
  }
  return { traceId, ...sent }
}
