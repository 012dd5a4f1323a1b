import { allowFailures } from '../../analyse/allow-failures.ts'
import { redactedMessage } from '../../github/errors/github-error.ts'
import { asObject } from '../../github/json-values.ts'
import { decodeListedRun } from '../../github/runs/listed-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { type AnyReport, repositoryOf } from '../../model/report/any-report.ts'
import { failWith } from '../repairs.ts'
import { readReport } from '../read-report.ts'
import { StepFailure } from '../step-failure.ts'
import type { ConversationInputs } from './conversation-inputs.ts'

const NO_REPORT =
  'The input report-path is empty: it is required unless the event is workflow_run. Set it to the output report-path of the report step, which is empty if the report could not be written.'

/**
 * Reads the report at the input `report-path`, which anyone may have made; `undefined` if it is not set.
 *
 * @throws StepFailure
 */
export async function readGivenReport(
  { reportPath, owner, repo, allowedFailures, token }: ConversationInputs,
  read = readReport,
): Promise<AnyReport | undefined> {
  if (reportPath === undefined) return undefined
  const fail = failWith(
    (error) =>
      `Could not read the report in the input report-path: ${redactedMessage(error)}. Set it to the output report-path of the report step; in another job, download the file first.`,
  )
  const report = await read(reportPath, [token]).catch(fail)
  const repository = repositoryOf(report)
  if (repository.toLowerCase() === `${owner}/${repo}`.toLowerCase()) {
    return allowFailures(report, allowedFailures)
  }
  throw new StepFailure(
    `The report is of ${repository}, but the input repository is ${owner}/${repo}.`,
  )
}

/**
 * Returns the run that triggered the workflow.
 *
 * @throws StepFailure if the event is not workflow_run, or of another repository
 */
export function triggeringRun(inputs: ConversationInputs): ListedRun {
  const run = findTriggeringRun(inputs)
  if (run === undefined) throw new StepFailure(NO_REPORT)
  return run
}

/** Returns the run that triggered the workflow, as its event contains it; `undefined` if none did. */
export function findTriggeringRun(inputs: ConversationInputs): ListedRun | undefined {
  const { workflow_run } = asObject(inputs.event)
  return inputs.isCurrentEvent ? decodeListedRun(workflow_run, inputs) : undefined
}

/**
 * Checks that a report is of the run that triggered the workflow, if one did.
 *
 * @throws StepFailure
 */
export function expectTriggeringRun(runId: number, inputs: ConversationInputs): void {
  const triggering = findTriggeringRun(inputs)
  if (triggering === undefined || triggering.run.id === runId) return
  const which = runId === inputs.currentRunId ? 'this workflow run itself' : `run ${runId}`
  throw new StepFailure(
    `The report is of ${which}, but run ${triggering.run.id} triggered the workflow. Set the input run-id of the report to \${{ github.event.workflow_run.id }}.`,
  )
}
