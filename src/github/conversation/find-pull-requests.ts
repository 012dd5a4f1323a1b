import type { RepositoryRef } from '../errors/explain.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject, asString } from '../json-values.ts'
import type { PullRequestHint } from './pull-request-hint.ts'

const PULLS = '/repos/{owner}/{repo}/pulls'
const PULL = `${PULLS}/{pull_number}` as const
const COMMIT_PULLS = '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'

/** A branch or commit is the head of few pull requests. */
const MAX_PULL_REQUESTS = 100

export interface PullRequest {
  readonly number: number
  readonly open: boolean
  readonly merged: boolean
  /** Its newest commit; `undefined` if unknown. */
  readonly commit: string | undefined
  /** The branch to merge into; `undefined` if unknown. */
  readonly base: string | undefined
}

/**
 * Finds the pull requests that a hint is about: the one with its number, also if it is closed, or the open
 * ones whose head commit and head repository are those of the hint. So no branch of a fork can direct
 * a comment to the pull request of another one. If a branch has no open one, finds merged ones.
 *
 * @throws `GitHubError`
 */
export async function findPullRequests(
  client: Pick<Client, 'get' | 'list'>,
  { owner, repo }: RepositoryRef,
  hint: PullRequestHint,
  signal: AbortSignal,
): Promise<readonly PullRequest[]> {
  switch (hint.kind) {
    case 'number': {
      const parameters = { owner, repo, pull_number: hint.number }
      return decode(await client.get(PULL, parameters, signal))
    }
    case 'branch': {
      const parameters = {
        owner,
        repo,
        state: 'all',
        head: `${hint.owner}:${hint.branch}`,
        per_page: MAX_PULL_REQUESTS,
      }
      const listed = await client.list(PULLS, parameters, signal)
      const all = listed.filter(isHeadOf(hint.commits, hint.repository)).flatMap(decode)
      const open = all.filter((pull) => pull.open)
      const found = open.length > 0 ? open : all.filter(({ merged }) => merged)
      // A branch can have a pull request for each of several base branches.
      const named = found.filter(({ number }) => hint.numbers.includes(number))
      return named.length === 1 ? named : found
    }
    case 'commit': {
      const parameters = { owner, repo, commit_sha: hint.commit, per_page: MAX_PULL_REQUESTS }
      const listed = await client.list(COMMIT_PULLS, parameters, signal)
      const found = listed.filter(isHeadOf([hint.commit], `${owner}/${repo}`)).flatMap(decode)
      return found.filter(({ open }) => open)
    }
  }
}

function isHeadOf(commits: readonly string[], repository: string) {
  return (response: unknown): boolean => {
    const { head } = asObject(response)
    const { sha, repo } = asObject(head)
    const name = asString(asObject(repo).full_name)?.toLowerCase()
    return commits.some((commit) => commit === sha) && name === repository.toLowerCase()
  }
}

function decode(response: unknown): PullRequest[] {
  const { number, state, merged_at, head, base } = asObject(response)
  const known = asCount(number)
  if (known === undefined) return []
  return [
    {
      number: known,
      open: state === 'open',
      merged: asString(merged_at) !== undefined,
      commit: asString(asObject(head).sha),
      base: asString(asObject(base).ref),
    },
  ]
}
