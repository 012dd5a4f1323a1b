import { chooseRuns, withoutWorkflowOf } from '../../../analyse/commit/choose-runs.ts'
import { listWithOwnRun } from '../../../github/commit/list-commit-runs.ts'
import type { RepositorySource } from '../../../github/http/client.ts'
import { isPass, mayHaveFailed } from '../../../model/conclusion.ts'
import type { ListedRun } from '../../../model/listed-run.ts'
import type { CommitReport } from '../../../model/report/commit-report.ts'
import { subjectOf } from '../../render/subject.ts'
import { findTriggeringRun } from '../load-report.ts'
import { failureBy } from '../../../actions/step-failure.ts'
import type { CommentInputs } from './inputs.ts'

/**
 * Lists the runs that stand for the commit whose run triggered the workflow; none for the commit of the
 * current run.
 *
 * @throws StepFailure
 */
export async function listChosenRuns(
  source: RepositorySource,
  commit: string,
  inputs: CommentInputs,
): Promise<{ readonly listed: readonly ListedRun[]; readonly chosen: readonly ListedRun[] }> {
  const triggering = findTriggeringRun(inputs)
  if (triggering === undefined) return { listed: [], chosen: [] }
  const target = { commit, currentRun: undefined }
  const ownRunId = triggering.run.id
  const { runs, notes } = await listWithOwnRun(source, target, {
    ownRunId,
    triggeringRun: triggering,
  })
  if (runs === undefined) throw failureBy(notes)
  const listed = withoutWorkflowOf(inputs.currentRunId, runs)
  return { listed, chosen: chooseRuns(listed, { commit, ownRunId }).runs }
}

/**
 * Returns whether a report still holds: its finished runs have no newer attempt, no newer run replaces
 * them, and no other run has failed, or can fail after everything passed. A red report to which a failure can only be
 * added is `incomplete`: one that knows the failure may be written already. What else finishes has an event
 * of its own. GitHub can record a run for `pull_request_target` at another commit, and then does not list it.
 */
export async function checkStillTrue(
  source: RepositorySource,
  report: CommitReport,
  inputs: CommentInputs,
): Promise<'true' | 'incomplete' | 'false'> {
  if (findTriggeringRun(inputs) === undefined) return 'true'
  const { listed, chosen } = await listChosenRuns(source, report.commit, inputs)
  const isSame = report.runs.every(({ finished, report: { run } }) => {
    const isIt = (listing: ListedRun) => listing.run.id === run.id
    if (!finished || !listed.some(isIt)) return true
    const now = chosen.find(isIt)?.run
    return now?.attempt === run.attempt && now?.conclusion === run.conclusion
  })
  if (!isSame) return 'false'
  const finished = report.runs.filter((run) => run.finished)
  const reported = new Set(finished.map(({ report: { run } }) => run.id))
  const others = chosen.filter(({ run }) => !reported.has(run.id))
  const isAdded = others.some(({ run }) => mayHaveFailed(run.conclusion))
  const { state } = subjectOf(report)
  if (state === 'red') return isAdded ? 'incomplete' : 'true'
  const mayFail = others.some(({ run }) => run.conclusion === undefined || !isPass(run.conclusion))
  return isAdded || (state === 'green' && mayFail) ? 'false' : 'true'
}
