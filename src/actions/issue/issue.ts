import type { Issue } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { type Conclusion, isFailure } from '../../model/conclusion.ts'
import { isFailedByGate } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import { isSome } from '../../model/some.ts'
import { runKey, stateOf, subjectOf } from '../../render/conversation/subject.ts'
import { actIfUnchanged, type Plan } from '../act-if-unchanged.ts'
import { ALLOW_HERE_TOO } from '../conversation/allowed-jobs.ts'
import { type Clients, connect } from '../conversation/connect.ts'
import { expectTriggeringRun, readGivenReport, triggeringRun } from '../conversation/load-report.ts'
import { findOwn, type Posts, rereadOwn, type Writer } from '../conversation/posts.ts'
import { failUnread } from '../explain-change.ts'
import { printAnnotation } from '../print.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { StepFailure } from '../step-failure.ts'
import { finish } from '../sub-action.ts'
import {
  lacksComment,
  leaveDismissed,
  leaveForGrace,
  leaveForOrder,
  leaveGreen,
  leaveUnproven,
  nameRun,
  NEWER_RUN,
} from './decide-issue.ts'
import {
  type AttemptReader,
  attemptReader,
  type BranchHistory,
  fetchBranchHistory,
  isNewest,
  oncePerAttempt,
} from './fetch-history.ts'
import { type IssueInputs, type IssueOutcome, INPUTS, NO_OUTPUTS, readInputs } from './inputs.ts'
import { findIssues, issueOutputs, issuePosts, type OwnIssue } from './issue-posts.ts'
import { concludeRun, makeRunReport } from './make-run-report.ts'
import { continueSeries, findSeries, findUnproven, isDismissal } from './read-series.ts'
import {
  type GreenRun,
  leaveUpdate,
  openIssue,
  type OpenIssues,
  type RedWork,
  repeatGreen,
  reportGreen,
  updateOpenIssue,
} from './write-issue.ts'

const COMMIT_REPORT =
  'The report is of a commit. An issue is about one workflow: use the report of its run, with `scope: run`.'

/** What the action acts with. */
interface IssueTools extends Clients {
  readonly makeReport: (run: { id: number; attempt: number }) => Promise<Report>
  /** Concludes a run that GitHub cancelled. */
  readonly concludeRun: (run: { id: number; attempt: number }) => Promise<Conclusion>
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
    concludeRun: async (run) => await concludeRun({ ...clients, run, inputs, signal }),
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
  if (given?.kind === 'commit') throw new StepFailure(COMMIT_REPORT)
  if (given !== undefined) expectTriggeringRun(given.run.id, inputs)
  const runId = given?.run.id ?? triggeringRun(inputs).id
  const source: WritableSource = { ...tools, repository: inputs, signal }
  const attempts = attemptReader(source, inputs, tools.concludeRun)
  const makeReport = oncePerAttempt(tools.makeReport)
  let writer: Writer = { author: inputs.author, advice: {} }
  const setWriter = (found: Writer) => {
    writer = found
  }
  const step = { source, inputs, runId, given, attempts, makeReport, setWriter }
  const reason =
    'The runs of the workflow or its issue changed each time before the issue was written, so nothing was.'
  const act = async () => await decideOnRun({ ...step, author: writer.author })
  return { ...writer.advice, ...(await actIfUnchanged(act, left(reason).outcome)) }
}

/** What does not change while the step works, but for the login that it writes as. */
interface Step {
  readonly author: string
  readonly setWriter: (found: Writer) => void
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly runId: number
  readonly given: Report | undefined
  readonly attempts: AttemptReader
  readonly makeReport: (run: { readonly id: number; readonly attempt: number }) => Promise<Report>
}

