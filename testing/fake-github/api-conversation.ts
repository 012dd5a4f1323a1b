import { SHA } from './api-run.ts'
import { fill, REPOSITORY } from './fill.ts'
import { GITHUB_COM } from './host.ts'
import { apiAccount, apiRepository, fullRepository } from './repository.ts'
import { writeTime } from './time.ts'

/** A pull request as a list has it. */
export interface ApiPull {
  readonly number: number
  state: 'open' | 'closed'
  readonly head: { readonly label: string; readonly sha: string; readonly repo: object | null }
}

/** A comment on a pull request or an issue. */
export interface ApiComment {
  readonly id: number
  body: string
  readonly user: { readonly login: string } | null
  readonly issue_url: string
}

export interface ApiIssue {
  readonly id: number
  readonly node_id: string
  readonly number: number
  readonly title: string
  body: string | null
  state: 'open' | 'closed'
  state_reason: string | null
  readonly updated_at: string
  readonly closed_at: string | null
  readonly author_association: string
  readonly labels: readonly { readonly name: string }[]
  readonly user: { readonly login: string } | null
}

interface PullFields {
  readonly number?: number
  readonly state?: 'open' | 'closed'
  /** Of a closed one. */
  readonly merged?: boolean
  readonly branch?: string
  readonly sha?: string
  /** The repository of the branch; `null` for a fork that was deleted. */
  readonly repository?: string | null
  readonly draft?: boolean
  /** The state that GitHub computes, such as `dirty` for one that conflicts with its base; only for what is read by its number. @default clean */
  readonly mergeable?: string
}

/** A pull request from a branch of the repository or of a fork; by default from `topic`. */
export function apiPull(fields: PullFields = {}): ApiPull {
  const { number = 12, state = 'open', branch = 'topic', sha = SHA } = fields
  const { repository = REPOSITORY, merged = false, draft = false, mergeable } = fields
  const pull = fill('pull', {
    ...{ number, state, sha, id: 9_000 + number, user: apiAccount('octocat', GITHUB_COM) },
    closed: state === 'open' ? null : writeTime(-20),
    head: apiBranchEnd(repository, branch, sha),
    base: apiBranchEnd(REPOSITORY, 'main', 'f'.repeat(40)),
  })
  return {
    ...pull,
    draft,
    merged_at: merged ? writeTime(-20) : null,
    // A list lacks it.
    ...(mergeable !== undefined && { mergeable: null, mergeable_state: mergeable }),
  } as unknown as ApiPull
}

function apiBranchEnd(repository: string | null, ref: string, sha: string): object {
  const owner = repository?.split('/')[0] ?? 'unknown'
  const repo =
    repository &&
    fullRepository(apiRepository(repository, GITHUB_COM), ['network_count', 'subscribers_count'])
  return { label: `${owner}:${ref}`, ref, sha, repo, user: apiAccount(owner, GITHUB_COM) }
}

/** A comment on a pull request or issue, by default on pull request 12 by the token of a workflow. */
export function apiComment({
  id = 501,
  body = 'Looks good',
  author = BOT,
  number = 12,
} = {}): ApiComment {
  const user = apiAccount(author, GITHUB_COM)
  return fill('comment', { id, body, number, user, time: writeTime(id) }) as ApiComment
}

interface IssueFields {
  readonly number?: number
  readonly title?: string
  readonly body?: string | null
  readonly author?: string
  readonly state?: 'open' | 'closed'
  readonly reason?: string | null
  readonly labels?: readonly string[]
  /** What GitHub calls the author, such as `MEMBER`. @default NONE */
  readonly association?: string
  readonly closedAt?: string
}

/** An issue, by default opened by the token of a workflow. */
export function apiIssue(fields: IssueFields = {}): ApiIssue {
  const { number = 30, title = 'A question', body = null, author = BOT } = fields
  const { state = 'open', reason = null, labels = [], association = 'NONE' } = fields
  return fill('issue', {
    ...{ number, title, body, state, reason, id: 7_000 + number, time: writeTime(number) },
    ...{ association, labels: labels.map((name) => ({ name })) },
    user: apiAccount(author, GITHUB_COM),
    closed: state === 'open' ? null : (fields.closedAt ?? writeTime(60)),
  }) as ApiIssue
}

const BOT = 'github-actions[bot]'
