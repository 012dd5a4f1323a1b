import type { Instant } from '../../model/time.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { ApiData } from '../../github/http/request.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { asCount, asObject, asString } from '../../github/json-values.ts'
import { unlessDeleted } from '../../github/http/unless-deleted.ts'
import { decodePost, listPages, type Post } from './comments.ts'

const ISSUES = '/repos/{owner}/{repo}/issues'
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

export interface Issue extends Post {
  /** Id for GraphQL; `undefined` if GitHub did not report it. */
  readonly nodeId: string | undefined
  readonly title: string
  readonly isOpen: boolean
}

export interface IssueFilter {
  readonly state: 'open' | 'closed' | 'all'
  readonly author: string
  /** Time of the oldest last change; older issues are omitted. */
  readonly changedSince?: Instant | undefined
}

/**
 * Lists issues without pull requests, the last changed first, out of up to 5,000 of both.
 *
 * @throws `GitHubError`
 */
export async function listIssues(
  source: RepositorySource,
  { state, author, changedSince }: IssueFilter,
): Promise<readonly Issue[]> {
  const parameters = {
    ...({ state, creator: author, sort: 'updated', direction: 'desc' } as const),
    ...(changedSince !== undefined && { since: new Date(changedSince).toISOString() }),
  }
  const listed = await listPages((page) => source.list(ISSUES, { ...parameters, ...page }))
  // GitHub lists pull requests among issues.
  const issues = listed.filter((response) => asObject(response).pull_request === undefined)
  return issues.flatMap((response) => decodeIssue(response) ?? [])
}

/** Fetches an issue or a pull request; `undefined` if it was deleted. @throws `GitHubError` */
export async function fetchIssue(
  source: RepositorySource,
  number: number,
): Promise<Issue | undefined> {
  return decodeIssue(await unlessDeleted(source.get(ISSUE, { issue_number: number })))
}

/** @throws `GitHubError` */
export async function createIssue(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  issue: Pick<Issue, 'title' | 'body'> & Record<'labels' | 'assignees', readonly string[]>,
): Promise<Issue> {
  const created = decodeIssue(await writer.create(ISSUES, { owner, repo, ...issue }, signal))
  if (created !== undefined) return created
  throw new GitHubError('the response is not an issue', { kind: 'not-json' })
}

interface IssueChange {
  readonly title?: string | undefined
  readonly body?: string
  /** `completed`: the reason has gone; `not_planned`: it is not needed. Absent if it stays open. */
  readonly closeAs?: 'completed' | 'not_planned'
}

/** @throws `GitHubError` */
export async function updateIssue(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  number: number,
  { title, body, closeAs }: IssueChange,
): Promise<void> {
  const changes = {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
    ...(closeAs !== undefined && { state: 'closed', state_reason: closeAs }),
  }
  await writer.patch(ISSUE, { owner, repo, issue_number: number, ...changes }, signal)
}

function decodeIssue(response: unknown): Issue | undefined {
  const issue = asObject<ApiData<typeof ISSUE>>(response)
  const id = asCount(issue.number)
  if (id === undefined) return undefined
  return {
    id,
    title: asString(issue.title) ?? '',
    isOpen: asString(issue.state) === 'open',
    nodeId: asString(issue.node_id),
    ...decodePost(response),
  }
}