/** Decides by all that GitHub shows now. */
async function decideOnRun(step: Step): Promise<Plan<IssueOutcome>> {
  const { source, inputs, runId, given, attempts } = step
  const query = { inputs, runId, newest: given === undefined, attempts }
  const history = await fetchBranchHistory(source, query).catch((error: unknown) => {
    if (error instanceof StepFailure) throw error
    return failUnread(
      `the runs of the workflow of run ${runId}`,
      inputs,
      source.client.repair,
    )(error)
  })
  if (typeof history === 'string') return left(history)
  if (history.isOutdated) return left(NEWER_RUN)
  const { reported } = history
  const onlyAllowed =
    inputs.allowedFailures.length > 0 &&
    isFailure(reported.conclusion ?? 'success') &&
    (await attempts.readJobs(reported).catch(unreadJobs(source))).failed.size === 0
  const conclusion = onlyAllowed ? 'success' : reported.conclusion
  const decided = stateOfRun({ ...reported, conclusion }, given, inputs)
  if (typeof decided === 'string') return left(decided)
  const { id, workflow = `Run ${id}`, workflowPath, event, branch, attempt } = reported
  const topic = { workflow, event, branch, key: runKey(workflowPath ?? workflow, event) }
  const posts = issuePosts(source, topic, inputs)
  const { author, own } = await findOwn(posts, step.author)
  const position = { run: id, attempt, at: reported.endedAt ?? 0 }
  const outdated = leaveForOrder(position, own[0]?.section.marker)
  if (outdated !== undefined) return left(outdated, own[0])
  const open = isSome(own) ? own : undefined
  const work = { posts, inputs, topic, position }
  const readJobs = withCurrentJob(attempts.readJobs, reported, given)
  const reading = { ...step, attempts: { ...attempts, readJobs } }
  const situation = { step: reading, history, posts, author, open, work }
  return decided.state === 'green'
    ? await decideOnGreen(situation, { ...reported, onlyAllowed })
    : await decideOnRed(situation)
}

/** A run that decides, and the open issue. */
interface Situation {
  readonly step: Step
  readonly history: BranchHistory
  readonly posts: Posts<Issue>
  /** The login that the token writes as, as far as it is known. */
  readonly author: string
  readonly open: OpenIssues | undefined
  readonly work: Omit<RedWork, 'subject' | 'series'>
}

function unreadJobs({ repository, client }: WritableSource) {
  return failUnread('the jobs of earlier runs', repository, client.repair)
}

async function decideOnGreen(situation: Situation, run: GreenRun): Promise<Plan<IssueOutcome>> {
  const { step, history, open, work } = situation
  const marker = open?.[0].section.marker
  const reason = leaveGreen(marker, run)
  if (open === undefined || reason !== undefined) {
    return (await decideOnLostComment(situation, run)) ?? left(reason ?? '', open?.[0])
  }
  const { readJobs } = step.attempts
  const unproven = await findUnproven(history, open[0].section.marker, readJobs).catch(
    unreadJobs(step.source),
  )
  if (unproven !== undefined) return left(leaveUnproven(unproven), open[0])
  return change(situation, open, async (again) => await reportGreen(work, run, again))
}

/** A green run looks for a lost comment only if a run failed as shortly before. */
const MAX_GREEN_SINCE = 5

/** Decides whether to write the comment that the workflow passes again, if an earlier step could not. */
async function decideOnLostComment(
  situation: Situation,
  reported: GreenRun,
): Promise<Plan<IssueOutcome> | undefined> {
  const { step, history, posts, author, open, work } = situation
  const failed = history.older
    .slice(0, MAX_GREEN_SINCE)
    .findLast((run) => isFailure(run.conclusion))
  if (open === undefined && failed === undefined) return undefined
  const own =
    open ?? (await findIssues(posts, { state: 'closed', author, changedSince: failed?.createdAt }))
  const lacking = own.find((issue) => lacksComment(issue, step.source.client.now()))
  if (lacking === undefined) return undefined
  const { position } = lacking.section.marker
  const known = history.older.find(({ id }) => id === position.run)
  const run = known === undefined ? reported : { ...known, onlyAllowed: false }
  const anyState = { ...posts, isOpen: () => true }
  const confirm = async () => {
    const [again] = (await rereadOwn(anyState, [lacking])) ?? []
    if (again === undefined || again.post.comments !== lacking.post.comments) return undefined
    return async () => await repeatGreen(work, run, again)
  }
  return { kind: 'change', confirm }
}

