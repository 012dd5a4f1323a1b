import { type PullRequestRef, pullRequestUrl, type Target } from '../../model/target.ts'
import { findPullRequests } from '../conversation/find-pull-requests.ts'
import { readPullRequestHint } from '../conversation/pull-request-hint.ts'
import { skipped } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asArray, asObject, asOrdinal, asString } from '../json-values.ts'

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

/** The commit that a run tests, and the pull request that it is the head of, as far as it is known. */
export interface RunCommit {
  readonly commit: string
  readonly pullRequest: PullRequestRef | undefined
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
  client: Client,
  target: Pick<Target, 'serverUrl' | 'owner' | 'repo' | 'runId'>,
  known: unknown,
  signal: AbortSignal,
): Promise<RunCommit> {
  const { owner, repo, runId } = target
  const run = asObject(known ?? (await client.get(RUN, { owner, repo, run_id: runId }, signal)))
  const isOfPullRequest = asString(run.event)?.startsWith('pull_request') === true
  const event = { name: 'workflow_run', payload: { workflow_run: run }, commit: undefined }
  const hint = isOfPullRequest ? readPullRequestHint(event) : undefined
  const listed = asArray(run.pull_requests).map(asObject)
  const found =
    typeof hint === 'object' && hint.kind === 'branch' && listed.length === 0
      ? await findPullRequests(client, target, hint, signal).catch(
          skipped(client, `the pull request of run ${runId}`),
        )
      : listed.map(({ number, head, base }) => ({
          number: asOrdinal(number),
          commit: asString(asObject(head).sha),
          base: asString(asObject(base).ref),
        }))
  const described = asString(asObject(run.head_commit).id)
  const recorded = asString(run.head_sha)
  const tested = run.event === 'pull_request_target' ? (described ?? recorded) : recorded
  const heads = (found ?? []).filter(({ commit }) => [described, recorded].includes(commit))
  const [only, ...others] = heads
  return {
    commit: expectSha(only?.commit ?? tested),
    // Of several, none is the one that the commit belongs to.
    pullRequest:
      only?.number === undefined || others.length > 0
        ? undefined
        : { number: only.number, url: pullRequestUrl(target, only.number), base: only.base },
  }
}

function expectSha(value: unknown): string {
  if (typeof value === 'string' && isFullSha(value)) return value
  throw new GitHubError('the response has no SHA of a commit', { kind: 'not-json' })
}
