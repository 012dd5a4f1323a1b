import {
  BASE_EVENTS,
  BRANCH_EVENTS,
  isPullRequestEvent,
  parseMergeQueueBranch,
} from '../../model/event.ts'
import type { RunData } from '../http/request.ts'
import { asObject, asString } from '../json-values.ts'
import { isFromFork, listedPullRequests, type PullRequest } from './pull-request.ts'

/** A branch that a run is compared with. */
interface FoundBase {
  /** `undefined` if it is unknown. */
  readonly branch: string | undefined
  readonly isCurrent: boolean
  readonly testsMerge: boolean
  /** Whether the run is known to test its commit, not a merge or code that its event does not name. */
  readonly testsCommit: boolean
}

/** Reads what the run does not show; each is read only if it is needed. */
interface BaseReaders {
  /** The base branch in the payload of the event, if it has one. */
  readonly baseBranch: string | undefined
  readonly defaultBranch: () => Promise<string | undefined>
  /** Finds the pull requests whose head is the commit of the run. */
  readonly pullRequests: () => Promise<readonly PullRequest[]>
}

/**
 * Finds the branch that a run is compared with: that of its pull request or merge group, else the default
 * branch.
 *
 * @param response the response for the run
 * @throws what the readers throw
 */
export async function findBase(response: unknown, readers: BaseReaders): Promise<FoundBase> {
  const run = asObject<RunData>(response)
  const event = asString(run.event)
  const other = { isCurrent: false, testsMerge: false, testsCommit: false }
  // GitHub lists those of the branch, which can have another commit since.
  const listed = commonBase(listedPullRequests(run).filter(({ commit }) => commit === run.head_sha))
  if (isPullRequestEvent(event)) {
    const known = readers.baseBranch ?? listed
    const branch = known ?? commonBase((await readers.pullRequests()).filter(({ open }) => open))
    return { ...other, branch, testsMerge: !BASE_EVENTS.has(event) }
  }
  const head = isFromFork(response) ? undefined : asString(run.head_branch)
  const queue = parseMergeQueueBranch(head)
  if (queue !== undefined) return { ...other, branch: queue.base, testsMerge: true }
  const branch = await readers.defaultBranch()
  if (!BRANCH_EVENTS.has(event)) return { ...other, branch }
  if (head !== undefined && head === branch) {
    return { branch, isCurrent: true, testsMerge: false, testsCommit: true }
  }
  return { ...other, branch: branch && (listed ?? branch), testsCommit: true }
}

/** Returns the base branch of pull requests; `undefined` if there are none, or if they differ. */
function commonBase(pulls: readonly PullRequest[]): string | undefined {
  const [first, ...others] = new Set(pulls.flatMap(({ base }) => base ?? []))
  return others.length === 0 ? first : undefined
}
