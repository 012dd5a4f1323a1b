import type { Note } from '../../model/note.ts'
import { explain } from '../errors/explain.ts'
import { asCount, asObject, asString } from '../json-values.ts'
import type { ReadDefaultBranch } from './default-branch.ts'
import {
  type BranchRuns,
  isFromFork,
  listBranchRuns,
  MIN_RUNS,
  type RunSearch,
  type Source,
} from './list-branch-runs.ts'

/** Events whose runs are on the branch of a pull request or of a merge group. */
const NOT_ON_DEFAULT_BRANCH: ReadonlySet<unknown> = new Set([
  'pull_request',
  'pull_request_target',
  'merge_group',
])

export interface EarlierRunsQuery {
  /** The response for the reported run. */
  readonly run: unknown
  readonly defaultBranch: ReadDefaultBranch
  /** How many earlier runs to compare with. */
  readonly runs: number
}

type Search = RunSearch & Pick<EarlierRunsQuery, 'defaultBranch'>

/** Earlier runs of one branch. */
interface FoundRuns {
  /** `undefined` if there are none. */
  readonly branch: string | undefined
  /** Not decoded, newest first. */
  readonly runs: readonly unknown[]
  readonly notes: readonly Note[]
}

const NO_RUNS: FoundRuns = { branch: undefined, runs: [], notes: [] }

/**
 * Finds the successful runs of the same workflow before a run, in the first of these lists that has at
 * least `MIN_RUNS`:
 *
 * 1. branch and event of the run;
 * 2. default branch and event of the run;
 * 3. branch of the run, any event;
 * 4. default branch, any event.
 *
 * Takes one round trip, and one more for each of: an unknown default branch, an event that is rare among
 * the newest runs.
 *
 * @throws if no list could be read
 */
export async function findEarlierRuns(source: Source, query: EarlierRunsQuery): Promise<FoundRuns> {
  const { client, target, signal } = source
  const search = searchFor(query)
  if (search === undefined || query.runs === 0) return NO_RUNS
  const { branch } = search
  const enough = new AbortController()
  const current =
    branch === undefined
      ? Promise.resolve(undefined)
      : listBranchRuns(source, { ...search, branch }, true)
  // In parallel, to save a round trip if the branch of the run has too few.
  const other = listDefault(source, search, AbortSignal.any([signal, enough.signal]))
  const settled = Promise.allSettled([current, other])
  const first = await current.catch(() => undefined)
  // 1
  if (first !== undefined && first.sameEvent.length >= MIN_RUNS) {
    enough.abort()
    return { branch: first.branch, runs: first.sameEvent, notes: [] }
  }
  const lists = await settled
  const read = lists.flatMap((list) => (list.status === 'fulfilled' ? (list.value ?? []) : []))
  const failures = lists.flatMap((list): unknown[] =>
    list.status === 'rejected' ? [list.reason] : [],
  )
  const chosen = chooseBranch(read)
  const isEnough = chosen !== undefined && chosen.runs.length >= MIN_RUNS
  if (isEnough || failures.length === 0) return { ...(chosen ?? NO_RUNS), notes: [] }
  if (chosen === undefined) throw failures[0]
  const text = explain(failures[0], 'all earlier runs', target, client.repair)
  return { ...chosen, notes: [{ severity: 'notice', text }] }
}

function searchFor(query: EarlierRunsQuery): Search | undefined {
  const run = asObject(query.run)
  const workflow = asCount(run.workflow_id)
  if (workflow === undefined) return undefined
  return {
    ...query,
    workflow,
    // A branch of a fork may have the name of a branch here, but is another branch.
    branch: isFromFork(run) ? undefined : asString(run.head_branch),
    event: asString(run.event),
    runId: asCount(run.id),
    createdAt: asString(run.created_at),
  }
}

/**
 * Returns `undefined` if the run is on the default branch or the default branch is unknown.
 *
 * @param listing ends the list, but not the request for the branch, which is needed again
 */
async function listDefault(
  source: Source,
  search: Search,
  listing: AbortSignal,
): Promise<BranchRuns | undefined> {
  const branch = await search.defaultBranch(source)
  if (branch === undefined || branch === search.branch) return undefined
  const isPossible = !NOT_ON_DEFAULT_BRANCH.has(search.event)
  return await listBranchRuns({ ...source, signal: listing }, { ...search, branch }, isPossible)
}

/** @param branches that of the run first */
function chooseBranch(branches: readonly BranchRuns[]): Omit<FoundRuns, 'notes'> | undefined {
  // 1, 2
  const event = branches.find(({ sameEvent }) => sameEvent.length >= MIN_RUNS)
  if (event !== undefined) return { branch: event.branch, runs: event.sameEvent }
  // 3, 4
  return (
    branches.find(({ runs }) => runs.length >= MIN_RUNS) ??
    branches.findLast(({ runs }) => runs.length > 0)
  )
}
