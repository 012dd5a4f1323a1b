import {
  createComment,
  deleteComment,
  listComments,
  type Post,
} from '../../github/conversation/comments.ts'
import { isSameLogin } from '../../github/conversation/fetch-login.ts'
import { toGitHubError } from '../../github/errors/github-error.ts'
import { type Kind, newsLine } from '../../render/conversation/marker.ts'
import { joinTexts } from '../../render/text/units.ts'
import { actIfUnchanged, type Plan } from '../act-if-unchanged.ts'
import { StepFailure } from '../step-failure.ts'
import { nothingToDo, type Outcome } from '../sub-action.ts'
import {
  createPost,
  explainPost,
  failRead,
  type FoundPosts,
  type OwnPost,
  type Posts,
  rereadOwn,
  updatePost,
  type Writer,
  type WrittenPost,
} from './posts.ts'

/** Decision of an action about its post. */
export type PostPlan<K extends Kind, Output extends string> =
  Outcome<Output> | PostChange<K, Output>

interface PostChange<K extends Kind, Output extends string> {
  readonly kind: 'change'
  readonly posts: Posts<K>
  /** The oldest of its posts is changed, and newer ones are removed. */
  readonly found: FoundPosts<K>
  /**
   * Returns whether all else is as it was when the action decided, or as a sentence, why the post is left without
   * another decision; by default, all is as it was.
   */
  readonly isCurrent?: (() => Promise<boolean | string>) | undefined
  /** The body of the first post, or what changes the present one. */
  readonly write:
    { readonly create: string } | { readonly update: (present: OwnPost<K>) => Promise<void> }
  /** Says what was done, as a sentence. */
  readonly reason: (post: OwnPost<K>['post']) => string
  readonly outputs: (post?: OwnPost<K>['post']) => NonNullable<Outcome<Output>['outputs']>
  readonly comment?: DueComment | undefined
}

/** Comment to write on the present post before it is changed. */
interface DueComment {
  readonly text: string
  /** Statement that the present post does not, the same in each run that finds it due. */
  readonly about: readonly string[]
}

interface KeptPost<K extends Kind, Output extends string> {
  /** The input `author`. */
  readonly author: string
  /** Says that something changed before each decision. */
  readonly changed: string
  /** Decides by all that GitHub shows now. */
  readonly decide: (author: string) => Promise<PostPlan<K, Output>>
}

/**
 * Keeps the one post of an action: finds it and decides, reads again what the decision depends on, and
 * writes, unless that has changed. Then it decides again.
 *
 * @throws StepFailure
 */
export async function keepPost<K extends Kind, Output extends string>({
  author,
  changed,
  decide,
}: KeptPost<K, Output>): Promise<Outcome<Output>> {
  let writer: Writer = { author }
  const plan = async (): Promise<Plan<Output>> => {
    const decided = await decide(writer.author)
    if (decided.kind !== 'change') return decided
    const { posts, found, isCurrent, outputs } = decided
    return async () => {
      const isSame = (await isCurrent?.()) ?? true
      if (typeof isSame === 'string') return nothingToDo(isSame, outputs(found.own[0]?.post))
      // Last, since another run can write in the meantime.
      const again = isSame ? await rereadOwn(posts, found.own) : undefined
      const written = again && (await writePost(decided, again))
      if (written === undefined) return undefined
      if ('post' in written) return outcomeOfPost(decided, written)
      writer = written
      return undefined
    }
  }
  const outcome = await actIfUnchanged(plan, changed)
  return { ...outcome, warning: outcome.warning ?? writer.warning }
}

async function writePost<K extends Kind, Output extends string>(
  { posts, found, write, comment }: PostChange<K, Output>,
  [present, ...duplicates]: readonly OwnPost<K>[],
): Promise<WrittenPost<K> | Writer> {
  if ('create' in write) return await createPost(posts, found.author, write.create)
  if (present === undefined) return found
  // First, so that the next run finds by the post that its comment is still due.
  const refused = comment && (await commentOn(posts, present, { ...comment, author: found.author }))
  const written = await updatePost(posts, [present, ...duplicates], write.update)
  return { ...written, refusal: joinTexts([refused, written.refusal], ' ') || undefined }
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
  { text, about, author }: DueComment & Pick<Writer, 'author'>,
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
