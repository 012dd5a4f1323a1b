import { type Post, updateComment } from '../../github/comments.ts'
import type { WritableSource } from '../../../github/http/write-client.ts'
import type { CommitReport } from '../../../model/report/commit-report.ts'
import { MAX_POST_BYTES, renderComment, renderOldComment } from '../../render/comment.ts'
import {
  isRepeated,
  type MarkedSection,
  withMarker,
  withPosition,
  withTextBelow,
} from '../../render/marker.ts'
import { causeDigests, failedWorkflows, type Subject, verdictDigest } from '../../render/subject.ts'
import { sizeOf } from '../../../render/text/fit-to-size.ts'
import { readGivenReport, triggeringRun } from '../load-report.ts'
import { connectForPost } from '../conversation-inputs.ts'
import { type Changed, keepPost, writePost } from '../keep-post.ts'
import { findOwn, type OwnPost } from '../posts.ts'
import type { readReport } from '../../../actions/read-report.ts'
import { nothingToDo, subAction } from '../../../actions/sub-action.ts'
import {
  type ChosenPullRequest,
  choosePullRequest,
  isObsolete,
  isUnchanged,
  isDequeued,
} from './choose-pull-request.ts'
import { type CommentReport, givenReport, ownReport } from './comment-report.ts'
import { commentPosts, decideComment, UP_TO_DATE } from './decide-comment.ts'
import { type CommentInputs, type CommentOutcome, INPUTS, NO_OUTPUTS } from './inputs.ts'
import { buildCommitReport } from '../../../build-commit-report.ts'
import { DEFAULTS } from '../../../build-report.ts'
import { readDeclaredGate } from '../../../actions/report/declared-gate.ts'
import { reportLosses } from '../../../github/errors/report-losses.ts'
import type { Client } from '../../../github/http/client.ts'
import { type PullRequest, toPullRequestRef } from '../../../github/pull-request/pull-request.ts'
import type { ListedRun } from '../../../model/listed-run.ts'
import { SETTLE_FINISHED, settling } from '../../../actions/settling.ts'
import { printLine } from '../../../actions/print.ts'
import { failureBy, StepFailure } from '../../../actions/step-failure.ts'

/** Facts that the action acts with. */
interface CommentTools extends WritableSource {
  readonly makeReport: (pullRequest: ChosenPullRequest) => Promise<CommitReport>
  readonly readReport?: typeof readReport
}

export const action = subAction({
  inputs: INPUTS,
  outputs: NO_OUTPUTS,
  act: (inputs) => {
    const source = connectForPost(inputs)
    const makeReport = async (pullRequest: ChosenPullRequest) => {
      const run = isDequeued(inputs) ? undefined : triggeringRun(inputs)
      return await makeCommitReport({ ...source, run, pullRequest, inputs })
    }
    return postComment(inputs, { ...source, makeReport })
  },
})

/** Writes the comment on the pull request, unless there is nothing new to report. */
export async function postComment(
  inputs: CommentInputs,
  { makeReport, readReport, ...source }: CommentTools,
): Promise<CommentOutcome> {
  const given = await readGivenReport(inputs, readReport)
  // What the user has to set comes before what GitHub lists.
  if (given === undefined && !isDequeued(inputs)) triggeringRun(inputs)
  const report =
    given === undefined ? ownReport(source, inputs, makeReport) : givenReport(source, inputs, given)
  const changed =
    'The pull request, its comment or its runs changed each time before the comment was written, so nothing was.'
  const write = (author: string) => decideAndWrite({ source, inputs, report }, author)
  return await keepPost(inputs.author, changed, write)
}

interface CommentStep {
  readonly source: WritableSource
  readonly inputs: CommentInputs
  readonly report: CommentReport
}

