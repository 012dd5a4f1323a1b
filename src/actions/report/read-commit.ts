import { asObject, asOrdinal, asString } from '../../github/json-values.ts'
import { decodePullRequest, toPullRequestRef } from '../../github/pull-request/pull-request.ts'
import type { Target } from '../../model/target.ts'
import type { PullRequestRef } from '../../model/shapes/commit-report.ts'
import { isCurrentRepository, isCurrentRun } from '../read-target.ts'
import type { Env } from '../read-values.ts'

/** Where the commit to report is from. */
export type CommitSource =
  /** The event that started the current run. `sha` is `undefined` if the event lacks it. */
  | {
      readonly kind: 'current-run'
      readonly sha: string | undefined
      readonly pullRequest: PullRequestRef | undefined
    }
  /** The run with this id. `response` is that run as the event contains it, else `undefined`. */
  | { readonly kind: 'run'; readonly runId: number; readonly response: unknown }

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
    return { kind: 'run', runId: triggeringId, response: triggering } // 1
  }
  if (!isCurrent) return { kind: 'run', runId: target.runId, response: undefined }
  if (pull_request !== undefined) {
    const sha = asString(asObject(asObject(pull_request).head).sha)
    const known = decodePullRequest(pull_request)
    const pullRequest = known && toPullRequestRef(target, known)
    return { kind: 'current-run', sha, pullRequest } // 2
  }
  return { kind: 'current-run', sha: env('GITHUB_SHA'), pullRequest: undefined } // 3
}
