import type { ConversationInputs } from './conversation-inputs.ts'
import { matchesName } from '../../analyse/failures/conclusion.ts'
import { mayHaveKeys, withLegs } from '../../analyse/jobs/matrix-legs.ts'
import { skipped } from '../../github/errors/explain.ts'
import { fetchJobResults } from '../../github/history/list-branch-results.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { decodeGraph } from '../../github/run/decode.ts'
import { fetchRunResponse } from '../../github/run/run-responses.ts'
import { fetchWorkflow } from '../../github/workflow/fetch-workflow.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { BranchAttempt, JobResults } from '../../model/series.ts'
import { allowFailures } from '../../analyse/allow-failures.ts'
import { redactedMessage } from '../../github/errors/github-error.ts'
import { asObject } from '../../github/json-values.ts'
import { decodeListedRun } from '../../github/run/listed-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { type AnyReport, repositoryOf } from '../../model/report/any-report.ts'
import { failWith } from '../../actions/repairs.ts'
import { readReport } from '../../actions/read-report.ts'
import { StepFailure } from '../../actions/step-failure.ts'

/** Follows the sentence that a report of a finished run contradicts GitHub's conclusion. */
export const ALLOW_HERE_TOO =
  'If the report has allowed-failures, set this input of the action to the same names.'

/**
 * Returns whether a run failed, but only with jobs that the user allows to fail. GitHub concludes it as a
 * failure.
 *
 * @throws what the client throws
 */
export async function hasOnlyAllowedFailures(
  source: RepositorySource,
  run: BranchAttempt,
  allowedFailures: readonly string[],
): Promise<boolean> {
  if (allowedFailures.length === 0 || !isFailure(run.conclusion)) return false
  return (await fetchWithoutAllowed(source, run, allowedFailures)).failed.size === 0
}

/**
 * Fetches which jobs of an attempt passed and which failed, without the failures that the user allows; a run that failed
 * without a job has no name to allow. The workflow file, in which a line can be a key, is read only if names alone do
 * not allow all; if it can't be read, names alone count.
 *
 * @throws what the client throws for the jobs
 */
export async function fetchWithoutAllowed(
  source: RepositorySource,
  run: BranchAttempt,
  allowedFailures: readonly string[],
): Promise<JobResults> {
  const results = await fetchJobResults(source, run)
  const left = withoutAllowed(results, allowedFailures)
  const jobs = [...results.passed, ...results.failed].map((name) => ({ name }))
  if (left.failed.size === 0 || !mayHaveKeys(allowedFailures, { jobs })) return left
  const response = await fetchRunResponse(source, run.id).catch(
    skipped(source.client, `run ${run.id}`),
  )
  const target = { ...source.repository, runId: run.id, attempt: run.attempt, current: undefined }
  const workflow = await fetchWorkflow(source, target, Promise.resolve(response))
  const graph = decodeGraph(workflow)?.graph
  return withoutAllowed(results, withLegs(allowedFailures, { graph, jobs }))
}

function withoutAllowed(results: JobResults, allowedFailures: readonly string[]): JobResults {
  const failed = [...results.failed].filter(
    (name) => name === '' || !matchesName(name, allowedFailures),
  )
  return { ...results, failed: new Set(failed) }
}

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
