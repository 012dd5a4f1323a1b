import { createComment, type Post } from '../../github/conversation/comments.ts'
import { actIfUnchanged, type Plan } from '../act-if-unchanged.ts'
import type { Outcome } from '../sub-action.ts'
import {
  createPost,
  explainPost,
  type FoundPosts,
  type OwnPost,
  type Posts,
  rereadOwn,
  updatePost,
  type Writer,
  type WrittenPost,
} from './posts.ts'

/** What an action decided about its post. */
export type PostPlan<P extends Post, Output extends string> =
  { readonly kind: 'left'; readonly outcome: Outcome<Output> } | PostChange<P, Output>

interface PostChange<P extends Post, Output extends string> {
  readonly kind: 'change'
  readonly posts: Posts<P>
  /** The oldest of its posts is changed, and the others are removed. */
  readonly found: FoundPosts<P>
  /** Returns whether all else is as it was when the action decided, or why the post is left, as a sentence. */
  readonly isCurrent: () => Promise<boolean | string>
  /** The body of the first post, or what changes the present one. */
  readonly write:
    { readonly create: string } | { readonly update: (present: OwnPost<P>) => Promise<void> }
  /** Says what was done, as a sentence. */
  readonly reason: (post: P) => string
  readonly outputs: (post: P | undefined) => NonNullable<Outcome<Output>['outputs']>
  /** What to comment on the changed post. */
  readonly comment?: string | undefined
}

interface KeptPost<P extends Post, Output extends string> {
  /** The input `author`. */
  readonly author: string
  /** Says that something changed before each decision. */
  readonly changed: string
  /** Decides by all that GitHub shows now. */
  readonly decide: (author: string) => Promise<PostPlan<P, Output>>
}

/**
 * Keeps the one post of an action: finds it and decides, reads again what the decision depends on, and
 * writes, unless that has changed. Then it decides again.
 *
 * @throws StepFailure
 */
export async function keepPost<P extends Post, Output extends string>({
  author,
  changed,
  decide,
}: KeptPost<P, Output>): Promise<Outcome<Output>> {
  let writer: Writer = { author, advice: {} }
  const plan = async (): Promise<Plan<Outcome<Output>>> => {
    const decided = await decide(writer.author)
    if (decided.kind === 'left') return decided
    const { posts, found, isCurrent, outputs } = decided
    const confirm = async () => {
      const isSame = await isCurrent()
      if (typeof isSame === 'string') {
        const left = { kind: 'left', reason: isSame, outputs: outputs(found.own[0]?.post) } as const
        return async () => Promise.resolve(left)
      }
      // Last, since another run can write in the meantime.
      const again = isSame ? await rereadOwn(posts, found.own) : undefined
      if (again === undefined) return undefined
      return async () => {
        const written = await writePost(decided, again)
        if ('post' in written) return await outcomeOf(decided, written)
        writer = written
        return undefined
      }
    }
    return { kind: 'change', confirm }
  }
  const outcome = await actIfUnchanged(plan, { kind: 'left', reason: changed })
  return { ...writer.advice, ...outcome }
}

async function writePost<P extends Post, Output extends string>(
  { posts, found, write }: PostChange<P, Output>,
  [present, ...duplicates]: readonly OwnPost<P>[],
): Promise<WrittenPost<P> | Writer> {
  if ('create' in write) return await createPost(posts, found.author, write.create)
  if (present === undefined) return found
  return await updatePost(posts, [present, ...duplicates], async () => {
    await write.update(present)
  })
}

async function outcomeOf<P extends Post, Output extends string>(
  { posts, reason, outputs, comment }: PostChange<P, Output>,
  { post, refusal, advice }: WrittenPost<P>,
): Promise<Outcome<Output>> {
  const what = `comment on ${posts.names.one(post)}`
  const refused =
    comment !== undefined &&
    (await createComment(posts.source, post.id, comment).then(
      () => undefined,
      (error: unknown) => explainPost(posts, what, error),
    ))
  const refusals = [refusal, refused].filter((one) => typeof one === 'string')
  return {
    kind: refusals.length === 0 ? 'done' : 'incomplete',
    reason: [reason(post), ...refusals].join(' '),
    outputs: outputs(post),
    ...advice,
  }
}
