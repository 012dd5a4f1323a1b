import type { ListedRun } from '../../model/listed-run.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asString, onePerId } from '../json-values.ts'
import { type BranchHint, type PullRequestHint, readBranchHint } from './event-hint.ts'
import { decodePullRequest, PULL, type PullRequest, PULLS } from './pull-request.ts'

const COMMIT_PULLS = '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'

/** A branch or commit is the head of few pull requests. */
const MAX_PULL_REQUESTS = 100

/**
 * Finds the pull requests that a hint is about: the one with its number, also if it is closed, or the open
 * ones whose head commit and head repository are those of the hint. So no branch of a fork can direct
 * a comment to the pull request of another branch. If a branch has no open one, finds merged ones.
 *
 * @throws `GitHubError`
 */
export async function findPullRequests(
  source: RepositorySource,
  hint: PullRequestHint,
): Promise<readonly PullRequest[]> {
  switch (hint.kind) {
    case 'number': {
      const pull = await fetchPullRequest(source, hint.number)
      return pull === undefined ? [] : [pull]
    }
    case 'branch': {
      const head = `${hint.owner}:${hint.branch}`
      const parameters = { state: 'all', head, per_page: MAX_PULL_REQUESTS } as const
      const listed = await source.list(PULLS, parameters)
      const all = decodePullRequests(listed.filter(isHeadOf(hint)))
      const open = all.filter((pull) => pull.open)
      const found = open.length > 0 ? open : all.filter(({ merged }) => merged)
      // A branch can have a pull request for each of several base branches.
      const named = found.filter(({ number }) => hint.numbers.includes(number))
      return named.length === 1 ? named : found
    }
    case 'commit': {
      const { owner, repo } = source.repository
      const parameters = { commit_sha: hint.commit, per_page: MAX_PULL_REQUESTS }
      const listed = await source.list(COMMIT_PULLS, parameters)
      const head = { commits: [hint.commit], repository: `${owner}/${repo}` }
      return decodePullRequests(listed.filter(isHeadOf(head))).filter(({ open }) => open)
    }
  }
}

/** Fetches a pull request by its number. @throws `GitHubError` */
export async function fetchPullRequest(
  source: RepositorySource,
  number: number,
): Promise<PullRequest | undefined> {
  return decodePullRequest(await source.get(PULL, { pull_number: number }))
}

/**
 * Finds the pull requests whose head is the branch and commit of a run, which the run of a fork does not
 * list. Never throws: returns none if they can't be read.
 */
export async function findPullRequestsOfRun(
  source: RepositorySource,
  run: ListedRun,
): Promise<readonly PullRequest[]> {
  const hint = readBranchHint(run)
  if (hint === undefined) return []
  const found = findPullRequests(source, hint)
  return (await found.catch(skipped(source.client, 'the pull request of the run'))) ?? []
}

function isHeadOf({ commits, repository }: Pick<BranchHint, 'commits' | 'repository'>) {
  return (response: unknown): boolean => {
    const { sha, repo } = asObject(asObject(response).head)
    const name = asString(asObject(repo).full_name)?.toLowerCase()
    return commits.some((commit) => commit === sha) && name === repository.toLowerCase()
  }
}

function decodePullRequests(responses: readonly unknown[]): PullRequest[] {
  return onePerId(responses).flatMap((response) => decodePullRequest(response) ?? [])
}
