import type { Read } from '../../../model/note.ts'
import { chooseRuns } from '../../../analyse/commit/choose-runs.ts'
import { listWithOwnRun } from '../../../github/commit/list-commit-runs.ts'
import type { RepositorySource } from '../../../github/http/client.ts'
import type { ListedRun } from '../../../model/listed-run.ts'
import type { AnyReport } from '../../../model/report/any-report.ts'
import type { CommitReport } from '../../../model/report/commit-report.ts'
import { type Subject, subjectOf, runKey } from '../../render/subject.ts'
import {
  findTriggeringRun,
  expectTriggeringRun,
  ALLOW_HERE_TOO,
  hasOnlyAllowedFailures,
} from '../load-report.ts'
import { failureBy, StepFailure } from '../../../actions/step-failure.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import { checkStillTrue, listChosenRuns } from './commit-runs.ts'
import type { CommentInputs } from './inputs.ts'
import { fetchListedRun } from '../../../github/run/list-runs.ts'
import { isPass, ranAndPassed } from '../../../model/conclusion.ts'
import { isFailedByGate } from '../../../model/report/gate.ts'
import type { Report } from '../../../model/report/report.ts'
import type { BranchAttempt } from '../../../model/series.ts'
import { runUrl } from '../../../model/target.ts'
import { enumerate } from '../../../render/text/units.ts'
import { failUnread } from '../../../actions/repairs.ts'

/** The report that the comment shows. */
export interface CommentReport {
  /** Whether the action made it, so that its runs are those that GitHub listed. */
  readonly isOwn: boolean
  /**
   * Returns its texts, or why it is not written, as a sentence.
   *
   * @throws StepFailure
   */
  readonly read: (chosen: ChosenPullRequest) => Promise<Read<Subject>>
  /** Returns whether its runs are still those that GitHub shows. @throws StepFailure */
  readonly isCurrent: () => Promise<boolean>
}

/** Makes the report, and makes it again after its runs have changed. */
export function ownReport(
  source: RepositorySource,
  inputs: CommentInputs,
  make: (chosen: ChosenPullRequest) => Promise<CommitReport>,
): CommentReport {
  let made: CommitReport | undefined
  return {
    isOwn: true,
    async read(chosen) {
      made ??= await make(chosen)
      return made.runs.length === 0
        ? { unread: 'GitHub lists no run of the merge group.' }
        : { read: subjectOf(made) }
    },
    async isCurrent() {
      if (made !== undefined && (await checkStillTrue(source, made, inputs)) === 'true') return true
      made = undefined
      return false
    },
  }
}

/** Returns a report that another step has made, and that cannot be made again. */
export function givenReport(
  source: RepositorySource,
  inputs: CommentInputs,
  report: AnyReport,
): CommentReport {
  let outdated: string | undefined
  return {
    isOwn: false,
    async read(chosen) {
      if (outdated !== undefined) return { unread: outdated }
      return await checkReport(source, { report, chosen, inputs })
    },
    async isCurrent() {
      outdated = await whyOutdated(source, report, inputs)
      return outdated === undefined
    },
  }
}

async function whyOutdated(
  source: RepositorySource,
  report: AnyReport,
  inputs: CommentInputs,
): Promise<string | undefined> {
  if (report.kind === 'commit') {
    // It cannot be made again, and nothing may be written about what it lacks.
    return (await checkStillTrue(source, report, inputs)) === 'false' ? OUTDATED : undefined
  }
  const { id, attempt, commit } = report.run
  const triggering = findTriggeringRun(inputs)
  // The current run cannot have another attempt before it has finished.
  const isCurrent = triggering === undefined && id === inputs.currentRunId
  if (commit === undefined) return undefined
  const target = { commit, currentRun: undefined }
  const { runs, notes } = await listWithOwnRun(source, target, {
    ownRunId: isCurrent ? undefined : id,
    triggeringRun: triggering,
  })
  if (runs === undefined) {
    // Its job may lack the permission, which nothing else needs.
    if (isCurrent) return undefined
    throw failureBy(notes)
  }
  const isIt = ({ run }: ListedRun) => run.id === id
  const known = runs.find(isIt)?.run
  if (known === undefined) return undefined
  const newer = newerAttempt(attempt, { ...known, attempt: known.attempt ?? 1 })
  if (newer !== undefined && !isCurrent) return newer
  const isReplaced = !chooseRuns(runs, { commit, ownRunId: id }).runs.some(isIt)
  return isReplaced ? `A newer run of the workflow replaces run ${id}.` : undefined
}

const OUTDATED = 'The runs of the commit have changed since the report was made.'

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
async function checkReport(
  source: RepositorySource,
  { report, chosen, inputs }: GivenReport,
): Promise<Read<Subject>> {
  const subject = subjectOf(report)
  // GitHub's conclusion does not show what the gate decides.
  const claim = isFailedByGate(report) ? 'open' : subject.state
  const at = Math.min(subject.position.at, source.client.now())
  if (report.kind === 'commit') {
    expectCommit(subject.commit, chosen, inputs)
    const { chosen: runs } = await listChosenRuns(source, report.commit, inputs)
    const concluded = runs.map(({ run }) => ({ ...run, attempt: run.attempt ?? 1 }))
    await expectConclusions(source, inputs, { claim, concluded })
    return { read: { ...subject, position: { run: 0, attempt: 0, at } } }
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
  if (newer !== undefined) return { unread: newer }
  const concluded = [{ id, attempt: known.attempt, conclusion: known.conclusion }]
  await expectConclusions(source, inputs, { claim, concluded })
  const position = { run: id, attempt: attempt ?? known.attempt, at }
  const url = runUrl({ ...inputs, runId: id })
  return { read: { ...subject, key: runKey(known.workflow, known.event), position, url } }
}

/** Returns that a run has a newer attempt than its report, which has finished, as a sentence. */
function newerAttempt(
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
  const passed = finished.filter(({ conclusion }) => ranAndPassed(conclusion))
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
