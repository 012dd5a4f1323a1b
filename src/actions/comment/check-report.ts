import type { RepositorySource } from '../../github/http/client.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import { isPass, ranAndPassed } from '../../model/conclusion.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { isFailedByGate } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import type { BranchAttempt } from '../../model/series.ts'
import { runUrl } from '../../model/target.ts'
import { runKey, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { enumerate } from '../../render/text/units.ts'
import { ALLOW_HERE_TOO, hasOnlyAllowedFailures } from '../conversation/allowed-jobs.ts'
import { expectTriggeringRun, findTriggeringRun } from '../conversation/load-report.ts'
import { failUnread } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import { listChosenRuns } from './commit-runs.ts'
import type { CommentInputs } from './inputs.ts'

interface GivenReport {
  /** Anyone may have made it. */
  readonly report: AnyReport
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
}

/**
 * Returns the texts of a given report, with what GitHub shows about its run: otherwise a report could
 * decide which comment it replaces, and that no later one replaces it.
 *
 * @returns why the report is not written, as a sentence, if another one will be
 * @throws StepFailure if the report is not of the commit and run of the event, or contradicts GitHub
 */
export async function checkReport(
  source: RepositorySource,
  { report, chosen, inputs }: GivenReport,
): Promise<Subject | string> {
  const subject = subjectOf(report)
  // GitHub's conclusion does not show what the gate decides.
  const claim = isFailedByGate(report) ? 'open' : subject.state
  const at = Math.min(subject.position.at, source.client.now())
  if (report.kind === 'commit') {
    expectCommit(subject.commit, chosen, inputs)
    const { chosen: runs } = await listChosenRuns(source, report.commit, inputs)
    const concluded = runs.map(({ run }) => ({ ...run, attempt: run.attempt ?? 1 }))
    await expectConclusions(source, inputs, { claim, concluded })
    return { ...subject, position: { run: 0, attempt: 0, at } }
  }

  const { id, attempt } = report.run
  expectTriggeringRun(id, inputs)
  const known = await describeReportedRun(source, report, inputs)
  expectCommit(known.commit ?? subject.commit, chosen, inputs)
  if (attempt !== undefined && attempt > known.attempt) {
    throw new StepFailure(
      `The report is of attempt ${attempt} of run ${id}, but GitHub has ${known.attempt}.`,
    )
  }
  const newer = newerAttempt(attempt, { ...known, id })
  if (newer !== undefined) return newer
  const concluded = [{ id, attempt: known.attempt, conclusion: known.conclusion }]
  await expectConclusions(source, inputs, { claim, concluded })
  const position = { run: id, attempt: attempt ?? known.attempt, at }
  const url = runUrl({ ...inputs, runId: id })
  return { ...subject, key: runKey(known.workflow, known.event), position, url }
}

/** Returns that a run has a newer attempt than its report, which has finished, as a sentence. */
export function newerAttempt(
  reported: number | undefined,
  { id, attempt, conclusion }: BranchAttempt,
): string | undefined {
  const isNewer = reported !== undefined && reported < attempt && conclusion !== undefined
  return isNewer ? `Attempt ${attempt} of run ${id} is newer than the report.` : undefined
}

/**
 * Checks that some run passed and none did not, or that not all passed, as the report says. A run of which
 * only jobs failed that the inputs allow has passed.
 *
 * @param claim what the report says that the runs did
 * @throws StepFailure
 */
async function expectConclusions(
  source: RepositorySource,
  inputs: CommentInputs,
  { claim, concluded }: { claim: Subject['state']; concluded: readonly BranchAttempt[] },
): Promise<void> {
  const runs = await Promise.all(
    concluded.map(async (run) => {
      const isAllowed = await hasOnlyAllowedFailures(source, run, inputs.allowedFailures).catch(
        failUnread(`the jobs of run ${run.id}`, inputs, source.client.repair),
      )
      return isAllowed ? { ...run, conclusion: 'success' } : run
    }),
  )
  const finished = runs.filter(({ conclusion }) => conclusion !== undefined)
  const passed = finished.filter(({ conclusion = '' }) => ranAndPassed(conclusion))
  const others = finished.filter(({ conclusion = '' }) => !isPass(conclusion))
  const isSkipped = passed.length === 0 && others.length === 0
  const refuting = {
    green: isSkipped ? finished : others,
    red: passed.length === runs.length ? passed : [],
    open: [],
  }[claim]
  if (refuting.length === 0) return
  const what = claim === 'green' ? 'nothing failed' : 'something failed'
  const names = refuting.map(({ id, conclusion }) => `run ${id} as ${conclusion}`)
  const hint = claim === 'green' ? ` ${ALLOW_HERE_TOO}` : ''
  throw new StepFailure(
    `The report says that ${what}, but GitHub concluded ${enumerate(names)}.${hint}`,
  )
}

/**
 * Checks that the report is of the head of the pull request or of a commit of the event: the one that it
 * tests, as in a merge group, or for `pull_request_target` the one of the base branch.
 *
 * @throws StepFailure if the report is of another commit, such as one of an earlier push
 */
function expectCommit(
  commit: string | undefined,
  chosen: ChosenPullRequest,
  inputs: CommentInputs,
): void {
  const triggering = findTriggeringRun(inputs)
  // For `workflow_run`, the commit of the event is the tip of the default branch.
  const tested =
    triggering === undefined ? inputs.commit : [triggering.run.commit, triggering.headCommit]
  const expected = [chosen.group?.commit ?? chosen.commit, tested].flat()
  if (commit !== undefined && expected.includes(commit)) return
  const which = commit === undefined ? 'an unknown commit' : `commit ${commit.slice(0, 7)}`
  throw new StepFailure(
    `The report is of ${which}, which is not the newest of pull request #${chosen.number}.`,
  )
}

/**
 * Describes the run of a report: the triggering one, the current one, or one that GitHub has. Only the latter has a
 * commit, since the event is about the commit of the other reports. The workflow is its path, or else its name.
 */
async function describeReportedRun(
  source: RepositorySource,
  { run }: Report,
  inputs: CommentInputs,
) {
  const triggering = findTriggeringRun(inputs)
  const { currentWorkflow } = inputs
  if (triggering === undefined && run.id === inputs.currentRunId && currentWorkflow !== undefined) {
    const { currentAttempt: attempt, eventName: event } = inputs
    return { attempt, conclusion: undefined, commit: undefined, workflow: currentWorkflow, event }
  }
  const found = triggering
    ? { ...triggering.run, commit: undefined }
    : (
        await fetchListedRun(source, run.id).catch(
          failUnread(`run ${run.id}`, inputs, source.client.repair),
        )
      ).run
  const { attempt = 1, workflowPath, workflow } = found
  return { ...found, attempt, workflow: workflowPath ?? workflow }
}
