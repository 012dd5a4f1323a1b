import type { WritableSource } from '../../../github/http/write-client.ts'
import { type Conclusion, isFailure } from '../../../model/conclusion.ts'
import { hasLost } from '../../../model/report/any-report.ts'
import { isFailedByGate } from '../../../model/report/gate.ts'
import type { Report } from '../../../model/report/report.ts'
import { runKey, stateOf, subjectOf } from '../../render/subject.ts'
import {
  ALLOW_HERE_TOO,
  expectTriggeringRun,
  readGivenReport,
  triggeringRun,
} from '../load-report.ts'
import { connectForPost } from '../conversation-inputs.ts'
import { keepPost } from '../keep-post.ts'
import { findOwn } from '../posts.ts'
import { failUnread } from '../../../actions/repairs.ts'
import { StepFailure, failureBy } from '../../../actions/step-failure.ts'
import { subAction } from '../../../actions/sub-action.ts'
import { nameRun, NEWER_RUN } from './decide-issue.ts'
import {
  type AttemptReader,
  attemptReader,
  type BranchHistory,
  fetchBranchHistory,
  oncePerAttempt,
} from './fetch-history.ts'
import { type IssueInputs, type IssueOutcome, INPUTS, NO_OUTPUTS } from './inputs.ts'
import { issuePosts } from './issue-posts.ts'
import { type ChangedIssue, leaveIssue, writeIssue, unreadJobs } from './write-issue.ts'
import { readLiteralGate } from '../../../actions/report/declared-gate.ts'
import { type GateReader, withSeenGate } from '../../../analyse/commit/seen-gate.ts'
import { type BuildOptions, buildReport, DEFAULTS } from '../../../build-report.ts'
import { reportLosses } from '../../../github/errors/report-losses.ts'
import type { RepositorySource } from '../../../github/http/client.ts'
import { NO_LOSSES } from '../../../model/report/losses.ts'
import { isFailedRun } from '../../../model/report/job-report.ts'
import { printLine } from '../../../actions/print.ts'

const LOST_PART =
  'An error of Run Report lost a part of the report, so no issue is closed because of it.'

const COMMIT_REPORT =
  'The report is of a commit. An issue is about one workflow: use the report of its run, with `scope: run`.'

/** Facts that the action acts with. */
interface IssueTools extends WritableSource {
  readonly makeReport: (run: { id: number; attempt: number }) => Promise<Report>
  /** Concludes a run that GitHub cancelled. */
  readonly concludeRun: (run: { id: number; attempt: number }) => Promise<Conclusion>
}

export const action = subAction({
  inputs: INPUTS,
  outputs: NO_OUTPUTS,
  act: (inputs) => {
    const source = connectForPost(inputs)
    return keepIssue(inputs, {
      ...source,
      makeReport: oncePerAttempt((run) => makeRunReport({ ...source, run, inputs })),
      concludeRun: (run) => readConclusion({ ...source, run, inputs }),
    })
  },
})

/**
 * Opens, updates or closes the issue about a workflow of the default branch, if there is a reason to. What run it is,
 * its order and its conclusion come from GitHub; only texts come from the report.
 */
export async function keepIssue(
  inputs: IssueInputs,
  { makeReport, concludeRun: conclude, ...source }: IssueTools,
): Promise<IssueOutcome> {
  const given = await readGivenReport(inputs)
  if (given?.kind === 'commit') throw new StepFailure(COMMIT_REPORT)
  if (given !== undefined) expectTriggeringRun(given.run.id, inputs)
  const runId = given?.run.id ?? triggeringRun(inputs).run.id
  const attempts = attemptReader(source, inputs, conclude)
  const step = { source, inputs, runId, given, attempts, makeReport }
  const changed =
    'The runs of the workflow or its issue changed each time before the issue was written, so nothing was.'
  return await keepPost(inputs.author, changed, (author) => decideAndWrite(step, author))
}

/** Facts that do not change while the step works. */
interface IssueStep extends Pick<IssueTools, 'makeReport'> {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly runId: number
  readonly given: Report | undefined
  readonly attempts: AttemptReader
}

/** Decides by all that GitHub shows now, and writes. */
async function decideAndWrite(step: IssueStep, author: string): Promise<ChangedIssue> {
  const { source, inputs, runId, given, attempts, makeReport } = step
  const query = { inputs, runId, newest: given === undefined, attempts }
  const { read: history, unread } = await fetchBranchHistory(source, query).catch(
    (error: unknown) => {
      if (error instanceof StepFailure) throw error
      const what = `the runs of the workflow of run ${runId}`
      return failUnread(what, inputs, source.client.repair)(error)
    },
  )
  if (history === undefined) return leaveIssue(unread)
  if (history.isOutdated) return leaveIssue(NEWER_RUN)
  const { reported } = history
  const onlyAllowed =
    inputs.allowedFailures.length > 0 &&
    isFailure(reported.conclusion) &&
    (await attempts.readJobs(reported).catch(unreadJobs(source))).failed.size === 0
  const conclusion = onlyAllowed ? 'success' : reported.conclusion
  const state = stateOfRun({ ...reported, conclusion }, given, inputs)
  if (typeof state === 'object') return leaveIssue(state.reason)
  if (state === 'green' && given !== undefined && hasLost(given)) return leaveIssue(LOST_PART)
  const { id, workflow = `Run ${id}`, workflowPath, event, branch, attempt } = reported
  const topic = { workflow, event, branch, key: runKey(workflowPath ?? workflow, event) }
  const posts = issuePosts(source, topic, inputs)
  return await writeIssue({
    inputs,
    history,
    posts,
    topic,
    state,
    found: await findOwn(posts, author),
    position: { run: id, attempt, at: reported.endedAt ?? 0 },
    run: { ...reported, onlyAllowed },
    readJobs: withCurrentJob(attempts.readJobs, reported, given),
    makeReport: async () => given ?? (await makeReport(reported)),
  })
}

