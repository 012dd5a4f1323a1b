import { unlessDeleted } from '../../github/http/unless-deleted.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { ApiData } from '../../github/http/request.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { asCount, asObject, asString, onePerId } from '../../github/json-values.ts'

// GitHub calls the conversation of a pull request an issue, too.
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}'

const PAGE_SIZE = 100

/** Enough for a conversation, and for the issues and pull requests of one author. */
const MAX_PAGES = 50

/** A comment or an issue; its body is untrusted, since anyone can write one. */
export interface Post {
  /** The id of a comment, the number of an issue; ascends with time. */
  readonly id: number
  readonly body: string
  /** Login, such as `github-actions[bot]`; `undefined` if the account was deleted. */
  readonly author: string | undefined
  readonly url: string | undefined
}

/** Lists the comments on a pull request or an issue, the oldest first. @throws `GitHubError` */
export async function listComments(
  source: RepositorySource,
  number: number,
): Promise<readonly Post[]> {
  const listed = await listPages((page) => source.list(COMMENTS, { issue_number: number, ...page }))
  return listed.flatMap((response) => decodeComment(response) ?? []).sort((a, b) => a.id - b.id)
}

/** Fetches a comment; `undefined` if it was deleted. @throws `GitHubError` */
export async function fetchComment(
  source: RepositorySource,
  id: number,
): Promise<Post | undefined> {
  return decodeComment(await unlessDeleted(source.get(COMMENT, { comment_id: id })))
}

/** @throws `GitHubError` */
export async function createComment(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  number: number,
  body: string,
): Promise<Post> {
  const parameters = { owner, repo, issue_number: number, body }
  const comment = decodeComment(await writer.create(COMMENTS, parameters, signal))
  if (comment !== undefined) return comment
  throw new GitHubError('the response is not a comment', { kind: 'not-json' })
}

/** Replaces the body of a comment. @throws `GitHubError` */
export async function updateComment(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  { id, body }: Pick<Post, 'id' | 'body'>,
): Promise<void> {
  await writer.patch(COMMENT, { owner, repo, comment_id: id, body }, signal)
}

/** Deletes a comment, if another step has not done so. @throws `GitHubError` */
export async function deleteComment(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  id: number,
): Promise<void> {
  await unlessDeleted(writer.delete(COMMENT, { owner, repo, comment_id: id }, signal))
}

function decodeComment(response: unknown): Post | undefined {
  const id = asCount(asObject(response).id)
  return id === undefined ? undefined : { id, ...decodePost(response) }
}

/** Lists a JSON array page by page, each entry once, in sequence, since GitHub does not report how many there are. */
export async function listPages(
  readPage: (page: { per_page: number; page: number }) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  const items: unknown[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const listed = await readPage({ per_page: PAGE_SIZE, page })
    items.push(...listed)
    if (listed.length < PAGE_SIZE) break
  }
  return onePerId(items)
}

/** Decodes what a comment and an issue have in common. */
export function decodePost(response: unknown): Omit<Post, 'id'> {
  const { body, user, html_url } = asObject<ApiData<typeof COMMENT>>(response)
  return {
    body: asString(body) ?? '',
    author: asString(asObject(user).login),
    url: asString(html_url),
  }
}
