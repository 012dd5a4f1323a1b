import type { Instant } from '../../model/time.ts'
import type { RepositoryRef } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import type { ApiData } from '../http/request.ts'
import type { WriteClient } from '../http/write-client.ts'
import { asCount, asObject, asString } from '../json-values.ts'
import { type ConversationRef, decodePost, listPages, type Post } from './comments.ts'

const ISSUES = '/repos/{owner}/{repo}/issues'
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

/** An issue. */
export interface Issue extends Post {
  readonly number: number
  readonly title: string
}

/** The issues to list. */
export interface IssueFilter {
  readonly state: 'open' | 'closed'
  /** Login of the author. */
  readonly author: string
  /** Without issues that were last changed before. */
  readonly changedSince?: Instant | undefined
}

/**
 * Lists issues without pull requests, the last changed first, out of up to 5,000 of both.
 *
 * @throws `GitHubError`
 */
export async function listIssues(
  client: Pick<Client, 'list'>,
  { owner, repo }: RepositoryRef,
  { state, author, changedSince }: IssueFilter,
  signal: AbortSignal,
): Promise<readonly Issue[]> {
  const parameters = {
    ...({ owner, repo, state, creator: author, sort: 'updated', direction: 'desc' } as const),
    ...(changedSince !== undefined && { since: new Date(changedSince).toISOString() }),
  }
  const listed = await listPages((page) => client.list(ISSUES, { ...parameters, ...page }, signal))
  return listed
    .filter((response) => asObject(response).pull_request === undefined)
    .flatMap((response) => decodeIssue(response) ?? [])
}

/** Title, text and properties of a new issue. */
interface NewIssue {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
}

/** @throws `GitHubError` */
export async function createIssue(
  writer: Pick<WriteClient, 'create'>,
  { owner, repo }: RepositoryRef,
  issue: NewIssue,
  signal: AbortSignal,
): Promise<Issue> {
  const created = decodeIssue(await writer.create(ISSUES, { owner, repo, ...issue }, signal))
  if (created === undefined) {
    throw new GitHubError('the response is not an issue', { kind: 'not-json' })
  }
  return created
}

/** Changes to an issue. */
interface IssueChange {
  readonly body?: string
  /** `completed`: the reason has gone; `not_planned`: it is not needed. Absent if it stays open. */
  readonly closeAs?: 'completed' | 'not_planned'
}

/** @throws `GitHubError` */
export async function updateIssue(
  writer: Pick<WriteClient, 'patch'>,
  { owner, repo, number }: ConversationRef,
  { body, closeAs }: IssueChange,
  signal: AbortSignal,
): Promise<void> {
  const changes = {
    ...(body !== undefined && { body }),
    ...(closeAs !== undefined && { state: 'closed', state_reason: closeAs }),
  }
  await writer.patch(ISSUE, { owner, repo, issue_number: number, ...changes }, signal)
}

function decodeIssue(response: unknown): Issue | undefined {
  const { number, title } = asObject<ApiData<typeof ISSUE>>(response)
  const known = asCount(number)
  if (known === undefined) return undefined
  return { number: known, title: asString(title) ?? '', ...decodePost(response) }
}
