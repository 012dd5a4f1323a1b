import type { WritableSource } from '../../github/http/write-client.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import { runKey, stateOf, subjectOf } from '../../render/conversation/subject.ts'
import { ALLOW_HERE_TOO } from '../conversation/allowed-jobs.ts'
import { type Clients, connect } from '../conversation/connect.ts'
import { expectTriggeringRun, readGivenReport, triggeringRun } from '../conversation/load-report.ts'
import { failUnread } from '../explain-change.ts'
import { printAnnotation } from '../print.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { StepFailure } from '../step-failure.ts'
import { finish } from '../sub-action.ts'
import {
  isDismissal,
  leaveForGrace,
  leaveForOrder,
  leaveGreen,
  leaveUnproven,
  NEWER_RUN,
} from './decide-issue.ts'
import { type BranchHistory, fetchBranchHistory } from './fetch-history.ts'
import { type IssueInputs, type IssueOutcome, INPUTS, NO_OUTPUTS, readInputs } from './inputs.ts'
import { makeRunReport } from './make-run-report.ts'
import { findOpenIssues, findOwnIssues, issueOutputs, type OwnIssue } from './own-issues.ts'
import { continueSeries, findSeries, findUnproven } from './read-series.ts'
import { openIssue, type RedWork, reportGreen, updateOpenIssue } from './write-issue.ts'

const COMMIT_REPORT =
  'The report is of a commit. An issue is about one workflow: use the report of its run, with `scope: run`.'

/** What the action acts with. */
interface IssueTools extends Clients {
  readonly makeReport: (run: { id: number; attempt: number }) => Promise<Report>
}

/** Runs the issue action. */
export async function issue(): Promise<void> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  const inputs = readInputs({ read: inputReader(INPUTS), env: getVariable, event })
  if (inputs.warning !== undefined) printAnnotation('warning', inputs.warning)
  const signal = AbortSignal.timeout(ACTION_DEADLINE)
  const clients = connect(inputs)
  const tools: IssueTools = {
    ...clients,
    makeReport: async (run) => await makeRunReport({ ...clients, run, inputs, signal }),
  }
  await finish(keepIssue(inputs, tools, signal), NO_OUTPUTS, inputs.onError)
}

/**
 * Opens, updates or closes the issue about a workflow of the default branch, if there is a reason to. What
 * run it is, its order and its conclusion come from GitHub; only texts come from the report.
 */
export async function keepIssue(
  inputs: IssueInputs,
  tools: IssueTools,
  signal: AbortSignal,
): Promise<IssueOutcome> {
  const given = await readGivenReport(inputs)
  if (given !== undefined && 'runs' in given) throw new StepFailure(COMMIT_REPORT)
  if (given !== undefined) expectTriggeringRun(given.run.id, inputs)
  const runId = given?.run.id ?? triggeringRun(inputs).id
  const source: WritableSource = { ...tools, repository: inputs, signal }
  const { repair } = tools.client
  const query = { inputs, runId, newest: given === undefined }
  const history = await fetchBranchHistory(source, query).catch(
    failUnread(`the runs of the workflow of run ${runId}`, inputs, repair),
  )
  if (typeof history === 'string') return left(history)
  if (history.isOutdated) return left(NEWER_RUN)
  const { reported, readJobs } = history
  const concluded = reported.conclusion ?? concludedByEvent(reported, inputs)
  const onlyAllowed =
    inputs.allowedFailures.length > 0 &&
    isFailure(concluded ?? 'success') &&
    (await readJobs({ ...reported, conclusion: concluded }).catch(unreadJobs(source))).failed
      .size === 0
  const conclusion = onlyAllowed ? 'success' : concluded
  const state = stateOfRun({ ...reported, conclusion }, given, inputs)
  if (typeof state === 'string') return left(state)
  const makeReport = async () => given ?? (await tools.makeReport(reported))
  return await actOn({ source, inputs, history, makeReport, onlyAllowed, ...state })
}

interface IssueSituation {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly history: BranchHistory
  readonly makeReport: () => Promise<Report>
  readonly state: 'red' | 'green'
  /** Whether the run passed but for failures that the user allows. */
  readonly onlyAllowed: boolean
}

function unreadJobs({ repository, client }: WritableSource) {
  return failUnread('the jobs of earlier runs', repository, client.repair)
}

