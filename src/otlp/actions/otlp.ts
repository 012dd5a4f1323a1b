import {
  detectResources,
  type Resource,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources'
import { redactedMessage } from '../../github/errors/github-error.ts'
import { redactor } from '../../github/errors/redact.ts'
import { createClient, repositorySource } from '../../github/http/client.ts'
import { asObject } from '../../github/json-values.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Report } from '../../model/report/report.ts'
import { SECOND } from '../../model/time.ts'
import { readableSpans } from '../render/readable-spans.ts'
import { traceOf } from '../render/spans.ts'
import { joinTexts, plural } from '../../render/text/units.ts'
import { clientOptions } from '../../actions/client-options.ts'
import { endOnSignal } from '../../actions/report-signal.ts'
import { setOutputs } from '../../actions/command-files.ts'
import {
  entriesIn,
  inputSource,
  ON_ERROR,
  parsed,
  readValues,
  text,
  TOKEN,
} from '../../actions/inputs.ts'
import { maskSecret, printAnnotation, printLine } from '../../actions/print.ts'
import { readDefaultBranch, readEvent } from '../../actions/read-event.ts'
import { readReport } from '../../actions/read-report.ts'
import { readRepository } from '../../actions/read-target.ts'
import { getVariable, readServer } from '../../actions/read-values.ts'
import { LIST_DEADLINE, runAction, TIME_TO_FINISH } from '../../actions/run-action.ts'
import { StepFailure } from '../../actions/step-failure.ts'
import type { Action } from '../../actions/sub-action.ts'
import {
  headersInVariables,
  type OtlpHeaders,
  readEndpoint,
  readHeaders,
  secretsOf,
} from './otlp-inputs.ts'
import { sendSpans, type Sent } from './send-spans.ts'

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...TOKEN,
  'report-path': text(),
  endpoint: parsed('', readEndpoint),
  // What is no list is one line, which is refused without its text.
  headers: parsed('', (given) => readHeaders(entriesIn(given, '\n') ?? [given])),
  ...ON_ERROR,
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
const NO_OUTPUTS = { 'trace-id': '', spans: '0' }

const NO_REPORT =
  'The input report-path is empty, so nothing was sent: set it to the output report-path of the report step. That output is empty if the report could not be written.'
const NO_RUN_OF_EVENT =
  'The report is of a commit and does not have the run that this event names, so nothing was sent. Run the workflow on the event workflow_run. If it does, a newer run or attempt of the same workflow has replaced that run, and is sent when it has finished.'
const NO_ENDPOINT =
  'The input endpoint is empty, so nothing was sent. Secrets are empty if a pull request from a fork started the run.'
const NO_TIMES = 'The report has no job with known times, so nothing was sent.'

const NO_RUNS = 'The file of report-path lists no run, so nothing was sent.'

const NO_RUN =
  'The run itself has no span: it is unfinished, or its times are unknown. Send a report again when the run has finished; the trace id is the same.'

export const action: Action<typeof INPUTS> = {
  inputs: INPUTS,
  outputs: NO_OUTPUTS,
  run: () =>
    runAction(send, 'warn', { outputs: NO_OUTPUTS, maxTime: LIST_DEADLINE + TIME_TO_FINISH }),
}

async function send(): Promise<void> {
  const values = readValues(INPUTS, await inputSource())
  const { reportPath: path, endpoint: url, githubToken, onError } = values
  const headers = { ...headersInVariables(getVariable), ...values.headers }
  for (const secret of secretsOf(headers)) maskSecret(secret)

  const { traceId, spans, problem } = path.endsWith(RUNS)
    ? await sendRuns(path, githubToken, { headers, url })
    : await sendReport(path, headers, url)
  await setOutputs({ 'trace-id': traceId, spans: String(spans) } satisfies typeof NO_OUTPUTS)
  if (problem === undefined) return
  if (onError === 'fail') throw new StepFailure(problem)
  printAnnotation('warning', problem)
}

/** The end of the name of a file of runs, as `runs` writes it. */
const RUNS = '.jsonl'

/** Time to read runs, which leaves the time to send them. */
const READ_DEADLINE = LIST_DEADLINE - 25 * SECOND

/** Makes the reports of the runs in a file, and sends them. Each run that cannot be read is a warning. */
async function sendRuns(
  path: string,
  token: string,
  { headers, url }: { readonly headers: OtlpHeaders; readonly url: URL | undefined },
): Promise<Sent & { readonly traceId: string }> {
  const nothing = { traceId: '', spans: 0 }
  if (url === undefined) return { ...nothing, problem: NO_ENDPOINT }
  const event = await readEvent(getVariable('GITHUB_EVENT_PATH'))
  const current = getVariable('GITHUB_REPOSITORY')
  const repository = { ...readServer(getVariable), token, ...readRepository(current ?? '') }
  endOnSignal()
  const client = createClient(clientOptions(repository))
  const source = repositorySource({
    client,
    repository,
    signal: AbortSignal.timeout(READ_DEADLINE),
  })
  const branch = readDefaultBranch(event, repository, current)
  const made = await import(/* webpackChunkName: "report-runs" */ './report-runs.ts')
    .then(({ reportRuns }) => reportRuns(path, source, branch))
    .then((read) => ({ read }))
    .catch((error: unknown) => ({
      unread: `Could not read the runs: ${redactedMessage(error)}.`,
    }))
  if ('unread' in made) return { ...nothing, problem: made.unread }
  const { listed, reports, problems } = made.read
  if (listed === 0) printLine(NO_RUNS)
  for (const problem of problems) printAnnotation('warning', problem)
  const given = givenResource()
  const spans = redactor(secretsOf(headers))
    .shown(reports)
    .flatMap((report) => readableSpans(traceOf(report), given.merge(branchResource(report, event))))
  const sent = await sendSpans(spans, { url, headers })
  if (sent.spans > 0) {
    const runs = plural(reports.length, 'run')
    printLine(`Sent ${plural(sent.spans, 'span')} of ${runs} to ${url.origin}.`)
  }
  const unread = listed - reports.length
  const missing = `${unread} of ${plural(listed, 'run')} could not be read; see the warnings.`
  const problem = joinTexts([unread > 0 && missing, sent.problem], '\n') || undefined
  return { traceId: '', spans: sent.spans, problem }
}

export async function sendReport(
  path: string,
  headers: OtlpHeaders,
  url: URL | undefined,
  { read = readReport, send = sendSpans } = {},
): Promise<Sent & { readonly traceId: string }> {
  const nothing = { traceId: '', spans: 0 }
  if (path === '') return { ...nothing, problem: NO_REPORT }
  const event = await readEvent(getVariable('GITHUB_EVENT_PATH'))
  let report: Report | undefined
  try {
    report = reportToSend(await read(path, secretsOf(headers)), event)
  } catch (error) {
    return {
      ...nothing,
      problem: `Could not read the report in the input report-path: ${redactedMessage(error)}`,
    }
  }
  if (report === undefined) return { ...nothing, problem: NO_RUN_OF_EVENT }
  const trace = traceOf(report)
  const { id: traceId, omitted } = trace
  if (url === undefined) return { ...nothing, traceId, problem: NO_ENDPOINT }
  if (trace.spans.length === 0) return { ...nothing, traceId, problem: NO_TIMES }

  const resource = givenResource().merge(branchResource(report, event))
  const sent = await send(readableSpans(trace, resource), { url, headers })
  if (sent.spans > 0) {
    printLine(`Sent ${plural(sent.spans, 'span')} of trace ${traceId} to ${url.origin}.`)
    if (trace.spans.every(({ kind }) => kind !== 'server')) printLine(NO_RUN)
    if (omitted > 0) printLine(`Omitted: ${plural(omitted, 'span')} with unknown times.`)
  }
  return { traceId, ...sent }
}

/** Returns the report of a run; of a commit, the report of the run whose end started this workflow. */
function reportToSend(report: AnyReport, event: unknown): Report | undefined {
  if (report.kind === 'run') return report
  const { id, run_attempt: attempt } = asObject(asObject(event).workflow_run)
  return report.runs.find(({ report: { run } }) => run.id === id && run.attempt === attempt)?.report
}

/** Returns the default branch if it is known: no query can guess which failures made it red. */
function branchResource({ run }: Report, event: unknown): Resource {
  const [owner = '', repo = ''] = run.repository.split('/')
  const branch = readDefaultBranch(event, { owner, repo }, getVariable('GITHUB_REPOSITORY'))
  return resourceFromAttributes(branch ? { 'run_report.default_branch': branch } : {})
}

const MALFORMED =
  'The variable OTEL_RESOURCE_ATTRIBUTES was ignored: expected name=value pairs with commas between them, each name and value at most 255 characters, with other commas and equals signs as %2C and %3D. It is not shown because it may contain a secret.'

/**
 * Returns the attributes in the standard variables. If OTEL_RESOURCE_ATTRIBUTES is malformed, it is ignored as a whole,
 * with a warning. OTEL_SERVICE_NAME has priority over it.
 *
 * https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 */
function givenResource(): Resource {
  const listed = detectResources({ detectors: [resourceAttributesEnvDetector] })
  // The detector only logs an error; without one, it returns an attribute for each item of the list.
  const isListed = /[^\s,]/.test(getVariable('OTEL_RESOURCE_ATTRIBUTES') ?? '')
  if (isListed && Object.keys(listed.attributes).length === 0) {
    printAnnotation('warning', MALFORMED)
  }
  return listed.merge(detectResources({ detectors: [serviceNameEnvDetector] }))
}
