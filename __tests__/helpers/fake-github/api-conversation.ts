import { apiAccount } from './account.ts'
import { REPOSITORY, SHA } from './api-run.ts'
import { fakeRun } from './fake-run.ts'
import { fullRepository } from './full-repository.ts'
import { GITHUB_COM, type Host } from './host.ts'
import { apiRepository } from './repository.ts'
import { writeTime } from './time.ts'
import { without } from './without.ts'

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
  readonly number: number
  readonly title: string
  body: string | null
  state: 'open' | 'closed'
  state_reason: string | null
  readonly user: { readonly login: string } | null
}

const API = `${GITHUB_COM.apiUrl}/repos/${REPOSITORY}`
const PAGE = `${GITHUB_COM.serverUrl}/${REPOSITORY}`

/** A pull request from a branch of the repository or of a fork; by default from `topic`. */
export function apiPull({
  number = 12,
  state = 'open',
  branch = 'topic',
  sha = SHA,
  repository = REPOSITORY,
}: {
  readonly number?: number
  readonly state?: 'open' | 'closed'
  readonly branch?: string
  readonly sha?: string
  /** The repository of the branch; `null` for a fork that was deleted. */
  readonly repository?: string | null
} = {}): ApiPull {
  const url = `${API}/pulls/${number}`
  const issue = `${API}/issues/${number}`
  const end = (name: string | null, ref: string, commit: string) => {
    const owner = name?.split('/')[0] ?? 'unknown'
    const repo = name === null ? null : repositoryOf(name)
    const user = apiAccount(owner, GITHUB_COM)
    return { label: `${owner}:${ref}`, ref, sha: commit, repo, user }
  }
  const links = {
    self: url,
    html: `${PAGE}/pull/${number}`,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${API}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${API}/statuses/${sha}`,
  }
  const pull = {
    url,
    id: 9_000 + number,
    node_id: `PR_${number}`,
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number,
    state,
    locked: false,
    title: 'Let the basket keep its order',
    user: apiAccount('octocat', GITHUB_COM),
    body: null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: writeTime(-60),
    updated_at: writeTime(-30),
    closed_at: state === 'open' ? null : writeTime(-20),
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head: end(repository, branch, sha),
    base: end(REPOSITORY, 'main', 'f'.repeat(40)),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: false,
  }
  return pull
}

/** Returns a repository with all that is described for a branch of a pull request. */
function repositoryOf(name: string): object {
  const run = fakeRun({ run: { repository: name } })
  const full = fullRepository(run) ?? {}
  return without(full, ['network_count', 'subscribers_count'] as never)
}

/** What is said on pull request 12, by default by the token of a workflow. */
export function apiComment({
  id = 501,
  body = 'Looks good',
  author = 'github-actions[bot]',
  number = 12,
  host = GITHUB_COM,
}: {
  readonly id?: number
  readonly body?: string
  readonly author?: string
  /** Of the pull request or issue. */
  readonly number?: number
  readonly host?: Host
} = {}): ApiComment {
  const comment = {
    id,
    node_id: `IC_${id}`,
    url: `${API}/issues/comments/${id}`,
    html_url: `${PAGE}/issues/${number}#issuecomment-${id}`,
    body,
    user: apiAccount(author, host),
    created_at: writeTime(id),
    updated_at: writeTime(id),
    issue_url: `${API}/issues/${number}`,
    author_association: 'NONE',
    performed_via_github_app: null,
  }
  return comment
}

/** An issue, by default opened by the token of a workflow. */
export function apiIssue({
  number = 30,
  title = 'A question',
  body = null,
  author = 'github-actions[bot]',
  state = 'open',
  reason = null,
}: {
  readonly number?: number
  readonly title?: string
  readonly body?: string | null
  readonly author?: string
  readonly state?: 'open' | 'closed'
  readonly reason?: string | null
} = {}): ApiIssue {
  const url = `${API}/issues/${number}`
  const issue = {
    id: 7_000 + number,
    node_id: `I_${number}`,
    url,
    repository_url: apiRepository(REPOSITORY, GITHUB_COM).url,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${PAGE}/issues/${number}`,
    number,
    state,
    state_reason: reason,
    title,
    body,
    user: apiAccount(author, GITHUB_COM),
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: 0,
    closed_at: state === 'open' ? null : writeTime(60),
    created_at: writeTime(number),
    updated_at: writeTime(number),
    author_association: 'NONE',
  }
  return issue
}
