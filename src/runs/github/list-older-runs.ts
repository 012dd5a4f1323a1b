import { isPullRequestEvent } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { onePerId } from '../../github/json-values.ts'
import { PULLS } from '../../github/pull-request/pull-request.ts'
import { listRuns, MAX_LISTED_RUNS, mergeRuns } from '../../github/run/list-runs.ts'

/** GitHub filters by one status per request. */
const UNFINISHED = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const

/** One page, of runs of any status. */
const MAX_PAGE_RUNS = 100

/** Oldest first. Those that are `unclear` may be for another pull request from the same branch. */
type OlderRuns = Readonly<Record<'older' | 'unclear', readonly ListedRun[]>>

/**
 * Lists the unfinished runs of the same workflow, branch, event and pull request that are older than a
 * run. Branches of different repositories are different even if they have the same name. For a pull
 * request, the branch is its head branch.
 *
 * @returns `undefined` if GitHub does not report one of these properties of the run
 * @throws as `client.get`, if any list can't be read
 */
export async function listOlderRuns(
  source: RepositorySource,
  than: ListedRun,
): Promise<OlderRuns | undefined> {
  const { workflowId, headRepositoryId } = than
  const { branch, event } = than.run
  if (workflowId === undefined || branch === undefined || event === undefined) return undefined
  // GitHub reports no repository for a deleted fork, so two of them can't be distinguished.
  if (headRepositoryId === undefined) return undefined
  const isPullRequest = isPullRequestEvent(event)
  const filter = {
    workflow: workflowId,
    branch,
    event,
    ...(isPullRequest && { exclude_pull_requests: false }),
  }
  const lists = [
    // A run can change its status between two lists by status and so be in neither.
    listRuns(source, filter, MAX_PAGE_RUNS),
    ...UNFINISHED.map((status) => listRuns(source, { ...filter, status }, MAX_LISTED_RUNS)),
  ]
  const listed = mergeRuns((await Promise.all(lists)).map(({ runs }) => runs))
  const runs = listed.toReversed().filter(
    ({ run, ...listing }) =>
      // Ids ascend with time.
      run.id < than.run.id &&
      listing.status !== 'completed' &&
      listing.workflowId === workflowId &&
      run.branch === branch &&
      run.event === event &&
      listing.headRepositoryId === headRepositoryId,
  )
  if (!isPullRequest) return { older: runs, unclear: [] }
  const isUnlisted = ({ pullRequests }: ListedRun) => pullRequests.length === 0
  const open = isUnlisted(than) && runs.some(isUnlisted) ? await countOpen(source, than) : undefined
  const relations = Map.groupBy(runs, (run) => relate(run, than, open))
  return { older: relations.get('same') ?? [], unclear: relations.get('unclear') ?? [] }
}

/**
 * Returns whether two runs of one branch are for the same pull request. A branch can have several, into
 * different base branches, and GitHub then lists each of these pull requests for each run.
 *
 * @param open the number of open pull requests from the branch, if known
 */
function relate(
  one: ListedRun,
  other: ListedRun,
  open: number | undefined,
): 'same' | 'other' | 'unclear' {
  const [first = [], second = []] = [one, other].map(({ pullRequests }) =>
    pullRequests.map(({ number }) => number),
  )
  if (first.length === 0 && second.length === 0) return open === 1 ? 'same' : 'unclear'
  if (first.length === 0 || second.length === 0) return 'unclear'
  if (!first.some((number) => second.includes(number))) return 'other'
  return first.length === 1 && second.length === 1 ? 'same' : 'unclear'
}

/**
 * Counts the open pull requests from a branch, since GitHub lists none with a run from a fork.
 *
 * @returns `undefined` if they can't be read, which needs `pull-requests: read`
 */
async function countOpen(
  source: RepositorySource,
  { headRepository, run }: ListedRun,
): Promise<number | undefined> {
  const [headOwner] = headRepository?.split('/') ?? []
  if (headOwner === undefined || run.branch === undefined) return undefined
  try {
    const head = `${headOwner}:${run.branch}`
    return onePerId(await source.list(PULLS, { state: 'open', head, per_page: 2 })).length
  } catch {
    return undefined
  }
}
