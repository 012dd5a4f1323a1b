import {
  type Comment,
  type ConversationRef,
  createComment,
  deleteComment,
  listComments,
  updateComment,
} from '../../github/conversation/comments.ts'
import type { Client } from '../../github/http/client.ts'
import { createWriteClient, type WriteClient } from '../../github/http/write-client.ts'
import { isBefore, readMarker } from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import type { Outcome } from '../sub-action.ts'
import type { CommentInputs } from './inputs.ts'

interface CommentWork {
  readonly inputs: CommentInputs
  readonly conversation: ConversationRef
  readonly client: Client
  readonly subject: Subject
  /** The comment to replace; `undefined` to create one. */
  readonly own: Comment | undefined
  /** Later comments on the same subject, which a run could not remove. */
  readonly duplicates: readonly Comment[]
  readonly body: string
}

/** Lists the comments on a subject that earlier runs wrote, the oldest first. */
export function ownComments(
  comments: readonly Comment[],
  author: string | undefined,
  { key }: Subject,
): Comment[] {
  return comments.filter(
    (comment) => comment.author === author && readMarker('comment', comment.body)?.key === key,
  )
}

/** Creates or updates the comment. If another run creates one in the meantime, only the older one stays. */
export async function writeComment(work: CommentWork, signal: AbortSignal): Promise<Outcome> {
  const { inputs, conversation, own, duplicates, body } = work
  const { number } = conversation
  const writer = createWriteClient(clientOptions(inputs))
  const change = `${own === undefined ? 'comment on' : 'update the comment on'} pull request #${number}`
  try {
    if (own !== undefined) {
      await updateComment(writer, conversation, { id: own.id, body }, signal)
      for (const { id } of duplicates) await deleteComment(writer, conversation, id, signal)
      return outcome(`Updated the comment on pull request #${number}.`, own)
    }
    const created = await createComment(writer, conversation, body, signal)
    const kept = await keepOldest(created, writer, work, signal)
    const reason = `Commented on pull request #${number}.`
    if (created.author === undefined || created.author === inputs.author) {
      return outcome(reason, kept)
    }
    const advice = `The token writes as ${created.author}: set the input author to this login, so that the next run finds the comment.`
    return outcome(`${reason} ${advice}`, kept)
  } catch (error) {
    const reason = explainChange(error, change, inputs, repairConversation('pull-requests'))
    throw new StepFailure(reason, { cause: error })
  }
}

/**
 * Removes a new comment again if the same author has an older one on the same subject, and updates that
 * one instead, unless it reports a newer run.
 */
async function keepOldest(
  created: Comment,
  writer: WriteClient,
  { conversation, client, subject, body }: CommentWork,
  signal: AbortSignal,
): Promise<Comment> {
  // The comment exists, so that this is no reason to fail.
  const comments = await listComments(client, conversation, signal).catch(() => [])
  const [oldest] = ownComments(comments, created.author, subject)
  if (oldest === undefined || oldest.id >= created.id) return created
  const marker = readMarker('comment', oldest.body)
  if (marker !== undefined && !isBefore(subject.position, marker.position)) {
    await updateComment(writer, conversation, { id: oldest.id, body }, signal)
  }
  await deleteComment(writer, conversation, created.id, signal)
  return oldest
}

function outcome(reason: string, { url }: Comment): Outcome {
  return { kind: 'done', reason, ...(url !== undefined && { outputs: { 'comment-url': url } }) }
}
