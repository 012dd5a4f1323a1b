import { asArray, asCount, asObject, asString } from '../json-values.ts'

/** What an event shows about the pull request that its commit belongs to. All of it comes from GitHub. */
export type PullRequestHint =
  | {
      readonly kind: 'number'
      readonly number: number
      /** Head commit when the event was sent; `undefined` if another commit was tested. */
      readonly commit: string | undefined
      /** The merge group that was tested; `undefined` for the pull request alone. */
      readonly group: MergeGroup | undefined
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

/** The temporary branch of a merge group, with the pull requests that it merges. */
export interface MergeGroup {
  readonly branch: string
  readonly commit: string | undefined
}

/**
 * Events that test the commit that they are filed under. Others, such as comments and issues, are filed
 * under the tip of the default branch, which they do not test.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const COMMIT_EVENTS: readonly unknown[] = [
  'push',
  'schedule',
  'workflow_dispatch',
  'create',
  'deployment',
  'deployment_status',
]

const PULL_REQUEST_EVENT = /^pull_request/

/**
 * Matches the temporary branch of a merge group, which GitHub names after its last pull request. The name
 * of the base branch before it can have slashes.
 */
const MERGE_GROUP = /^(.*\/pr-(\d+)-)[0-9a-f]{40}$/

/** An event, as the runner describes it. */
interface EventFacts {
  /** @example 'push' */
  readonly name: string | undefined
  readonly payload: unknown
  /** For events without a pull request. */
  readonly commit: string | undefined
}

/**
 * Reads the hint from an event.
 *
 * @returns why there is none, as a sentence: the event is about no commit, or about one of a deleted fork
 */
export function readPullRequestHint({
  name,
  payload,
  commit,
}: EventFacts): PullRequestHint | string {
  const { pull_request, merge_group, workflow_run } = asObject(payload)
  const request = asObject(pull_request)
  const number = asCount(request.number)
  if (number !== undefined) {
    const head = asString(asObject(request.head).sha)
    return { kind: 'number', number, commit: head, group: undefined }
  }
  const { head_ref, head_sha } = asObject(merge_group)
  const queued = readMergeGroup(head_ref, head_sha)
  if (queued !== undefined) return queued
  if (workflow_run !== undefined) return readRunHint(workflow_run)
  if (!COMMIT_EVENTS.includes(name)) return aboutNoCommit(name)
  return commit === undefined ? aboutNoCommit(name) : { kind: 'commit', commit }
}

function aboutNoCommit(event: string | undefined): string {
  return `The event ${event ?? '(unknown)'} is about no commit, so no pull request is known.`
}

/** Reads the hint from a run, as in a `workflow_run` event. */
function readRunHint(response: unknown): PullRequestHint | string {
  const run = asObject(response)
  // A fork can have a branch that is named like that of a merge group.
  if (run.event === 'merge_group') return readMergeGroup(run.head_branch, run.head_sha) ?? NO_HEAD
  const event = asString(run.event)
  if (!COMMIT_EVENTS.includes(event) && !PULL_REQUEST_EVENT.test(event ?? '')) {
    return aboutNoCommit(event)
  }
  const head = asObject(run.head_repository)
  const owner = asString(asObject(head.owner).login)
  const [branch, repository] = [asString(run.head_branch), asString(head.full_name)]
  // For `pull_request_target`, `head_sha` can be the commit of the base branch.
  const commits = [run.head_sha, asObject(run.head_commit).id].flatMap((sha) => asString(sha) ?? [])
  if (owner === undefined || branch === undefined || repository === undefined) return NO_HEAD
  const numbers = asArray(run.pull_requests).flatMap(
    (request) => asCount(asObject(request).number) ?? [],
  )
  return { kind: 'branch', owner, branch, repository, commits, numbers }
}

const NO_HEAD =
  'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.'

function readMergeGroup(ref: unknown, commit: unknown): PullRequestHint | undefined {
  const branch = asString(ref)?.replace(/^refs\/heads\//, '')
  const [, , number] = MERGE_GROUP.exec(branch ?? '') ?? []
  if (branch === undefined || number === undefined) return undefined
  const group = { branch, commit: asString(commit) }
  return { kind: 'number', number: Number(number), commit: undefined, group }
}

/** Returns whether two branches are of merge groups of the same pull request into the same base branch. */
export function isSameQueue(one: string, other: string): boolean {
  const [, queue] = MERGE_GROUP.exec(one) ?? []
  return queue !== undefined && queue === MERGE_GROUP.exec(other)?.[1]
}
