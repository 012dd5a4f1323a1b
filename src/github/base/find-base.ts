import { isFromFork } from '../history/list-branch-runs.ts'
import { asArray, asObject, asString } from '../json-values.ts'

/** A branch that a run is compared with. */
interface FoundBase {
  /** `undefined` for the default branch, if its name is unknown. */
  readonly branch: string | undefined
  readonly isCurrent: boolean
  readonly testsMerge: boolean
  /** The newest commit of the branch that the run contains, if the run itself names it. */
  readonly sha?: string | undefined
}

/** A base branch can have slashes in its name. The last commit before the group ends the name. */
const MERGE_QUEUE = /^gh-readonly-queue\/(.+)\/pr-\d+-([0-9a-f]{40})$/

export const PULL_REQUEST_EVENTS: ReadonlySet<string | undefined> = new Set([
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
 * @param given the base branch in the payload of the event, if it has one
 */
export function findBase(
  response: unknown,
  {
    baseBranch,
    defaultBranch,
  }: { baseBranch?: string | undefined; defaultBranch: string | undefined },
): FoundBase {
  const run = asObject(response)
  const event = asString(run.event)
  const head = asString(run.head_branch)
  const [, queued, sha] = MERGE_QUEUE.exec(head ?? '') ?? []
  if (queued !== undefined) return { branch: queued, isCurrent: false, testsMerge: true, sha }
  if (PULL_REQUEST_EVENTS.has(event)) {
    const branch = baseBranch ?? pullRequestBase(response) ?? defaultBranch
    return { branch, isCurrent: false, testsMerge: event !== 'pull_request_target' }
  }
  const isOwn = !isFromFork(response)
  if (head !== undefined && head === defaultBranch && isOwn) {
    return { branch: head, isCurrent: true, testsMerge: false }
  }
  const branch = defaultBranch && (pullRequestBase(response) ?? defaultBranch)
  return { branch, isCurrent: false, testsMerge: false }
}

/**
 * Returns the base branch of the open pull requests for the run's commit; `undefined` if none is open, as
 * for a fork, or if they differ.
 */
function pullRequestBase(response: unknown): string | undefined {
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
