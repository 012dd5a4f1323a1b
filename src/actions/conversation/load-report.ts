import { asCount, asObject, type Fields } from '../../github/json-values.ts'
import type { CommitReportJson } from '../../render/json/commit-types.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { readAnyReport } from '../read-report.ts'
import { messageOf, StepFailure } from '../step-failure.ts'
import type { ConversationInputs } from './conversation-inputs.ts'

const NO_REPORT =
  'The input report-path is empty: it is required unless the event is workflow_run. Set it to the output report-path of the report step, which is empty if the report could not be written.'

/** Lines of log for each failure in a report that is made here, as by default in the report action. */
export const LOG_LINES = 20

/** The run that triggered the workflow. */
export interface TriggeringRun {
  readonly id: number
  /** As in the payload of the event. */
  readonly response: Fields
}

/**
 * Reads the report from its file, or makes one about the run that triggered the workflow.
 *
 * @throws StepFailure
 */
export async function loadReport(
  inputs: ConversationInputs,
  make: (run: TriggeringRun) => Promise<ReportJson | CommitReportJson>,
): Promise<ReportJson | CommitReportJson> {
  const { reportPath, owner, repo } = inputs
  const report =
    reportPath === undefined
      ? await make(triggeringRun(inputs))
      : await readAnyReport(reportPath).catch((error: unknown) => {
          const reason = `Could not read the report: ${messageOf(error)}`
          throw new StepFailure(reason, { cause: error })
        })
  if (report.repository.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return report
  throw new StepFailure(
    `The report is of ${report.repository}, but the input repository is ${owner}/${repo}.`,
  )
}

/** @throws StepFailure if the event is not workflow_run, or of another repository */
function triggeringRun({ event, isCurrentEvent }: ConversationInputs): TriggeringRun {
  const response = asObject(asObject(event).workflow_run)
  const id = asCount(response.id)
  if (id === undefined || !isCurrentEvent) throw new StepFailure(NO_REPORT)
  return { id, response }
}
