import {
  type Comment,
  createComment,
  deleteComment,
  listComments,
  updateComment,
} from '../../github/conversation/comments.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { fetchLogin, isSameLogin } from '../../github/conversation/fetch-login.ts'
import {
  findSection,
  isBefore,
  readMarker,
  type MarkedSection,
  textOfPeople,
  withPeople,
} from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { editedPosts } from '../conversation/edited-posts.ts'
import { explainChange } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { withRefusal } from '../sub-action.ts'
import type { CommentInputs, CommentOutcome } from './inputs.ts'

const REPAIR = repairConversation('pull-requests')

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
  readonly advice: Pick<CommentOutcome, 'warning'>
}

interface CommentSearch {
  readonly comments: readonly Comment[]
  readonly inputs: CommentInputs
  readonly subject: Pick<Subject, 'key'>
}

/**
 * Finds the comments on a subject by the input `author`, or else by the login that the token writes as.
 * Requests this login only if there is such a comment by another author: anyone can write one.
 */
export async function findOwnComments(
  source: WritableSource,
  { comments, inputs, subject: { key } }: CommentSearch,
): Promise<OwnComments> {
  const same = comments.flatMap((comment) => {
    const section = findSection('comment', comment.body)
    return section?.marker.key === key ? [{ ...comment, section }] : []
  })
  const ownBy = async (author: string) => {
    const by = same.filter((comment) => isSameLogin(comment.author, author))
    const first = by.filter(({ section }) => section.atTop)
    return first.length > 0 ? first : await editedPosts(source, by)
  }
  const { author } = inputs
  const own = await ownBy(author)
  const other = same.find((comment) => !isSameLogin(comment.author, author))
  if (own.length > 0 || other === undefined) return { author, own, advice: {} }
  const login = await fetchLogin(source)
  if (login !== undefined) return { author: login, own: await ownBy(login), advice: {} }
  const warning = `A comment has the marker of this action, but is by ${other.author ?? 'an unknown author'} and not by ${author}. If the token writes as this login, set the input author to it.`
  return { author, own: [], advice: { warning } }
}

interface CommentWork {
  /** The number of the pull request. */
  readonly number: number
  readonly subject: Subject
  /** The login that the token writes as, as far as it is known. */
  readonly author: string
  /** The comment to replace; `undefined` to create one. */
  readonly present: Comment | undefined
  /** Later comments on the same subject, which a run could not remove. */
  readonly duplicates: readonly OwnComment[]
  readonly body: string
}

/** Creates or updates the comment. If another run creates one in the meantime, only the older one stays. */
export async function writeComment(
  source: WritableSource,
  work: CommentWork,
): Promise<CommentOutcome> {
  const { number, author, present, duplicates, body } = work
  const change = `${present === undefined ? 'comment on' : 'update the comment on'} pull request #${number}`
  try {
    if (present !== undefined) {
      await updateComment(source, { id: present.id, body })
      const updated = commentOutcome(`Updated the comment on pull request #${number}.`, present)
      return await removeAll(source, duplicates).then(
        () => updated,
        (error: unknown) => withRefusal(updated, explainDuplicate(error, source, number)),
      )
    }
    const created = await createComment(source, number, body)
    const written = await keepOldest(source, created, work)
    if (created.author === undefined || isSameLogin(created.author, author)) return written
    if ((await fetchLogin(source)) !== undefined) return written
    const warning = `The token writes as ${created.author}. Set the input author to this login: otherwise the action does not find its comment again.`
    return { ...written, warning }
  } catch (error) {
    const reason = explainChange(error, change, source.repository, REPAIR)
    throw new StepFailure(reason, { cause: error })
  }
}

/** Deletes comments, or only our texts of them if people wrote into them. */
async function removeAll(source: WritableSource, comments: readonly OwnComment[]): Promise<void> {
  for (const { id, section } of comments) {
    const body = textOfPeople(section)
    await (body === '' ? deleteComment(source, id) : updateComment(source, { id, body }))
  }
}

function explainDuplicate(error: unknown, { repository }: WritableSource, number: number): string {
  const change = `remove a duplicate of the comment on pull request #${number}`
  return explainChange(error, change, repository, REPAIR)
}

/**
 * Removes a new comment again if the same author has an older one on the same subject, and updates that
 * one instead, unless it reports a newer run.
 */
async function keepOldest(
  source: WritableSource,
  created: Comment,
  { number, subject, body }: CommentWork,
): Promise<CommentOutcome> {
  const reason = `Commented on pull request #${number}.`
  // The comment exists, so that this is no reason to fail.
  const comments = await listComments(source, number).catch(() => [])
  const oldest = comments.find(
    (comment) =>
      isSameLogin(comment.author, created.author) &&
      readMarker('comment', comment.body)?.key === subject.key,
  )
  if (oldest === undefined || oldest.id >= created.id) return commentOutcome(reason, created)
  try {
    const section = findSection('comment', oldest.body)
    if (section !== undefined && !isBefore(subject.position, section.marker.position)) {
      const updated = withPeople({ marker: section.marker, body }, section)
      await updateComment(source, { id: oldest.id, body: updated.body })
    }
    await deleteComment(source, created.id)
    return commentOutcome(reason, oldest)
  } catch (error) {
    return withRefusal(commentOutcome(reason, created), explainDuplicate(error, source, number))
  }
}

function commentOutcome(reason: string, { url }: Comment): CommentOutcome {
  return { kind: 'done', reason, ...(url !== undefined && { outputs: { 'comment-url': url } }) }
}