/** Decides what to write by all that GitHub shows now, and writes it. */
async function decideAndWrite(
  { source, inputs, report }: CommentStep,
  author: string,
): Promise<Changed<keyof typeof NO_OUTPUTS>> {
  const pullRequest = await choosePullRequest(source, inputs)
  if (pullRequest.read === undefined) return nothingToDo(pullRequest.unread)
  const chosen = pullRequest.read
  const { number } = chosen
  const outputs = (post?: Post) => ({
    'pull-request': String(number),
    ...(post?.url !== undefined && { 'comment-url': post.url }),
  })
  const { read: subject, unread } = await report.read(chosen)
  if (subject === undefined) return nothingToDo(unread, outputs())
  const posts = commentPosts(source, { number, key: subject.key })
  // As late as possible, because other runs can write in the meantime.
  const found = await findOwn(posts, author)
  const [present] = found.own
  const render = (section?: MarkedSection<'comment'>) =>
    renderBody({ subject, chosen, inputs }, section)
  const { marker: next } = render(present?.section)
  const facts = { subject, pullRequest: chosen, isOwn: report.isOwn, when: inputs.when, next }
  const decision = decideComment({ ...facts, earlier: present?.section.marker })
  const leave = (reason: string) => {
    return { ...nothingToDo(reason, outputs(present?.post)), warning: found.warning }
  }
  if (decision.kind === 'leave') return leave(decision.reason)
  if (decision.kind === 'mark-as-old' && present !== undefined) {
    const { marker } = markAsOld(present.section, subject, inputs)
    if (isRepeated(present.section.marker, marker)) return leave(UP_TO_DATE)
  }
  const update = async ({ post, section }: OwnPost<'comment'>) => {
    const { body } = {
      'move-on': () => ({ body: withPosition(post.body, subject.position) }),
      'mark-as-old': () => markAsOld(section, subject, inputs),
      write: () => render(section),
    }[decision.kind]()
    await updateComment(source, { id: post.id, body })
  }
  const on = `pull request #${number}`
  const updated =
    decision.kind === 'move-on'
      ? `${decision.reason} Only its hidden line now names the newer report.`
      : `Updated the comment on ${on}.`
  const [isSame, isTrue, isOld] = await Promise.all([
    isUnchanged(source, chosen),
    report.isCurrent(),
    chosen.group !== undefined && isObsolete(source, chosen.group),
  ])
  if (isOld) return nothingToDo(OBSOLETE, outputs(present?.post))
  if (!isSame || !isTrue) return undefined
  return await writePost(posts, found, {
    outputs,
    write: present === undefined ? { create: render().body } : { update },
    reason: () => (present === undefined ? `Commented on ${on}.` : updated),
  })
}

const OBSOLETE = 'A newer merge group of the pull request is being tested, or was.'

interface CommentToRender {
  readonly subject: Subject
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
}

/** @param section of the present comment */
function renderBody(
  { subject, chosen, inputs }: CommentToRender,
  section: MarkedSection<'comment'> | undefined,
) {
  const { commit, group } = chosen
  const { repositoryUrl, detailsUrl, guide, when } = inputs
  const text = renderComment(subject, {
    repositoryUrl,
    detailsUrl: detailsUrl.url,
    guide,
    brief: when !== 'always',
    isMergeGroup: group !== undefined,
    ...(group?.kind === 'dropped' && { dropped: group }),
    maxBytes: MAX_POST_BYTES - sizeOf(section?.after ?? ''),
  })
  const { key, state, position } = subject
  const marker = {
    key,
    state,
    position,
    commit,
    group: group !== undefined,
    workflows: failedWorkflows(subject),
    causes: causeDigests(subject),
    verdicts: verdictDigest(subject),
  }
  return withTextBelow(withMarker('comment', marker, text), section)
}

/** Adds to a text that it is about an older commit. Its statement about the newest report holds for no later one. */
function markAsOld(section: MarkedSection<'comment'>, subject: Subject, inputs: CommentInputs) {
  const { text, marker: earlier } = section
  const marked = renderOldComment(text, { ...earlier, subject }, inputs.repositoryUrl)
  const marker = { ...earlier, position: subject.position, verdicts: undefined }
  return withTextBelow(withMarker('comment', marker, marked), section)
}

const NO_COMMIT = 'The event does not contain the commit of the run that triggered the workflow.'

interface CommitToReport {
  /** `undefined` if the report is of the merge group of the pull request. */
  readonly run: ListedRun | undefined
  /** The open pull request whose head or merge group the run tested. */
  readonly pullRequest: ChosenPullRequest
  readonly inputs: CommentInputs
  readonly client: Client
  readonly signal: AbortSignal
}

/**
 * Makes the report of the commit whose run triggered the workflow.
 *
 * @throws StepFailure if none of its runs can be read
 */
export async function makeCommitReport({
  run,
  pullRequest,
  inputs: { serverUrl, owner, repo, currentRunId, defaultBranch, allowedFailures, knownIssues },
  client,
  signal,
}: CommitToReport): Promise<CommitReport> {
  const commit = run === undefined ? pullRequest.group?.commit : commitUnderTest(run, pullRequest)
  if (commit === undefined) throw new StepFailure(NO_COMMIT)
  const repository = { serverUrl, owner, repo }
  const report = await buildCommitReport({
    ...DEFAULTS,
    ...settling(SETTLE_FINISHED),
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
    readGate: (declared) => readDeclaredGate(declared, knownIssues),
  })
  if (report.runs.length > 0 || (run === undefined && report.complete)) return report
  throw failureBy(report.notes)
}

/** For `pull_request_target`, the SHA of the run can be that of the base branch. */
function commitUnderTest(
  { run, headCommit }: ListedRun,
  { commit }: PullRequest,
): string | undefined {
  return headCommit !== undefined && headCommit === commit ? commit : run.commit
}
