import {
  type Comment,
  type ConversationRef,
  listComments,
} from '../../github/conversation/comments.ts'
import type { PullRequest } from '../../github/conversation/find-pull-requests.ts'
import { type Client, createClient } from '../../github/http/client.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { renderComment } from '../../render/conversation/comment.ts'
import { type MarkedText, readMarker, withMarker } from '../../render/conversation/marker.ts'
import { causesDigest, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { clientOptions } from '../client-options.ts'
import { loadReport } from '../conversation/load-report.ts'
import { explainUnread } from '../explain-change.ts'
import { repairConversation, repairEventRead } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import type { Outcome } from '../sub-action.ts'
import { choosePullRequest } from './choose-pull-request.ts'
import type { CommentInputs } from './inputs.ts'
import { decideComment } from './decide-comment.ts'
import { makeCommitReport } from './make-commit-report.ts'
import { ownComments, writeComment } from './write-comment.ts'

const REPAIR = repairConversation('pull-requests')

/** Writes the comment on the pull request, unless there is nothing new to report. */
export async function postComment(inputs: CommentInputs, signal: AbortSignal): Promise<Outcome> {
  const client = createClient({ ...clientOptions(inputs), repair: REPAIR })
  const chosen = await choosePullRequest(inputs, client, signal)
  if (typeof chosen === 'string') return { kind: 'left', reason: chosen }
  const conversation = { ...inputs, number: chosen.number }
  const report = await loadReport(inputs, (run) =>
    makeCommitReport({
      run,
      pullRequest: chosen,
      inputs,
      client: { ...client, repair: repairEventRead },
      signal,
    }),
  )
  const subject = subjectOf(report)
  expectCommit(subject, chosen, inputs)
  // As late as possible, because other runs can write in the meantime.
  const comments = await readComments(client, conversation, inputs, signal)
  const [own, ...duplicates] = ownComments(comments, inputs.author, subject)
  const { marker, body } = renderBody(subject, inputs)
  const decision = decideComment({
    subject,
    when: inputs.when,
    earlier: own === undefined ? undefined : readMarker('comment', own.body),
    next: marker,
  })
  const outputs = { 'pull-request': String(chosen.number) }
  if (decision.kind === 'leave') {
    const url = own?.url === undefined ? {} : { 'comment-url': own.url }
    return { kind: 'left', reason: decision.reason, outputs: { ...outputs, ...url } }
  }
  const work = { inputs, conversation, client, subject, own, duplicates, body }
  const written = await writeComment(work, signal)
  return { ...written, outputs: { ...outputs, ...written.outputs } }
}

/**
 * A run is of the head of the pull request, of the commit that the event tests, as in a merge group, or, for
 * `pull_request_target`, of the base branch.
 *
 * @throws StepFailure if the report is of another commit, such as one of an earlier push
 */
function expectCommit({ commit }: Subject, chosen: PullRequest, inputs: CommentInputs): void {
  const { workflow_run: triggering } = asObject(inputs.event)
  const expected = [chosen.commit, inputs.commit, asString(asObject(triggering).head_sha)]
  if (commit === undefined || expected.includes(commit)) return
  throw new StepFailure(
    `The report is of commit ${commit.slice(0, 7)}, which is not the newest of pull request #${chosen.number}.`,
  )
}

async function readComments(
  client: Client,
  conversation: ConversationRef,
  inputs: CommentInputs,
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  return await listComments(client, conversation, signal).catch((error: unknown) => {
    const what = `the comments on pull request #${conversation.number}`
    throw new StepFailure(explainUnread(error, what, inputs, REPAIR), { cause: error })
  })
}

function renderBody(subject: Subject, inputs: CommentInputs): MarkedText {
  const { repositoryUrl, title, sections, when } = inputs
  const text = renderComment(subject, { repositoryUrl, title, sections, brief: when !== 'always' })
  const { key, state, position } = subject
  const about = { key, state, position, since: undefined, causes: causesDigest(subject) }
  return withMarker('comment', about, text)
}
