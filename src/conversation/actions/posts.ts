import type { Post } from '../github/comments.ts'
import type { Issue } from '../github/issues.ts'
import type { RepairTexts } from '../../github/errors/explain.ts'
import { fetchLogin, isSameLogin } from '../github/fetch-login.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { findSection, isBefore, type Kind, type MarkedSection } from '../render/marker.ts'
import { explainChange, failUnread, failWith, repairConversation } from '../../actions/repairs.ts'

/** Parts that GitHub shows of a comment or an issue. */
type PostOf<K extends Kind> = { comment: Post; issue: Issue }[K]

/** A comment or an issue that an earlier run wrote. */
export interface OwnPost<K extends Kind> {
  readonly post: PostOf<K>
  readonly section: MarkedSection<K>
}

/** The comments or issues about one subject, and how they are read and written. */
export interface Posts<K extends Kind> {
  readonly kind: K
  /** Subject of the posts, as the hidden line of each post has it. */
  readonly key: string
  readonly source: WritableSource
  /** Names of the list and of one post, for messages, such as `the comments on pull request #12`. */
  readonly names: { readonly list: string; readonly one: (post: PostOf<K>) => string }
  /** The change of `create`, for messages, such as `open an issue`. */
  readonly creation: string
  /** The removal of duplicates, for messages. */
  readonly removal: (original: PostOf<K>) => string
  /**
   * Returns which posts with the hidden line below other text are by this action: other workflows write as
   * the same author and may quote untrusted text.
   *
   * @throws StepFailure
   */
  readonly trusted: (posts: readonly PostOf<K>[]) => Promise<readonly PostOf<K>[]>
  /** Whether the post can be replaced; a closed issue cannot. */
  readonly isOpen: (post: PostOf<K>) => boolean
  readonly list: (author: string) => Promise<readonly PostOf<K>[]>
  readonly fetch: (id: number) => Promise<PostOf<K> | undefined>
  readonly create: (body: string) => Promise<PostOf<K>>
  /** Removes a later post on the same subject. */
  readonly remove: (duplicate: PostOf<K>, original: number) => Promise<void>
}

/** The login that the token writes as, as far as known. */
export interface PostWriter {
  readonly author: string
  /** Change to make so that the action finds its posts. */
  readonly warning?: string | undefined
}

/** Posts of earlier runs, and the login that they were found with. */
export interface FoundPosts<K extends Kind> extends PostWriter {
  /** The oldest first. */
  readonly own: readonly OwnPost<K>[]
}

/**
 * Finds the posts that earlier runs wrote, by the input `author`, or else by the login that the token
 * writes as.
 *
 * @throws StepFailure
 */
export async function findOwn<K extends Kind>(
  posts: Posts<K>,
  author: string,
): Promise<FoundPosts<K>> {
  const { kind, source } = posts
  // GitHub filters only issues by their author.
  const listsOthers = kind === 'comment'
  const list = (by: string) => posts.list(by).catch(failRead(posts, posts.names.list))
  const listed = await list(author)
  const own = await selectOwn(posts, listed, author)
  const other = marked(posts, listed).find(({ post }) => !isSameLogin(post.author, author))?.post
  // Anyone can write a post with such a line.
  if (own.length > 0 || (listsOthers && other === undefined)) return { author, own }
  const login = await fetchLogin(source)
  if (login === undefined && other !== undefined) {
    const by = other.author ?? 'an unknown author'
    const warning = `A ${kind} has the marker of this action, but is by ${by} and not by ${author}. If the token writes as this login, set the input author to it.`
    return { author, own, warning }
  }
  if (login === undefined || login === author) return { author, own }
  const listedAgain = listsOthers ? listed : await list(login)
  return { author: login, own: await selectOwn(posts, listedAgain, login) }
}

/** Selects the posts of an author that have the hidden line in their first line, or are trusted. @throws StepFailure */
export async function selectOwn<K extends Kind>(
  posts: Posts<K>,
  listed: readonly PostOf<K>[],
  author: string,
): Promise<readonly OwnPost<K>[]> {
  const found = marked(posts, listed)
    .filter(({ post }) => isSameLogin(post.author, author))
    .sort((a, b) => a.post.id - b.post.id)
  const others = found.filter(({ section }) => !section.atTop).map(({ post }) => post)
  const trusted = await posts.trusted(others)
  return found.filter(({ section, post }) => section.atTop || trusted.includes(post))
}

