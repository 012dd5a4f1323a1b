import { type PullRequestRef, pullRequestUrl, type Target } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asObject, asString } from '../json-values.ts'

const COMMIT = '/repos/{owner}/{repo}/commits/{ref}'
const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}'
const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'

const FULL_SHA = /^[0-9a-f]{40}$/

type Repository = Pick<Target, 'serverUrl' | 'owner' | 'repo'>

export function isFullSha(text: string): boolean {
  return FULL_SHA.test(text)
}

/**
 * Returns the full SHA of an abbreviated one, by which GitHub finds no run.
 *
 * @throws as `client.get`, or if the text is the name of a branch or tag rather than a SHA
 */
export async function resolveSha(
  client: Client,
  { owner, repo }: Repository,
  abbreviated: string,
  signal: AbortSignal,
): Promise<string> {
  const { sha } = await client.get(COMMIT, { owner, repo, ref: abbreviated }, signal)
  const found = expectSha(sha)
  if (found.startsWith(abbreviated)) return found
  const message = `${abbreviated} is the name of a branch or tag, at commit ${found}`
  throw new GitHubError(message, { kind: 'other' })
}

/** @throws as `client.get` */
export async function fetchPullRequest(
  client: Client,
  repository: Repository,
  number: number,
  signal: AbortSignal,
): Promise<{ readonly commit: string; readonly pullRequest: PullRequestRef }> {
  const { owner, repo } = repository
  const { head, base } = await client.get(PULL, { owner, repo, pull_number: number }, signal)
  return {
    commit: expectSha(asObject(head).sha),
    pullRequest: {
      number,
      url: pullRequestUrl(repository, number),
      base: asString(asObject(base).ref),
    },
  }
}

/** @throws as `client.get` */
export async function fetchCommitOfRun(
  client: Client,
  { owner, repo, runId }: Pick<Target, 'owner' | 'repo' | 'runId'>,
  signal: AbortSignal,
): Promise<string> {
  return expectSha((await client.get(RUN, { owner, repo, run_id: runId }, signal)).head_sha)
}

function expectSha(value: unknown): string {
  if (typeof value === 'string' && isFullSha(value)) return value
  throw new GitHubError('the response has no SHA of a commit', { kind: 'not-json' })
}
