import { COMMIT_EVENTS } from '../../model/base-branch.ts'
import { isFromFork } from '../history/list-branch-runs.ts'
import { asArray, asObject, asString } from '../json-values.ts'

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
  /** Finds the base of the pull request by the commit of the run. */
  readonly pullRequestBase: () => Promise<string | undefined>
}

/** A base branch can have slashes in its name. The last commit before the group ends the name. */
const MERGE_QUEUE = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40}$/

const PULL_REQUEST_EVENTS: ReadonlySet<string | undefined> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
])

/**
 * Finds the branch that a run is compared with: that of its pull request or merge group, else the default
 * branch.
 *
 * @param response the response for the run
 * @throws what the readers throw
 */
export async function findBase(response: unknown, readers: BaseReaders): Promise<FoundBase> {
  const run = asObject(response)
  const event = asString(run.event)
  const other = { isCurrent: false, testsMerge: false, testsCommit: false }
  if (PULL_REQUEST_EVENTS.has(event)) {
    const known = readers.baseBranch ?? listedBase(response)
    const branch = known ?? (await readers.pullRequestBase())
    return { ...other, branch, testsMerge: event !== 'pull_request_target' }
  }
  const head = isFromFork(response) ? undefined : asString(run.head_branch)
  const [, queued] = MERGE_QUEUE.exec(head ?? '') ?? []
  if (queued !== undefined) return { ...other, branch: queued, testsMerge: true }
  const branch = await readers.defaultBranch()
  if (!COMMIT_EVENTS.has(event)) return { ...other, branch }
  if (head !== undefined && head === branch) {
    return { branch, isCurrent: true, testsMerge: false, testsCommit: true }
  }
  return { ...other, branch: branch && (listedBase(response) ?? branch), testsCommit: true }
}

/**
 * Returns the base branch of the open pull requests for the run's commit; `undefined` if none is listed,
 * as for a fork, or if they differ.
 */
function listedBase(response: unknown): string | undefined {
  const run = asObject(response)
  const repository = asObject(run.repository).id
  const bases = asArray(run.pull_requests).flatMap((pull) => {
    const { base, head } = asObject(pull)
    const { ref, repo } = asObject(base)
    const isOfRun = asObject(repo).id === repository && asObject(head).sha === run.head_sha
    return isOfRun ? (asString(ref) ?? []) : []
  })
  const [first, ...others] = new Set(bases)
  return others.length === 0 ? first : undefined
}