/**
 * Returns whether the run passed or failed, by GitHub's conclusion. The current run has none yet, so that
 * its report decides.
 *
 * @returns why the run decides nothing, as a sentence
 * @throws StepFailure if the report contradicts GitHub
 */
function stateOfRun(
  reported: BranchHistory['reported'],
  given: Report | undefined,
  inputs: IssueInputs,
): 'red' | 'green' | { readonly reason: string } {
  const { conclusion, id, attempt } = reported
  const name = nameRun(reported).replace(/^r/, 'R')
  const undecided = { reason: `${name} has neither passed nor failed.` }
  const reportedAttempt = given?.run.attempt ?? attempt
  if (reportedAttempt !== attempt) {
    const reason = `The report is of attempt ${reportedAttempt} of run ${id}, but GitHub has ${attempt}.`
    return { reason }
  }
  const claimed = given && subjectOf(given).state
  if (conclusion === undefined) {
    if (id !== inputs.currentRunId || claimed === undefined) {
      return { reason: `${name} has not finished.` }
    }
    return claimed === 'open' ? undecided : claimed
  }
  const state = stateOf(conclusion, true)
  // The gate can be in another run, so that GitHub's conclusion does not show it.
  if (given !== undefined && isFailedByGate(given)) return state === 'open' ? undecided : 'red'
  if (claimed !== undefined && (claimed === 'red') !== (state === 'red')) {
    const [what, hint] = claimed === 'red' ? ['failed', ''] : ['did not fail', ` ${ALLOW_HERE_TOO}`]
    throw new StepFailure(
      `The report says that run ${id} ${what}, but GitHub's conclusion is ${conclusion}.${hint}`,
    )
  }
  return state === 'open' ? undecided : state
}

/**
 * Returns a reader that knows the job of the report, too, which has not finished: its gate decides whether it
 * passes.
 */
function withCurrentJob(
  readJobs: AttemptReader['readJobs'],
  { id, attempt, conclusion }: BranchHistory['reported'],
  given: Report | undefined,
): AttemptReader['readJobs'] {
  const name = given?.jobs?.find(({ current }) => current)?.listed.name
  if (conclusion !== undefined || given?.gate === undefined || name === undefined) return readJobs
  const side = given.gate.fails ? 'failed' : 'passed'
  return async (run) => {
    const results = await readJobs(run)
    if (run.id !== id || run.attempt !== attempt) return results
    return { ...results, [side]: new Set([...results[side], name]) }
  }
}

interface RunReportOptions extends Pick<RepositorySource, 'client' | 'signal'> {
  readonly run: { readonly id: number; readonly attempt: number }
  readonly inputs: IssueInputs
}

/**
 * Concludes a run by its jobs, without a comparison: GitHub calls one cancelled that reached a time limit, that a failed
 * job cancelled, or whose jobs no runner took.
 *
 * @throws StepFailure if its jobs cannot be read
 */
export async function readConclusion(options: RunReportOptions): Promise<Conclusion> {
  const scope = { historyRuns: 0, logLines: 0, losses: NO_LOSSES }
  const report = await makeRunReport(options, scope)
  return report.conclusion === 'cancelled' && isFailedRun(report) ? 'failure' : report.conclusion
}

/** Makes the report of a run. @throws StepFailure if its jobs cannot be read */
export async function makeRunReport(
  {
    run: { id, attempt },
    inputs: { serverUrl, owner, repo, defaultBranch, allowedFailures },
    client,
    signal,
  }: RunReportOptions,
  scope: Partial<Pick<BuildOptions, 'historyRuns' | 'logLines' | 'losses'>> = {},
): Promise<Report> {
  const report = await buildReport({
    ...DEFAULTS,
    losses: reportLosses(printLine, client.redactShown),
    ...scope,
    client,
    signal,
    defaultBranch,
    allowedFailures,
    target: { serverUrl, owner, repo, runId: id, attempt, current: undefined },
  })
  const readGate: GateReader = (declared) => readLiteralGate(declared, DEFAULTS.knownIssues)
  if (report.jobs !== undefined) return withSeenGate(report, readGate)
  throw failureBy(report.notes)
}
