import { BASE_EVENTS, isPullRequestEvent } from '../../model/event.ts'
import type { CommitTarget } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asSha } from '../json-values.ts'
import { fetchPullRequest, findPullRequestsOfRun } from '../pull-request/find-pull-requests.ts'
import { toPullRequestRef } from '../pull-request/pull-request.ts'
import { fetchRunResponse } from '../run/run-responses.ts'
import { decodeListedRun } from '../run/listed-run.ts'

const COMMIT = '/repos/{owner}/{repo}/commits/{ref}'

/**
 * Returns the full SHA of an abbreviated one, by which GitHub finds no run.
 *
 * @throws as `client.get`, or if the text is the name of a branch or tag rather than a SHA
 */
export async function resolveSha(source: RepositorySource, abbreviated: string): Promise<string> {
  const { sha } = await source.get(COMMIT, { ref: abbreviated })
  const found = expectSha(sha)
  if (found.startsWith(abbreviated)) return found
  const message = `${abbreviated} is the name of a branch or tag, at commit ${found}`
  throw new GitHubError(message, { kind: 'other' })
}

/** The commit that a run tests, and the pull request that it is the head of, as far as it is known. */
export type TestedCommit = Pick<CommitTarget, 'commit' | 'pullRequest' | 'conflicts'>

/** Fetches the head of a pull request. @throws as `client.get` */
export async function fetchHead(source: RepositorySource, number: number): Promise<TestedCommit> {
  const { commit, base, conflicts = false } = (await fetchPullRequest(source, number)) ?? {}
  return {
    commit: expectSha(commit),
    pullRequest: toPullRequestRef(source.repository, { number, base }),
    conflicts,
  }
}

/**
 * Finds the commit that a run tests. That of a run for a pull request is the head of the pull request,
 * although GitHub can record a run for `pull_request_target` at the base branch. The list of a fork's
 * pull requests is empty in a run, so they take one more request.
 *
 * @param known the run as an event contains it; `undefined` to fetch it
 * @throws as `client.get`, if the run could not be read
 */
export async function findCommitOfRun(
  source: RepositorySource,
  runId: number,
  known: unknown,
): Promise<TestedCommit> {
  const listing = decodeListedRun(
    known ?? (await fetchRunResponse(source, runId)),
    source.repository,
  )
  const { event, commit: recorded } = listing?.run ?? {}
  const { headCommit: described, pullRequests: listed = [] } = listing ?? {}
  const found =
    listing !== undefined && listed.length === 0 && isPullRequestEvent(event)
      ? await findPullRequestsOfRun(source, listing)
      : listed
  const tested = BASE_EVENTS.has(event) ? (described ?? recorded) : recorded
  const [only, ...others] = found.filter(({ commit }) => [described, recorded].includes(commit))
  return {
    commit: expectSha(only?.commit ?? tested),
    // Of several, none is the one that the commit belongs to.
    pullRequest:
      only === undefined || others.length > 0
        ? undefined
        : toPullRequestRef(source.repository, only),
  }
}

function expectSha(value: unknown): string {
  const sha = asSha(value)
  if (sha !== undefined) return sha
  throw new GitHubError('the response has no SHA of a commit', { kind: 'not-json' })
}