async function actOn(situation: IssueSituation): Promise<IssueOutcome> {
  const { source, inputs, history, state, onlyAllowed } = situation
  const { reported } = history
  const { id, workflow = `Run ${id}`, workflowPath, event, branch, attempt } = reported
  const topic = { workflow, event, branch, key: runKey(workflowPath ?? workflow, event) }
  const { author, open: all } = await findOpenIssues(source, topic, inputs)
  const [open, ...duplicates] = all
  const leave = (reason: string) => left(reason, open)
  const position = { run: id, attempt, at: reported.endedAt ?? 0 }
  const outdated = leaveForOrder(position, open?.marker)
  if (outdated !== undefined) return leave(outdated)
  const work = { source, inputs, author, topic, position, duplicates }
  const unread = unreadJobs(source)
  if (state === 'green') {
    const reason = leaveGreen(open?.marker, onlyAllowed)
    if (open === undefined || reason !== undefined) return leave(reason ?? '')
    const { readJobs } = history
    const unproven = await findUnproven(history, open.marker, readJobs).catch(unread)
    if (unproven !== undefined) return leave(leaveUnproven(unproven))
    return await reportGreen({ ...work, open, run: { ...reported, onlyAllowed } })
  }
  const series =
    (open && continueSeries(history, open.marker)) ??
    (await findSeries(history, history.readJobs).catch(unread))
  if (open === undefined) {
    const reason = leaveForGrace(inputs.grace, series)
    if (reason !== undefined) return leave(reason)
    // A re-run moves the end of the first run behind the time when a person closed its issue.
    const changedSince = series.isWhole ? series.runs[0].createdAt : undefined
    const filter = { state: 'closed', author, changedSince } as const
    const closed = await findOwnIssues(source, topic, filter)
    const dismissed = closed.findLast(({ marker }) => isDismissal(marker, series))
    if (dismissed !== undefined) {
      const { number } = dismissed.issue
      return left(`Issue #${number} about these failures was closed by hand.`, dismissed)
    }
  }
  // The texts are of the report, and GitHub shows the rest.
  const { url, commit } = reported
  const subject = { ...subjectOf(await situation.makeReport()), url, commit }
  const redWork: RedWork = { ...work, subject, series }
  return open === undefined ? await openIssue(redWork) : await updateOpenIssue({ ...redWork, open })
}

const UNDECIDED = 'The run has neither passed nor failed.'

/**
 * Returns whether the run passed or failed, by GitHub's conclusion. The current run has none yet, so that
 * its report decides.
 *
 * @returns why the run decides nothing, as a sentence
 * @throws StepFailure if the report contradicts GitHub
 */
function stateOfRun(
  { conclusion, id, attempt }: BranchHistory['reported'],
  given: Report | undefined,
  inputs: IssueInputs,
): { readonly state: 'red' | 'green' } | string {
  if (given !== undefined && given.run.attempt !== undefined && given.run.attempt !== attempt) {
    return given.run.attempt < attempt
      ? `Attempt ${attempt} of run ${id} is newer than the report.`
      : `The report is of attempt ${given.run.attempt} of run ${id}, but GitHub has ${attempt}.`
  }
  const reported = given && subjectOf(given).state
  if (conclusion === undefined) {
    if (id !== inputs.currentRunId || reported === undefined) return 'The run has not finished.'
    return reported === 'open' ? UNDECIDED : { state: reported }
  }
  const state = stateOf(conclusion, true)
  if (reported !== undefined && (reported === 'red') !== (state === 'red')) {
    const claims = ['run', String(id), reported === 'red' ? 'failed' : 'did not fail'].join(' ')
    throw new StepFailure(
      `The report says that ${claims}, but GitHub's conclusion is ${conclusion}.${reported === 'red' ? '' : ` ${ALLOW_HERE_TOO}`}`,
    )
  }
  return state === 'open' ? UNDECIDED : { state }
}

/** GitHub's list can be older than the event. */
function concludedByEvent(
  { id, attempt }: { readonly id: number; readonly attempt: number },
  { event, isCurrentEvent }: IssueInputs,
): string | undefined {
  const run = asObject(asObject(event).workflow_run)
  const isSame = isCurrentEvent && run.id === id && run.run_attempt === attempt
  return isSame ? asString(run.conclusion) : undefined
}

function left(reason: string, own?: OwnIssue): IssueOutcome {
  return { kind: 'left', reason, outputs: issueOutputs(own?.issue) }
}
