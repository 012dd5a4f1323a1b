import { asCount, asObject, asString } from '../../github/json-values.ts'
import type { Client } from '../../github/http/client.ts'
import { fetchBranchRun } from '../../github/history/list-branch-results.ts'
import { decodeRunOf } from '../../github/runs/decode-listed-run.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Instant } from '../../model/time.ts'
import { runKey, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { expectTriggeringRun, findTriggeringRun } from '../conversation/load-report.ts'
import { failUnread } from '../explain-change.ts'
import { StepFailure } from '../step-failure.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import type { CommentInputs } from './inputs.ts'

interface GivenReport {
  /** Anyone may have made it. */
  readonly report: Report | CommitReport
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
  readonly client: Client
  readonly now: Instant
}

/**
 * Returns the texts of a given report, with what GitHub shows about its run: otherwise a report could
 * decide which comment it replaces, and that no later one replaces it.
 *
 * @returns why the report is not written, as a sentence, if another one will be
 * @throws StepFailure if the report is not of the commit and run of the event, or contradicts GitHub
 */
export async function checkReport(
  { report, chosen, inputs, client, now }: GivenReport,
  signal: AbortSignal,
): Promise<Subject | string> {
  const subject = subjectOf(report)
  const at = Math.min(subject.position.at, now)
  const triggering = asObject(findTriggeringRun(inputs)?.response)
  const conclusion = asString(triggering.conclusion)
  if (!('runs' in report)) expectTriggeringRun(report.run.id, inputs)
  expectCommit(subject, chosen, inputs)
  if (conclusion !== undefined && subject.state === 'green' && isFailure(conclusion)) {
    throw new StepFailure(
      `The report says that nothing failed, but the conclusion of the run that triggered the workflow is ${conclusion}.`,
    )
  }
  if ('runs' in report) return { ...subject, position: { run: 0, attempt: 0, at } }

  const { id, attempt } = report.run
  const known = await describeRun(report, { inputs, client }, signal)
  if (attempt !== undefined && attempt > known.attempt) {
    throw new StepFailure(
      `The report is of attempt ${attempt} of run ${id}, but GitHub has ${known.attempt}.`,
    )
  }
  if (attempt !== undefined && attempt < known.attempt && conclusion !== undefined) {
    return `Attempt ${known.attempt} of run ${id} is newer than the report.`
  }
  const position = { run: id, attempt: attempt ?? known.attempt, at }
  return { ...subject, key: runKey(known.workflow, known.event), position }
}

/**
 * Checks that the report is of the head of the pull request or of a commit of the event: the one that it
 * tests, as in a merge group, or for `pull_request_target` the one of the base branch.
 *
 * @throws StepFailure if the report is of another commit, such as one of an earlier push
 */
function expectCommit({ commit }: Subject, chosen: ChosenPullRequest, inputs: CommentInputs): void {
  const triggering = findTriggeringRun(inputs)?.response
  // For `workflow_run`, the commit of the event is the tip of the default branch.
  const tested =
    triggering === undefined
      ? inputs.commit
      : [asString(triggering.head_sha), asString(asObject(triggering.head_commit).id)]
  const expected = [chosen.group?.commit ?? chosen.commit, tested].flat()
  if (commit !== undefined && expected.includes(commit)) return
  const which = commit === undefined ? 'an unknown commit' : `commit ${commit.slice(0, 7)}`
  throw new StepFailure(
    `The report is of ${which}, which is not the newest of pull request #${chosen.number}.`,
  )
}

/** What decides which comment the report of a run is for. */
interface RunDescription {
  readonly attempt: number
  /** Its path, or else its name. */
  readonly workflow: string | undefined
  readonly event: string | undefined
}

/** Describes the run of a report: the triggering one, the current one, or one that GitHub has. */
async function describeRun(
  { run }: Report,
  { inputs, client }: Pick<GivenReport, 'inputs' | 'client'>,
  signal: AbortSignal,
): Promise<RunDescription> {
  const triggering = findTriggeringRun(inputs)
  if (triggering !== undefined) {
    const { workflowPath, workflow, event } = decodeRunOf(triggering.response, inputs)
    const attempt = asCount(triggering.response.run_attempt) ?? 1
    return { attempt, workflow: workflowPath ?? workflow, event }
  }
  if (run.id === inputs.currentRunId) {
    const workflow = run.workflowPath ?? run.workflow
    return { attempt: inputs.currentAttempt, workflow, event: inputs.eventName }
  }
  const found = await fetchBranchRun({ client, repository: inputs, signal }, run.id).catch(
    failUnread(`run ${run.id}`, inputs, client.repair),
  )
  return { ...found, workflow: found.workflowPath ?? found.workflow }
}
