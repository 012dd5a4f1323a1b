import {
  type Comment,
  type ConversationRef,
  listComments,
} from '../../github/conversation/comments.ts'
import { type Client, createClient } from '../../github/http/client.ts'
import { renderComment } from '../../render/conversation/comment.ts'
import { type MarkedText, readMarker, withMarker } from '../../render/conversation/marker.ts'
import { causesDigest, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { clientOptions } from '../client-options.ts'
import { loadReport } from '../conversation/load-report.ts'
import { explainUnread } from '../explain-change.ts'
import { repairConversation, repairRead } from '../repairs.ts'
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
  const [report, comments] = await Promise.all([
    loadReport(inputs, (run) =>
      makeCommitReport({
        run,
        pullRequest: chosen,
        inputs,
        client: { ...client, repair: repairRead },
        signal,
      }),
    ),
    readComments(client, conversation, inputs, signal),
  ])
  const subject = subjectOf(report)
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
