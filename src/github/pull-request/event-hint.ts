import type { Read } from '../../model/note.ts'
import { COMMIT_EVENTS, isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { asCount, asObject, asString } from '../json-values.ts'

/** Facts that an event shows about the pull request that its commit belongs to. All facts come from GitHub. */
export type PullRequestHint =
  | {
      readonly kind: 'number'
      readonly number: number
      /** Head commit when the event was sent; `undefined` if another commit was tested. */
      readonly commit: string | undefined
      /** The merge group that was tested; `undefined` for the pull request alone. */
      readonly group: MergeGroup | undefined
    }
  | BranchHint
  | { readonly kind: 'commit'; readonly commit: string }

/** A branch that may be in a fork. */
export interface BranchHint {
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

/** The temporary branch of a merge group, with the pull requests that it merges. */
export interface MergeGroup {
  readonly kind: 'tested'
  readonly branch: string
  readonly commit: string | undefined
}

/** An event, as the runner describes it. */
interface EventFacts {
  /** @example 'push' */
  readonly name: string | undefined
  readonly payload: unknown
  /** The run that triggered the workflow; `undefined` if none did. */
  readonly triggering: ListedRun | undefined
  /** Hint for events without a pull request. */
  readonly commit: string | undefined
}

/**
 * Reads the hint from an event.
 *
 * @returns a sentence that says why there is none: runs for the event do not test its commit, or its fork was deleted
 */
export function readPullRequestHint({
  name,
  payload,
  triggering,
  commit,
}: EventFacts): Read<PullRequestHint> {
  const { pull_request, merge_group } = asObject(payload)
  const request = asObject(pull_request)
  const number = asCount(request.number)
  if (number !== undefined) {
    const head = asString(asObject(request.head).sha)
    return { read: { kind: 'number', number, commit: head, group: undefined } }
  }
  const { head_ref, head_sha } = asObject(merge_group)
  const queued = readMergeGroup(head_ref, head_sha)
  if (queued !== undefined) return { read: queued }
  if (triggering !== undefined) return readRunHint(triggering)
  if (!COMMIT_EVENTS.has(name) || commit === undefined) return { unread: withoutHint(name) }
  return { read: { kind: 'commit', commit } }
}

function withoutHint(event = '(unknown)'): string {
  const isLost = COMMIT_EVENTS.has(event) || isPullRequestEvent(event)
  return isLost
    ? `The event ${event} names no commit, so no pull request is known.`
    : `A run for the event ${event} does not test the commit of a pull request, so none is known.`
}

function readRunHint(listing: ListedRun): Read<PullRequestHint> {
  const { event, branch, commit } = listing.run
  // A fork can have a branch that is named like that of a merge group.
  if (event === 'merge_group') return knownHint(readMergeGroup(branch, commit))
  if (!COMMIT_EVENTS.has(event) && !isPullRequestEvent(event)) return { unread: withoutHint(event) }
  return knownHint(readBranchHint(listing))
}

function knownHint(hint: PullRequestHint | undefined): Read<PullRequestHint> {
  return hint === undefined ? { unread: NO_HEAD } : { read: hint }
}

/** Reads the branch of a run; `undefined` if GitHub does not report it, as for a deleted fork. */
export function readBranchHint({
  run: { branch, commit },
  headRepository: repository,
  headCommit,
  pullRequests,
}: ListedRun): BranchHint | undefined {
  const [owner] = repository?.split('/') ?? []
  if (owner === undefined || branch === undefined || repository === undefined) return undefined
  // For `pull_request_target`, the commit of the run can be that of the base branch.
  const commits = [commit, headCommit].filter((sha) => sha !== undefined)
  const numbers = pullRequests.map(({ number }) => number)
  return { kind: 'branch', owner, branch, repository, commits, numbers }
}

const NO_HEAD =
  'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.'

function readMergeGroup(ref: unknown, commit: unknown): PullRequestHint | undefined {
  const branch = asString(ref)?.replace(/^refs\/heads\//, '')
  const queue = parseMergeQueueBranch(branch)
  if (branch === undefined || queue === undefined) return undefined
  const group = { kind: 'tested' as const, branch, commit: asString(commit) }
  return { kind: 'number', number: queue.pullRequest, commit: undefined, group }
}
