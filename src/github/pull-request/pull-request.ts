import { isPullRequestEvent } from '../../model/event.ts'
import { pullRequestUrl, type Repository } from '../../model/target.ts'
import type { PullRequestRef } from '../../model/shapes/commit-report.ts'
import type { ApiData, RunData } from '../http/request.ts'
import { asArray, asCount, asObject, asOrdinal, asString } from '../json-values.ts'

/** Paths of pull requests. */
export const PULLS = '/repos/{owner}/{repo}/pulls'
export const PULL = `${PULLS}/{pull_number}` as const

export interface PullRequest {
  readonly number: number
  readonly open: boolean
  readonly merged: boolean
  /** Its newest commit; `undefined` if unknown. */
  readonly commit: string | undefined
  /** The branch to merge into; `undefined` if unknown. */
  readonly base: string | undefined
  /** Whether it is open and conflicts with its base. Only the response for a single one shows that. */
  readonly conflicts: boolean
}

/** Decodes a pull request, as GitHub returns it or an event contains it; `undefined` without a number. */
export function decodePullRequest(response: unknown): PullRequest | undefined {
  const { number, state, merged_at, head, base, mergeable_state } =
    asObject<ApiData<typeof PULL>>(response)
  const known = asOrdinal(number)
  if (known === undefined) return undefined
  return {
    number: known,
    open: state === 'open',
    merged: asString(merged_at) !== undefined,
    commit: asString(asObject(head).sha),
    base: asString(asObject(base).ref),
    // While GitHub computes it, it is `unknown`.
    conflicts: state === 'open' && mergeable_state === 'dirty',
  }
}

/**
 * Returns the open pull requests that a run lists. It lists none for a fork, and those of other
 * repositories, which this function omits, if they have the same head.
 */
export function listedPullRequests(run: unknown): readonly PullRequest[] {
  const { pull_requests, repository } = asObject<RunData>(run)
  const own = asCount(asObject(repository).id)
  return asArray(pull_requests).flatMap((response) => {
    const { repo } = asObject(asObject(response).base)
    const isOther = own !== undefined && (asCount(asObject(repo).id) ?? own) !== own
    return isOther ? [] : (decodePullRequest(response) ?? [])
  })
}

/** Returns the reference to a pull request of a repository. */
export function toPullRequestRef(
  repository: Repository,
  { number, base }: Pick<PullRequest, 'number' | 'base'>,
): PullRequestRef {
  return { number, url: pullRequestUrl(repository, number), base }
}

/**
 * Returns whether a run is for a pull request from a fork, whose branch may also be called `main`. GitHub
 * lists no head repository if the fork was deleted. Other events do not run for forks.
 */
export function isFromFork(run: unknown): boolean {
  const { repository, head_repository, event } = asObject<RunData>(run)
  const base = asObject(repository)
  const head = asObject(head_repository)
  const baseId = asCount(base.id)
  const headId = asCount(head.id)
  if (baseId !== undefined && headId !== undefined) return baseId !== headId
  const baseName = asString(base.full_name)
  const headName = asString(head.full_name)
  if (baseName !== undefined && headName !== undefined) return baseName !== headName
  return head_repository === null && isPullRequestEvent(asString(event))
}
