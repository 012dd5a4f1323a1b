import { asObject, asOrdinal, asString } from '../../github/json-values.ts'
import type { TestedCommit } from '../../github/commit/resolve-commit.ts'
import { decodePullRequest, toPullRequestRef } from '../../github/pull-request/pull-request.ts'
import type { Target } from '../../model/target.ts'
import { isCurrentRepository, isCurrentRun } from '../read-target.ts'
import type { Env } from '../read-values.ts'

/** Origin of the commit to report. */
export interface CommitSource {
  /** The run that it is of. */
  readonly runId: number
  /** That run, if the event contains it. */
  readonly response?: unknown
  /** The commit, if the event shows it. */
  readonly tested?: TestedCommit | undefined
}

/**
 * Reads where the commit of the run that the inputs name is from:
 *
 * 1. For `workflow_run`, the triggering run: the current run is of the default branch.
 * 2. For a pull request, its head: `GITHUB_SHA` is a merge commit, whose runs GitHub lists by the head.
 * 3. For other events, `GITHUB_SHA`.
 */
export function readCommit(event: unknown, env: Env, target: Target): CommitSource {
  const { workflow_run, pull_request } = asObject(event)
  const triggering = asObject(workflow_run)
  const triggeringId = asOrdinal(triggering.id) ?? target.runId
  const isCurrent = isCurrentRun(target, env)
  const isTriggering = isCurrentRepository(target, env) && triggeringId === target.runId
  if (workflow_run !== undefined && (isCurrent || isTriggering)) {
    return { runId: triggeringId, response: triggering } // 1
  }
  const { runId } = target
  if (!isCurrent) return { runId }
  const known = decodePullRequest(pull_request)
  const commit =
    pull_request === undefined
      ? env('GITHUB_SHA') // 3
      : asString(asObject(asObject(pull_request).head).sha) // 2
  const pullRequest = known && toPullRequestRef(target, known)
  return { runId, tested: commit === undefined ? undefined : { commit, pullRequest } }
}
