import {
  type Comment,
  type ConversationRef,
  createComment,
  deleteComment,
  listComments,
  updateComment,
} from '../../github/conversation/comments.ts'
import type { Client } from '../../github/http/client.ts'
import type { WriteClient } from '../../github/http/write-client.ts'
import { fetchLogin, isSameLogin } from '../../github/conversation/fetch-login.ts'
import {
  findSection,
  isBefore,
  readMarker,
  type MarkedSection,
} from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { editedPosts } from '../conversation/edited-posts.ts'
import { explainChange } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import type { Outcome } from '../sub-action.ts'
import type { CommentInputs } from './inputs.ts'

/** How the action reads and writes. */
export interface Clients {
  readonly client: Client
  readonly writer: WriteClient
  /** For GraphQL. */
  readonly graphql: Pick<WriteClient, 'create'>
}

/** A comment on a subject that an earlier run wrote. */
export interface OwnComment extends Comment {
  readonly section: MarkedSection
}

/** The comments on a subject that earlier runs wrote. */
interface OwnComments {
  /** The login that they were found with. */
  readonly author: string
  /** The oldest first. */
  readonly own: readonly OwnComment[]
  readonly advice: Pick<Outcome, 'warning'>
}

interface CommentSearch {
  readonly comments: readonly Comment[]
  readonly inputs: CommentInputs
  readonly subject: Pick<Subject, 'key'>
  readonly tools: Pick<Clients, 'client' | 'graphql'>
}

/**
 * Finds the comments on a subject by the input `author`, or else by the login that the token writes as.
 * Requests this login only if there is such a comment by another author: anyone can write one.
 */
export async function findOwnComments(
  { comments, inputs, subject: { key }, tools: { client, graphql } }: CommentSearch,
  signal: AbortSignal,
): Promise<OwnComments> {
  const same = comments.flatMap((comment) => {
    const section = findSection('comment', comment.body)
    return section?.marker.key === key ? [{ ...comment, section }] : []
  })
  const ownBy = async (author: string) => {
    const by = same.filter((comment) => isSameLogin(comment.author, author))
    const first = by.filter(({ section }) => section.atTop)
    return first.length > 0 ? first : await editedPosts(by, graphql, signal)
  }
  const { author } = inputs
  const own = await ownBy(author)
  const other = same.find((comment) => !isSameLogin(comment.author, author))
  if (own.length > 0 || other === undefined) return { author, own, advice: {} }
  const login = await fetchLogin(client, graphql, signal)
  if (login !== undefined) return { author: login, own: await ownBy(login), advice: {} }
  const warning = `A comment has the marker of this action, but is by ${other.author ?? 'an unknown author'} and not by ${author}. If the token writes as this login, set the input author to it.`
  return { author, own: [], advice: { warning } }
}

interface CommentWork {
  readonly inputs: CommentInputs
  readonly conversation: ConversationRef
  readonly tools: Clients
  readonly subject: Subject
  /** The login that the token writes as, as far as it is known. */
  readonly author: string
  /** The comment to replace; `undefined` to create one. */
  readonly present: Comment | undefined
  /** Later comments on the same subject, which a run could not remove. */
  readonly duplicates: readonly Comment[]
  readonly body: string
}

/** Creates or updates the comment. If another run creates one in the meantime, only the older one stays. */
export async function writeComment(work: CommentWork, signal: AbortSignal): Promise<Outcome> {
  const { inputs, conversation, tools, author, present, duplicates, body } = work
  const { client, writer, graphql } = tools
  const { number } = conversation
  const change = `${present === undefined ? 'comment on' : 'update the comment on'} pull request #${number}`
  try {
    if (present !== undefined) {
      await updateComment(writer, conversation, { id: present.id, body }, signal)
      for (const { id } of duplicates) await deleteComment(writer, conversation, id, signal)
      return commentOutcome(`Updated the comment on pull request #${number}.`, present)
    }
    const created = await createComment(writer, conversation, body, signal)
    const kept = await keepOldest(created, work, signal)
    const written = commentOutcome(`Commented on pull request #${number}.`, kept)
    if (created.author === undefined || isSameLogin(created.author, author)) return written
    if ((await fetchLogin(client, graphql, signal)) !== undefined) return written
    const warning = `The token writes as ${created.author}. Set the input author to this login: otherwise the action does not find its comment again.`
    return { ...written, warning }
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
  { tools: { client, writer }, conversation, subject, body }: CommentWork,
  signal: AbortSignal,
): Promise<Comment> {
  // The comment exists, so that this is no reason to fail.
  const comments = await listComments(client, conversation, signal).catch(() => [])
  const oldest = comments.find(
    (comment) =>
      isSameLogin(comment.author, created.author) &&
      readMarker('comment', comment.body)?.key === subject.key,
  )
  if (oldest === undefined || oldest.id >= created.id) return created
  const marker = readMarker('comment', oldest.body)
  if (marker !== undefined && !isBefore(subject.position, marker.position)) {
    await updateComment(writer, conversation, { id: oldest.id, body }, signal)
  }
  await deleteComment(writer, conversation, created.id, signal)
  return oldest
}

function commentOutcome(reason: string, { url }: Comment): Outcome {
  return { kind: 'done', reason, ...(url !== undefined && { outputs: { 'comment-url': url } }) }
}
