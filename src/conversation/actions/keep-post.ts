// How a comment or an issue is written, and kept up to date.
import { createComment, deleteComment, listComments, type Post } from '../github/comments.ts'
import { isSameLogin } from '../github/fetch-login.ts'
import { toGitHubError } from '../../github/errors/github-error.ts'
import { type Kind, newsLine } from '../render/marker.ts'
import { joinTexts } from '../../render/text/units.ts'
import { actIfUnchanged } from '../../actions/act-if-unchanged.ts'
import { StepFailure } from '../../actions/step-failure.ts'
import type { Outcome } from '../../actions/sub-action.ts'
import {
  createPost,
  explainPost,
  failRead,
  type FoundPosts,
  type OwnPost,
  type Posts,
  rereadOwn,
  updatePost,
  type PostWriter,
  type WrittenPost,
} from './posts.ts'

/** Change of a post, and what is said of it. */
interface PostChange<K extends Kind, Output extends string> {
  /** The body of the first post, or what changes the present one. */
  readonly write:
    { readonly create: string } | { readonly update: (present: OwnPost<K>) => Promise<void> }
  /** Says what was done, as a sentence. */
  readonly reason: (post: OwnPost<K>['post']) => string
  readonly outputs: (post: OwnPost<K>['post']) => NonNullable<Outcome<Output>['outputs']>
  readonly comment?: DueComment | undefined
}

/** Comment to write on the present post before it is changed. */
interface DueComment {
  readonly text: string
  /** Statement that the present post does not, the same in each run that finds it due. */
  readonly about: readonly string[]
}

/** Result of a change: its outcome, as whom to find the posts next, or `undefined` if something changed before. */
export type Changed<Output extends string> = Outcome<Output> | PostWriter | undefined

/**
 * Keeps the one post of an action, and tries again if something changed before it was written.
 *
 * @param author the input `author`
 * @param changed says that something changed before each change
 * @param act finds the post and decides by all that GitHub shows now, reads again what the decision depends on, and writes
 * @throws StepFailure
 */
export async function keepPost<Output extends string>(
  author: string,
  changed: string,
  act: (author: string) => Promise<Changed<Output>>,
): Promise<Outcome<Output>> {
  let writer: PostWriter = { author }
  const outcome = await actIfUnchanged(async () => {
    const done = await act(writer.author)
    if (done === undefined || 'kind' in done) return done
    writer = done
    return undefined
  }, changed)
  return { ...outcome, warning: outcome.warning ?? writer.warning }
}

/**
 * Writes a post, unless it is no longer as it was found. The oldest of its posts is changed, and newer ones are removed.
 *
 * @throws StepFailure
 */
export async function writePost<K extends Kind, Output extends string>(
  posts: Posts<K>,
  found: FoundPosts<K>,
  change: PostChange<K, Output>,
): Promise<Changed<Output>> {
  // Last, since another run can write in the meantime.
  const again = await rereadOwn(posts, found.own)
  if (again === undefined) return undefined
  const [present, ...duplicates] = again
  const { write, comment } = change
  if ('create' in write) {
    const created = await createPost(posts, found.author, write.create)
    return 'post' in created ? outcomeOfPost(change, created) : created
  }
  if (present === undefined) return found
  // First, so that the next run finds by the post that its comment is still due.
  const refused = comment && (await commentOn(posts, present, { ...comment, author: found.author }))
  const written = await updatePost(posts, [present, ...duplicates], write.update)
  const refusal = joinTexts([refused, written.refusal], ' ') || undefined
  return outcomeOfPost(change, { ...written, refusal })
}

/**
 * Comments on a post, unless an earlier run has, which then could not change the post.
 *
 * @returns why GitHub takes no comment on the post, such as a locked one
 * @throws StepFailure if it may take one later
 */
async function commentOn<K extends Kind>(
  posts: Posts<K>,
  { post, section }: OwnPost<K>,
  { text, about, author }: DueComment & Pick<PostWriter, 'author'>,
): Promise<string | undefined> {
  const line = newsLine(section.marker, about)
  const present = await listComments(posts.source, post.id).catch(
    failRead(posts, `the comments on ${posts.names.one(post)}`),
  )
  // Anyone can write such a line.
  const isSame = (one: Post) => isSameLogin(one.author, author) && one.body.endsWith(line)
  if (present.some(isSame)) return undefined
  let created: Post
  try {
    created = await createComment(posts.source, post.id, `${text}\n\n${line}`)
  } catch (error) {
    const refusal = explainPost(posts, `comment on ${posts.names.one(post)}`, error)
    if (['forbidden', 'not-found', 'other'].includes(toGitHubError(error).kind)) return refusal
    throw new StepFailure(refusal, { cause: error })
  }
  // Another step may have written the same in the meantime. Of two, the later one is removed by the step that wrote it.
  const later = await listComments(posts.source, post.id).catch(() => [])
  if (!later.some((one) => isSame(one) && one.id < created.id)) return undefined
  return await deleteComment(posts.source, created.id).then(
    () => undefined,
    (error: unknown) => explainPost(posts, `remove a comment on ${posts.names.one(post)}`, error),
  )
}

function outcomeOfPost<K extends Kind, Output extends string>(
  { reason, outputs }: PostChange<K, Output>,
  { post, refusal, warning }: WrittenPost<K>,
): Outcome<Output> {
  return {
    kind: refusal === undefined ? 'done' : 'incomplete',
    reason: refusal === undefined ? reason(post) : `${reason(post)} ${refusal}`,
    outputs: outputs(post),
    warning,
  }
}
