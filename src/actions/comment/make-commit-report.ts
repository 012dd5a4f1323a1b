import { setTimeout } from 'node:timers/promises'
import { buildCommitReport } from '../../build-commit-report.ts'
import { DEFAULTS } from '../../build-report.ts'
import { reportLosses } from '../../github/errors/report-losses.ts'
import type { Client } from '../../github/http/client.ts'
import { type PullRequest, toPullRequestRef } from '../../github/pull-request/pull-request.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { printLine } from '../print.ts'
import { failureBy, StepFailure } from '../step-failure.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import type { CommentInputs } from './inputs.ts'

const NO_COMMIT = 'The event does not contain the commit of the run that triggered the workflow.'

interface CommitReportOptions {
  /** `undefined` if the report is of the merge group of the pull request. */
  readonly run: ListedRun | undefined
  /** The open pull request whose head or merge group the run tested. */
  readonly pullRequest: ChosenPullRequest
  readonly inputs: CommentInputs
  readonly client: Client
  readonly signal: AbortSignal
}

/** GitHub's list of jobs can be older than the event that the run has finished. */
const PAUSES: readonly Milliseconds[] = [1 * SECOND, 2 * SECOND, 4 * SECOND]

/**
 * Makes the report of the commit whose run triggered the workflow. Makes it again after a pause while jobs
 * of this run are listed as unfinished.
 *
 * @throws StepFailure if none of its runs can be read
 */
export async function makeCommitReport(options: CommitReportOptions): Promise<CommitReport> {
  const { run, signal } = options
  const { id, attempt, conclusion } = run?.run ?? {}
  const isOutdated = ({ runs }: CommitReport) =>
    runs.some(
      ({ report: { run: listed, totals } }) =>
        listed.id === id && listed.attempt === attempt && totals.jobsUnfinished > 0,
    )
  let report = await buildReportOfCommit(options)
  for (const pause of conclusion === undefined ? [] : PAUSES) {
    if (!isOutdated(report)) break
    await setTimeout(pause, undefined, { signal })
    report = await buildReportOfCommit(options)
  }
  if (report.runs.length > 0 || (run === undefined && report.complete)) return report
  throw failureBy(report.notes)
}

async function buildReportOfCommit({
  run,
  pullRequest,
  inputs: { serverUrl, owner, repo, currentRunId, defaultBranch, allowedFailures, knownIssues },
  client,
  signal,
}: CommitReportOptions): Promise<CommitReport> {
  const commit = run === undefined ? pullRequest.group?.commit : commitUnderTest(run, pullRequest)
  if (commit === undefined) throw new StepFailure(NO_COMMIT)
  const repository = { serverUrl, owner, repo }
  return await buildCommitReport({
    ...DEFAULTS,
    client,
    losses: reportLosses(printLine, client.redactShown),
    signal,
    defaultBranch,
    allowedFailures,
    knownIssues,
    target: {
      ...repository,
      commit,
      pullRequest: toPullRequestRef(repository, pullRequest),
      currentRun: undefined,
    },
    triggeringRun: run,
    ownRunId: run?.run.id,
    omittedRunId: currentRunId,
    requiredChecks: false,
  })
}

/** For `pull_request_target`, the SHA of the run can be that of the base branch. */
function commitUnderTest(
  { run, headCommit }: ListedRun,
  { commit }: PullRequest,
): string | undefined {
  return headCommit !== undefined && headCommit === commit ? commit : run.commit
}
