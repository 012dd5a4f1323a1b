import { readRunStatus, type RunStatus } from '../run/run-status.ts'
import { listRuns, MAX_RUNS, type Source } from './list-runs.ts'

/** GitHub filters by one status per request. */
const UNFINISHED = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const

/** One page, of runs of any status. */
const MAX_RECENT_RUNS = 100

const PULLS = '/repos/{owner}/{repo}/pulls'

interface OlderRuns {
  /** Oldest first. */
  readonly older: readonly RunStatus[]
  /** Older runs that may be for another pull request from the same branch, oldest first. */
  readonly unclear: readonly RunStatus[]
}

/**
 * Lists the unfinished runs of the same workflow, branch, event and pull request that are older than a
 * run. Branches of different repositories are different even if they have the same name. For a pull
 * request, the branch is its head branch.
 *
 * @returns `undefined` if GitHub does not report one of these properties of the run
 * @throws as `client.get`, if any list can't be read
 */
export async function listOlderRuns(
  source: Source,
  than: RunStatus,
): Promise<OlderRuns | undefined> {
  const { workflowId, branch, event, headRepositoryId } = than
  if (workflowId === undefined || branch === undefined || event === undefined) return undefined
  // GitHub reports no repository for a deleted fork, so two of them can't be distinguished.
  if (headRepositoryId === undefined) return undefined
  const isPullRequest = event.startsWith('pull_request')
  const filter = {
    workflow: String(workflowId),
    branch,
    event,
    ...(isPullRequest && { exclude_pull_requests: 'false' as const }),
  }
  const lists = [
    // A run can change its status between two lists by status and so be in neither.
    listRuns(source, filter, MAX_RECENT_RUNS),
    ...UNFINISHED.map((status) => listRuns(source, { ...filter, status }, MAX_RUNS)),
  ]
  const listed = (await Promise.all(lists))
    .flatMap(({ runs }) => runs)
    .flatMap((run) => readRunStatus(run) ?? [])
  const found = listed.filter(
    (run) =>
      // Ids ascend with time.
      run.id < than.id &&
      run.status !== 'completed' &&
      run.workflowId === workflowId &&
      run.branch === branch &&
      run.event === event &&
      run.headRepositoryId === headRepositoryId,
  )
  const runs = [...new Map(found.map((run) => [run.id, run])).values()].sort((a, b) => a.id - b.id)
  if (!isPullRequest) return { older: runs, unclear: [] }
  const isUnlisted = ({ pullRequests }: RunStatus) => pullRequests.length === 0
  const open = isUnlisted(than) && runs.some(isUnlisted) ? await countOpen(source, than) : undefined
  const relations = Map.groupBy(runs, (run) => relate(run, than, open))
  return { older: relations.get('same') ?? [], unclear: relations.get('unclear') ?? [] }
}

/**
 * Returns whether two runs of one branch are for the same pull request. A branch can have several, into
 * different base branches, and GitHub then lists all of them for each run.
 *
 * @param open the number of open pull requests from the branch, if known
 */
function relate(
  { pullRequests: first }: RunStatus,
  { pullRequests: second }: RunStatus,
  open: number | undefined,
): 'same' | 'other' | 'unclear' {
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
  { client, repository: { owner, repo }, signal }: Source,
  { headOwner, branch }: RunStatus,
): Promise<number | undefined> {
  if (headOwner === undefined || branch === undefined) return undefined
  const head = `${headOwner}:${branch}`
  try {
    const parameters = { owner, repo, state: 'open', head, per_page: 2 }
    return (await client.list(PULLS, parameters, signal)).length
  } catch {
    return undefined
  }
}