function marked<K extends Kind>(
  { kind, key }: Posts<K>,
  posts: readonly PostOf<K>[],
): OwnPost<K>[] {
  return posts.flatMap((post) => {
    const section = findSection(kind, post.body)
    return section?.marker.key === key ? [{ post, section }] : []
  })
}

/**
 * Reads own posts again.
 *
 * @returns `undefined` if another run or a person has deleted, closed or replaced one of them
 * @throws StepFailure
 */
export async function rereadOwn<K extends Kind>(
  posts: Posts<K>,
  own: readonly OwnPost<K>[],
): Promise<readonly OwnPost<K>[] | undefined> {
  const [first] = own
  if (first === undefined) return []
  const read = await Promise.all(own.map(({ post }) => posts.fetch(post.id))).catch(
    failRead(posts, posts.names.one(first.post)),
  )
  const open = read.filter((post) => post !== undefined).filter(posts.isOpen)
  const present = marked(posts, open)
  const isSame = present.every(({ section: { marker } }, index) => {
    const seen = own[index]?.section.marker
    if (seen?.state !== marker.state) return false
    return !isBefore(seen.position, marker.position) && !isBefore(marker.position, seen.position)
  })
  return isSame && present.length === own.length ? present : undefined
}

/** A new or an updated post, and its status. */
export interface WrittenPost<K extends Kind> {
  readonly post: PostOf<K>
  /** Reason why a duplicate could not be removed, or a comment not be written. */
  readonly refusal?: string | undefined
  readonly warning?: string | undefined
}

/**
 * Creates a post.
 *
 * @returns only as whom, if another run has created one in the meantime, so that the new one was removed again
 * @throws StepFailure
 */
export async function createPost<K extends Kind>(
  posts: Posts<K>,
  author: string,
  body: string,
): Promise<WrittenPost<K> | PostWriter> {
  const created = await posts.create(body).catch(failChange(posts, posts.creation))
  const warning = await warningOn(posts, created, author)
  // The post exists, so a failure to list is no reason to fail.
  const writer = created.author ?? author
  const listed = await posts.list(writer).catch(() => [])
  const own = await selectOwn(posts, listed, writer).catch(() => [])
  const [oldest] = own
  if (oldest === undefined || oldest.post.id >= created.id) return { post: created, warning }
  try {
    const present = own.find(({ post }) => post.id === created.id)?.post ?? created
    await posts.remove(present, oldest.post.id)
    return { author: writer, warning }
  } catch (error) {
    const refusal = explainPost(posts, posts.removal(oldest.post), error)
    return { post: created, refusal, warning }
  }
}

/** Advises to set the input `author` if the action would not find its post again. */
async function warningOn<K extends Kind>(
  { kind, source }: Posts<K>,
  { author: writer }: PostOf<K>,
  author: string,
): Promise<string | undefined> {
  if (writer === undefined || isSameLogin(writer, author)) return undefined
  if ((await fetchLogin(source)) !== undefined) return undefined
  return `The token writes as ${writer}. Set the input author to this login: otherwise the action does not find its ${kind} again.`
}

/**
 * Updates the oldest of own posts, and removes newer ones, which an earlier run could not remove.
 *
 * @param update sends the change
 * @throws StepFailure
 */
export async function updatePost<K extends Kind>(
  posts: Posts<K>,
  [present, ...duplicates]: readonly [OwnPost<K>, ...OwnPost<K>[]],
  update: (present: OwnPost<K>) => Promise<void>,
): Promise<WrittenPost<K>> {
  const { post } = present
  await update(present).catch(failChange(posts, `update ${posts.names.one(post)}`))
  try {
    for (const duplicate of duplicates) await posts.remove(duplicate.post, post.id)
    return { post }
  } catch (error) {
    return { post, refusal: explainPost(posts, posts.removal(post), error) }
  }
}

/** Explains why GitHub refused a change of a post. */
export function explainPost<K extends Kind>(
  { kind, source }: Posts<K>,
  change: string,
  error: unknown,
): string {
  return explainChange(error, change, source.repository, REPAIRS[kind])
}

/** Advice on the permission that the posts of a kind need. */
const REPAIRS: Readonly<Record<Kind, RepairTexts['repair']>> = {
  comment: repairConversation('pull-requests'),
  issue: repairConversation('issues'),
}

/** Returns a handler that fails the step because posts could not be read. */
export function failRead<K extends Kind>(
  { kind, source }: Posts<K>,
  what: string,
): (error: unknown) => never {
  return failUnread(what, source.repository, REPAIRS[kind])
}

function failChange<K extends Kind>(posts: Posts<K>, change: string) {
  return failWith((error) => explainPost(posts, change, error))
}
