import { setTimeout } from 'node:timers/promises'
import { buildReport } from '../../build-report.ts'
import type { Client } from '../../github/http/client.ts'
import { asCount, asObject } from '../../github/json-values.ts'
import type { CommitReportJson } from '../../render/json/commit-types.ts'
import { toJson } from '../../render/json/to-json.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { readDefaultBranch } from '../read-event.ts'
import { readAnyReport } from '../read-report.ts'
import { messageOf, StepFailure } from '../step-failure.ts'
import type { ConversationInputs } from './conversation-inputs.ts'

const NO_REPORT =
  'The input report-path is empty: it is required unless the event is workflow_run. Set it to the output report-path of the report step, which is empty if the report could not be written.'

/** As the defaults of the report action. */
const HISTORY_RUNS = 10
const LOG_LINES = 20

/**
 * Reads the report from its file, or makes that of the run that triggered the workflow.
 *
 * @throws StepFailure
 */
export async function loadReport(
  inputs: ConversationInputs,
  client: Client,
  signal: AbortSignal,
): Promise<ReportJson | CommitReportJson> {
  const { reportPath, owner, repo } = inputs
  const report =
    reportPath === undefined
      ? await makeReport(inputs, client, signal)
      : await readAnyReport(reportPath).catch((error: unknown) => {
          const reason = `Could not read the report: ${messageOf(error)}`
          throw new StepFailure(reason, { cause: error })
        })
  if (report.repository.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return report
  throw new StepFailure(
    `The report is of ${report.repository}, but the input repository is ${owner}/${repo}.`,
  )
}

async function makeReport(
  inputs: ConversationInputs,
  client: Client,
  signal: AbortSignal,
): Promise<ReportJson> {
  const { event, isCurrentEvent, serverUrl, owner, repo } = inputs
  const { id, run_attempt } = asObject(asObject(event).workflow_run)
  const runId = asCount(id)
  if (runId === undefined || !isCurrentEvent) throw new StepFailure(NO_REPORT)
  const report = await buildReport({
    client,
    target: { serverUrl, owner, repo, runId, attempt: asCount(run_attempt), current: undefined },
    signal,
    allowedFailures: [],
    budgets: [],
    historyRuns: HISTORY_RUNS,
    defaultBranch: readDefaultBranch(event, inputs, `${owner}/${repo}`),
    logLines: LOG_LINES,
    settle: 0,
    now: Date.now,
    sleep: (time) => setTimeout(time),
  })
  if (report.jobs !== undefined) return toJson(report)
  throw new StepFailure(report.notes.map(({ text }) => text).join('\n\n'))
}
