import { isPullRequestEvent } from '../../model/event.ts'
import type { Note } from '../../model/note.ts'
import { explain } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { decodeListedRun, type RunListing } from '../runs/listed-run.ts'
import { listRuns } from '../runs/list-runs.ts'
import type { ReadDefaultBranch } from './default-branch.ts'

/** With fewer runs of a branch or an event, the default branch or all events are the better baseline. */
export const MIN_RUNS = 5

/** Runs listed in excess, since the run itself, later runs and runs of forks are dropped. */
const SPARE_RUNS = 10

const MAX_LISTED = 100

export interface EarlierRunsQuery {
  /** The response for the reported run, or what is known before it. */
  readonly run: unknown
  /** Name of the workflow file, if the id of the workflow is not known yet. */
  readonly file?: string | undefined
  readonly defaultBranch: ReadDefaultBranch
  /** How many earlier runs to compare with. */
  readonly runs: number
}

/** Earlier runs of one branch. */
export interface FoundRuns {
  /** `undefined` if there are none. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly RunListing[]
  /** Whether later runs, which GitHub lists if the time of the run is unknown, took the place of earlier ones. */
  readonly displaced: boolean
  readonly notes: readonly Note[]
}

/** Earlier successful runs of a branch, newest first. */
interface BranchRuns extends Pick<FoundRuns, 'displaced'> {
  readonly branch: string
  readonly runs: readonly RunListing[]
  readonly sameEvent: readonly RunListing[]
}

/** The reported run, and which branch to search. */
interface BranchSearch {
  readonly reported: RunListing
  readonly workflow: string | number
  readonly branch: string
  /** Whether a run of its event can have the branch. */
  readonly isEventPossible: boolean
  /** How many earlier runs to compare with. */
  readonly runs: number
}

const NO_RUNS: FoundRuns = { branch: undefined, runs: [], displaced: false, notes: [] }

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
export async function findEarlierRuns(
  source: RepositorySource,
  query: EarlierRunsQuery,
): Promise<FoundRuns> {
  const { client, repository, signal } = source
  const reported = decodeListedRun(query.run, repository)
  const workflow = reported?.workflowId ?? query.file
  if (reported === undefined || workflow === undefined || query.runs === 0) return NO_RUNS
  // A branch of a fork may have the name of a branch here, but is another branch.
  const own = reported.isFromFork ? undefined : reported.run.branch
  const search = { reported, workflow, runs: query.runs, isEventPossible: true }
  const enough = new AbortController()
  const current =
    own === undefined
      ? Promise.resolve(undefined)
      : listBranchRuns(source, { ...search, branch: own })
  // In parallel, to save a round trip if the branch of the run has too few.
  const other = query.defaultBranch(source).then((branch) => {
    if (branch === undefined || branch === own) return undefined
    const { event } = reported.run
    const isEventPossible = !isPullRequestEvent(event) && event !== 'merge_group'
    // Ends the list, but not the request for the branch, which is needed again.
    const listing = { ...source, signal: AbortSignal.any([signal, enough.signal]) }
    return listBranchRuns(listing, { ...search, branch, isEventPossible })
  })
  const settled = Promise.allSettled([current, other])
  const first = await current.catch(() => undefined)
  // 1
  if (first !== undefined && first.sameEvent.length >= MIN_RUNS) {
    enough.abort()
    return { ...first, runs: first.sameEvent, notes: [] }
  }
  const lists = await settled
  const read = lists.flatMap((list) => (list.status === 'fulfilled' ? (list.value ?? []) : []))
  const failures = lists.flatMap((list): unknown[] =>
    list.status === 'rejected' ? [list.reason] : [],
  )
  const chosen = chooseBranch(read)
  const displaced = read.some((list) => list.displaced)
  const isEnough = chosen !== undefined && chosen.runs.length >= MIN_RUNS
  if (isEnough || failures.length === 0) return { ...(chosen ?? NO_RUNS), displaced, notes: [] }
  if (chosen === undefined) throw failures[0]
  const text = explain(failures[0], 'all earlier runs', repository, client.repair)
  return { ...chosen, displaced, notes: [{ severity: 'notice', text }] }
}

/**
 * Lists the earlier successful runs of a branch. Makes a second request if the event is rare among them.
 *
 * @throws what the client throws
 */
async function listBranchRuns(
  source: RepositorySource,
  { reported, workflow, branch, isEventPossible, runs }: BranchSearch,
): Promise<BranchRuns> {
  const { event, id } = reported.run
  const list = async (filter: { readonly event?: string }) => {
    const found = await listRuns(
      source,
      {
        ...{ workflow, branch, ...filter, status: 'success', ownBranches: true },
        ...(reported.createdAt !== undefined && { before: reported }),
      },
      Math.min(MAX_LISTED, runs + SPARE_RUNS),
    )
    const isMore = found.total !== undefined && !found.complete
    const earlier = found.runs.filter(({ run }) => run.id < id && run.conclusion === 'success')
    const sameEvent = earlier.filter((listing) => listing.run.event === event)
    const isFull = !found.runs.some(({ run }) => run.id > id) || sameEvent.length >= runs
    return { branch, runs: earlier, sameEvent, isMore, displaced: isMore && !isFull }
  }
  const any = await list({})
  const isKnown = any.sameEvent.length >= MIN_RUNS || !any.isMore
  if (isKnown || !isEventPossible || event === undefined) return any
  const { runs: sameEvent, displaced } = await list({ event })
  return { ...any, sameEvent, displaced: any.displaced || displaced }
}

/** @param branches that of the run first */
function chooseBranch(
  branches: readonly BranchRuns[],
): Pick<BranchRuns, 'branch' | 'runs'> | undefined {
  // 1, 2
  const event = branches.find(({ sameEvent }) => sameEvent.length >= MIN_RUNS)
  if (event !== undefined) return { branch: event.branch, runs: event.sameEvent }
  // 3, 4
  return (
    branches.find(({ runs }) => runs.length >= MIN_RUNS) ??
    branches.findLast(({ runs }) => runs.length > 0)
  )
}
