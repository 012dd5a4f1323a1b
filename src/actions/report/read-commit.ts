import { asArray, asObject, asOrdinal, asString } from '../../github/json-values.ts'
import { type PullRequestRef, pullRequestUrl, type Target } from '../../model/target.ts'
import { isCurrentRun } from '../read-target.ts'
import type { Env } from '../read-values.ts'

/** The commit to report, as far as the event shows it. */
export interface EventCommit {
  /** `undefined` if only the run that the inputs name shows it. */
  readonly sha: string | undefined
  readonly pullRequest: PullRequestRef | undefined
}

/**
 * Reads the commit of the run that the inputs name:
 *
 * 1. For `workflow_run`, that of the triggering run: the current run is of the default branch.
 * 2. For a pull request, its head: `GITHUB_SHA` is a merge commit, whose runs GitHub lists by the head.
 * 3. For other events, `GITHUB_SHA`.
 */
export function readCommit(event: unknown, env: Env, target: Target): EventCommit {
  const { workflow_run, pull_request } = asObject(event)
  const triggering = asObject(workflow_run)
  const isTriggering =
    `${target.owner}/${target.repo}` === env('GITHUB_REPOSITORY') &&
    asOrdinal(triggering.id) === target.runId
  if (!isCurrentRun(target, env) && !isTriggering) return { sha: undefined, pullRequest: undefined }
  if (workflow_run !== undefined) return ofRun(triggering, target) // 1
  if (pull_request !== undefined) {
    const sha = asString(asObject(asObject(pull_request).head).sha)
    return { sha, pullRequest: readPullRequest(pull_request, target) } // 2
  }
  return { sha: env('GITHUB_SHA'), pullRequest: undefined } // 3
}

function ofRun(run: ReturnType<typeof asObject>, target: Target): EventCommit {
  const sha = asString(run.head_sha)
  const requests = asArray(run.pull_requests).filter(
    (request) => asString(asObject(asObject(request).head).sha) === sha,
  )
  // Of several, none is the one that the commit belongs to.
  const [only, ...others] = requests
  return { sha, pullRequest: others.length > 0 ? undefined : readPullRequest(only, target) }
}

function readPullRequest(request: unknown, target: Target): PullRequestRef | undefined {
  const { number, base } = asObject(request)
  const id = asOrdinal(number)
  if (id === undefined) return undefined
  return { number: id, url: pullRequestUrl(target, id), base: asString(asObject(base).ref) }
}
