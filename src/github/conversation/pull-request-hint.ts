import { asArray, asCount, asObject, asString } from '../json-values.ts'

/** What an event shows about the pull request that its commit belongs to. All of it comes from GitHub. */
export type PullRequestHint =
  | {
      readonly kind: 'number'
      readonly number: number
      /** Head commit when the event was sent; `undefined` if another commit was tested. */
      readonly commit: string | undefined
    }
  /** A branch that may be in a fork. */
  | {
      readonly kind: 'branch'
      readonly owner: string
      readonly branch: string
      /** `owner/name` of the repository or fork that has the branch. */
      readonly repository: string
      /** The commits that the pull request may have as its head. */
      readonly commits: readonly string[]
      /** Numbers of pull requests from the branch; empty for forks. */
      readonly numbers: readonly number[]
    }
  | { readonly kind: 'commit'; readonly commit: string }

/**
 * Matches the temporary branch of a merge group, which GitHub names after its last pull request. The name
 * of the base branch before it can have slashes.
 */
const MERGE_GROUP = /\/pr-(\d+)-[0-9a-f]{40}$/

/**
 * Reads the hint from the payload of an event.
 *
 * @param commit commit of the event, for events without a pull request
 * @returns `undefined` if the event is about no commit, or about one of a deleted fork
 */
export function readPullRequestHint(
  event: unknown,
  commit: string | undefined,
): PullRequestHint | undefined {
  const { pull_request, merge_group, workflow_run } = asObject(event)
  const request = asObject(pull_request)
  const number = asCount(request.number)
  if (number !== undefined) {
    return { kind: 'number', number, commit: asString(asObject(request.head).sha) }
  }
  const queued = readMergeGroup(asObject(merge_group).head_ref)
  if (queued !== undefined) return queued
  if (workflow_run !== undefined) return readRunHint(workflow_run)
  return commit === undefined ? undefined : { kind: 'commit', commit }
}

/** Reads the hint from a run, as in a `workflow_run` event. */
function readRunHint(response: unknown): PullRequestHint | undefined {
  const run = asObject(response)
  // A fork can have a branch that is named like that of a merge group.
  if (run.event === 'merge_group') return readMergeGroup(run.head_branch)
  const head = asObject(run.head_repository)
  const owner = asString(asObject(head.owner).login)
  const [branch, repository] = [asString(run.head_branch), asString(head.full_name)]
  // For `pull_request_target`, `head_sha` can be the commit of the base branch.
  const commits = [run.head_sha, asObject(run.head_commit).id].flatMap((sha) => asString(sha) ?? [])
  if (owner === undefined || branch === undefined || repository === undefined) return undefined
  const numbers = asArray(run.pull_requests).flatMap(
    (request) => asCount(asObject(request).number) ?? [],
  )
  return { kind: 'branch', owner, branch, repository, commits, numbers }
}

function readMergeGroup(ref: unknown): PullRequestHint | undefined {
  const [, number] = MERGE_GROUP.exec(asString(ref) ?? '') ?? []
  return number === undefined
    ? undefined
    : { kind: 'number', number: Number(number), commit: undefined }
}