async function decideOnRed(situation: Situation): Promise<Plan<IssueOutcome>> {
  const { step, history, posts, author, open, work } = situation
  const { source, inputs, given, attempts, makeReport } = step
  const { readJobs } = attempts
  const { reported } = history
  const unread = unreadJobs(source)
  const series =
    (open && continueSeries(history, open[0].section.marker)) ??
    (await findSeries(history, readJobs).catch(unread))
  // A re-run moves the end of the first run behind the time when a person closed its issue.
  const changedSince = series.isWhole ? series.runs[0].createdAt : undefined
  const filter = { author, changedSince }
  const closed = new Set<number>()
  if (open === undefined) {
    const reason = leaveForGrace(inputs.grace, series)
    if (reason !== undefined) return left(reason)
    for (const issue of (await findIssues(posts, { ...filter, state: 'closed' })).toReversed()) {
      const { marker } = issue.section
      closed.add(issue.post.id)
      if (await isDismissal(marker, history, { series, readJobs }).catch(unread)) {
        return left(leaveDismissed(issue), issue)
      }
    }
  }
  // The texts are of the report, and GitHub shows the rest.
  const { url, commit } = reported
  const subject = { ...subjectOf(given ?? (await makeReport(reported))), url, commit }
  const red: RedWork = { ...work, subject, series }
  if (open !== undefined) {
    const reason = leaveUpdate(red, open)
    if (reason !== undefined) return left(reason, open[0])
    return change(situation, open, async (again) => await updateOpenIssue(red, again))
  }
  const confirm = async () => {
    const [isSame, all] = await Promise.all([
      isNewest(source, history).catch(unread),
      findIssues(posts, { ...filter, state: 'all' }),
    ])
    const isKnown = all.every(({ post }) => !post.isOpen && closed.has(post.id))
    if (!isSame || !isKnown) return undefined
    return async () => {
      const opened = await openIssue(red, author)
      if ('kind' in opened) return opened
      step.setWriter(opened)
      return undefined
    }
  }
  return { kind: 'change', confirm }
}

/** Returns the plan to change the open issues, if they and the runs are still the same. */
function change(
  { step, history, posts }: Situation,
  open: OpenIssues,
  act: (again: OpenIssues) => Promise<IssueOutcome>,
): Plan<IssueOutcome> {
  const confirm = async () => {
    const [isSame, again] = await Promise.all([
      isNewest(step.source, history).catch(unreadJobs(step.source)),
      rereadOwn(posts, open),
    ])
    if (!isSame || again === undefined || !isSome(again)) return undefined
    return async () => await act(again)
  }
  return { kind: 'change', confirm }
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
): { readonly state: 'red' | 'green' } | string {
  const { conclusion, id, attempt } = reported
  const name = nameRun(reported).replace(/^r/, 'R')
  const undecided = `${name} has neither passed nor failed.`
  if (given !== undefined && given.run.attempt !== undefined && given.run.attempt !== attempt) {
    return given.run.attempt < attempt
      ? `Attempt ${attempt} of run ${id} is newer than the report.`
      : `The report is of attempt ${given.run.attempt} of run ${id}, but GitHub has ${attempt}.`
  }
  const claimed = given && subjectOf(given).state
  const isByGate = given !== undefined && isFailedByGate(given)
  if (conclusion === undefined) {
    if (id !== inputs.currentRunId || claimed === undefined) return `${name} has not finished.`
    return claimed === 'open' ? undecided : { state: claimed }
  }
  const state = stateOf(conclusion, true)
  // The gate can be in another run, so that GitHub's conclusion does not show it.
  if (isByGate) return state === 'open' ? undecided : { state: 'red' }
  if (claimed !== undefined && (claimed === 'red') !== (state === 'red')) {
    const claims = ['run', String(id), claimed === 'red' ? 'failed' : 'did not fail'].join(' ')
    throw new StepFailure(
      `The report says that ${claims}, but GitHub's conclusion is ${conclusion}.${claimed === 'red' ? '' : ` ${ALLOW_HERE_TOO}`}`,
    )
  }
  return state === 'open' ? undecided : { state }
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
  const name = given?.jobs?.find(({ current }) => current)?.job.name
  if (conclusion !== undefined || given?.gate === undefined || name === undefined) return readJobs
  const side = given.gate.fails ? 'failed' : 'passed'
  return async (run) => {
    const results = await readJobs(run)
    if (run.id !== id || run.attempt !== attempt) return results
    return { ...results, [side]: new Set([...results[side], name]) }
  }
}

function left(reason: string, own?: OwnIssue): Extract<Plan<IssueOutcome>, { kind: 'left' }> {
  return { kind: 'left', outcome: { kind: 'left', reason, outputs: issueOutputs(own?.post) } }
}
