import { setImmediate } from 'node:timers/promises'
import { isPullRequestEvent } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Note } from '../../model/note.ts'
import type { Milliseconds } from '../../model/time.ts'
import { unreadNote } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { remainsFor } from '../http/rate-limit.ts'
import { listRuns, mergeRuns, type RunFilter } from '../run/list-runs.ts'
import type { ReadDefaultBranch } from './default-branch.ts'

/** Minimum runs: with fewer of a branch or an event, the default branch or all events are the better baseline. */
export const MIN_RUNS = 5

/** Runs listed in excess, since the run itself, later runs, runs of forks and those that did not pass are dropped. */
const SPARE_RUNS = 20

const MAX_LISTED = 100

interface EarlierRunsQuery {
  /** What is known of the reported run; `undefined` if it could not be read. */
  readonly reported: ListedRun | undefined
  /** Name of the workflow file, if the id of the workflow is not known yet. */
  readonly file?: string | undefined
  readonly defaultBranch: ReadDefaultBranch
  /** Number of earlier runs to compare with. */
  readonly runs: number
  /** Whether requests remain for more than the newest runs of the default branch. */
  readonly mayListMore: Promise<boolean>
}

/** Earlier runs of one branch. */
export interface EarlierList {
  /** `undefined` if there are none. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly ListedRun[]
  /** Whether later runs, which GitHub lists if the time of the run is unknown, took the place of earlier ones. */
  readonly displaced: boolean
  /** Runs that were listed of each branch, whatever its conclusion. */
  readonly listed: readonly BranchList[]
  readonly notes: readonly Note[]
}

/** The newest runs of a workflow for a branch before the reported run. */
export interface BranchList {
  readonly branch: string
  /** Newest first, of all events and conclusions. */
  readonly runs: readonly ListedRun[]
  /** Whether the branch has no others. */
  readonly complete: boolean
}

/** Runs of a branch that were successful, newest first. */
interface BranchRuns extends BranchList, Pick<EarlierList, 'displaced'> {
  readonly passed: readonly ListedRun[]
  readonly sameEvent: readonly ListedRun[]
}

/** The reported run, and which branch to search. */
interface BranchSearch extends Pick<EarlierRunsQuery, 'runs' | 'mayListMore'> {
  readonly reported: ListedRun
  readonly workflow: string | number
  readonly branch: string
  /** Whether a run of its event can have the branch. */
  readonly isEventPossible: boolean
}

export const NO_RUNS: EarlierList = {
  branch: undefined,
  runs: [],
  displaced: false,
  listed: [],
  notes: [],
}

/** Facts known of the reported run before its jobs are. */
interface SearchQuery extends Pick<EarlierRunsQuery, 'defaultBranch' | 'runs'> {
  /** The reported run; `undefined` if it could not be read. */
  readonly run: Promise<ListedRun | undefined>
  /** Facts known of the run before its response. */
  readonly known?: ListedRun | undefined
  /** Time that listing them may take in total. */
  readonly timeout: Milliseconds
}

/**
 * Finds the earlier runs of a run. Does not wait for the response for the run to list them, if what is known of it is
 * enough: that saves a round trip. The search by the response uses the result, unless the run is of another branch or
 * event than expected, GitHub does not know the file of the workflow, or there are so many later runs that earlier ones
 * are missing.
 *
 * @throws as `findEarlierRuns`
 */
export async function searchEarlierRuns(
  whole: RepositorySource,
  { run, known, defaultBranch, runs, timeout }: SearchQuery,
): Promise<EarlierList> {
  const { client } = whole
  const source = whole.until(AbortSignal.timeout(timeout))
  const mayListMore = run.then(() => remainsFor(client.rateLimit(), 'comparison'))
  const search = { defaultBranch, runs, mayListMore }
  const [, file] = /^\.github\/workflows\/([^/]+)$/.exec(known?.run.workflowPath ?? '') ?? []
  const isKnown = known?.run.event !== undefined && known.run.branch !== undefined
  const early =
    isKnown && file !== undefined
      ? findEarlierRuns(source, { ...search, reported: known, file })
      : undefined
  // The search may not be needed, and its failure is then none.
  early?.catch(() => undefined)
  const reported = await run
  if (early === undefined && !remainsFor(client.rateLimit(), 'unusual')) return NO_RUNS
  if (early !== undefined && reported !== undefined && isSameSearch(known, reported)) {
    const found = await early.catch((error: unknown) => {
      if (!isNotFound(error)) throw error
    })
    if (found?.displaced === false) return found
  }
  return await findEarlierRuns(source, { ...search, reported })
}

function isSameSearch(known: ListedRun | undefined, reported: ListedRun): boolean {
  const [one, other] = [known, reported].map((listing) => {
    const { id, branch, event, workflowPath = known?.run.workflowPath } = listing?.run ?? {}
    return JSON.stringify([id, branch, event, workflowPath, listing?.isFromFork])
  })
  return one === other && reported.workflowId !== undefined
}

/**
 * Finds the successful runs of the same workflow before a run, in the first of these lists that has at
 * least `MIN_RUNS`:
 *
 * 1. branch and event of the run;
 * 2. default branch and event of the run;
 * 3. branch of the run, any event;
 * 4. default branch, any event.
 *
 * Takes one round trip, and one more for each of: a run of another branch than the default one, if the event does not
 * name that; an event or success that is rare among the newest runs.
 *
 * @throws if no list could be read
 */
async function findEarlierRuns(
  source: RepositorySource,
  query: EarlierRunsQuery,
): Promise<EarlierList> {
  const { reported, runs, mayListMore } = query
  const workflow = reported?.workflowId ?? query.file
  if (reported === undefined || workflow === undefined || runs === 0) return NO_RUNS
  // A branch of a fork may have the name of a branch here, but is another branch.
  const own = reported.isFromFork ? undefined : reported.run.branch
  const search = { reported, workflow, runs, isEventPossible: true, mayListMore }
  const enough = new AbortController()
  const main = query.defaultBranch(source)
  const listOwn = async (branch: string) => {
    const isOnly = main.then((name) => name === undefined || name === branch)
    // If the event does not name the default branch, that takes a round trip, which is not waited for.
    const isUnnamed = Promise.race([main.then(() => false).catch(() => true), setImmediate(true)])
    const mayList = Promise.any([isOnly, mayListMore, isUnnamed].map(whenTrue)).catch(() => false)
    return (await mayList) ? await listBranchRuns(source, { ...search, branch }) : undefined
  }
  const current = own === undefined ? Promise.resolve(undefined) : listOwn(own)
  // Listed before it is known whether the branch of the run has enough: what failed is compared with it.
  const other = main.then((branch) => {
    if (branch === undefined || branch === own) return undefined
    const { event } = reported.run
    const isEventPossible = !isPullRequestEvent(event) && event !== 'merge_group'
    // Ends the list, but not the request for the branch, which is needed again.
    return listBranchRuns(source.until(enough.signal), { ...search, branch, isEventPossible })
  })
  const settled = Promise.allSettled([current, other])
  const first = await current.catch(() => undefined)
  if (first === undefined || first.sameEvent.length < MIN_RUNS)
    return chooseList(await settled, source)
  // 1. Of the default branch, what has arrived: the verdicts need it.
  const arrived = await Promise.race([other, Promise.resolve(undefined)]).catch(() => undefined)
  enough.abort()
  const listed = arrived === undefined ? [first] : [first, arrived]
  return { ...first, runs: first.sameEvent, listed, notes: [] }
}

/** Chooses from the lists of the branches that were read, that of the run first. @throws if none was */
function chooseList(
  lists: readonly PromiseSettledResult<BranchRuns | undefined>[],
  source: RepositorySource,
): EarlierList {
  const read = lists.flatMap((list) => (list.status === 'fulfilled' ? (list.value ?? []) : []))
  const failures = lists.flatMap((list): unknown[] =>
    list.status === 'rejected' ? [list.reason] : [],
  )
  const chosen = chooseBranch(read)
  const displaced = read.some((runs) => runs.displaced)
  const isEnough = chosen !== undefined && chosen.runs.length >= MIN_RUNS
  if (isEnough || failures.length === 0)
    return { ...(chosen ?? NO_RUNS), displaced, listed: read, notes: [] }
  if (chosen === undefined) throw failures[0]
  const note = unreadNote(failures[0], 'all earlier runs', source)
  return { ...chosen, displaced, listed: read, notes: [note] }
}

async function whenTrue(promise: Promise<boolean>): Promise<true> {
  if (await promise) return true
  throw new Error('false')
}

/**
 * Lists the earlier runs of a branch. Makes a second request if successful ones of the event are rare among them.
 *
 * @throws what the client throws
 */
async function listBranchRuns(
  source: RepositorySource,
  { reported, workflow, branch, isEventPossible, runs, mayListMore }: BranchSearch,
): Promise<BranchRuns> {
  const { event, id } = reported.run
  const before = reported.createdAt === undefined ? {} : { before: reported }
  const list = async (filter: Pick<RunFilter, 'event' | 'status'>) => {
    const found = await listRuns(
      source,
      { workflow, branch, ...filter, ownBranches: true, ...before },
      Math.min(MAX_LISTED, runs + SPARE_RUNS),
    )
    const earlier = found.runs.filter(({ run }) => run.id < id)
    const passed = earlier.filter(({ run }) => run.conclusion === 'success')
    const sameEvent = passed.filter(({ run }) => run.event === event)
    const isMore = found.total !== undefined && !found.complete
    const isFull = !found.runs.some(({ run }) => run.id > id) || sameEvent.length >= runs
    const all = { branch, runs: earlier, complete: found.complete }
    return { ...all, passed, sameEvent, isMore, displaced: isMore && !isFull }
  }
  const any = await list({})
  const isOfEvent = isEventPossible && event !== undefined
  const { length } = isOfEvent ? any.sameEvent : any.passed
  if (length >= runs || !any.isMore || !(await mayListMore)) return any
  const more = await list({ ...(isOfEvent && { event }), status: 'success' })
  return {
    ...any,
    passed: mergeRuns([any.passed, more.passed]),
    sameEvent: mergeRuns([any.sameEvent, more.sameEvent]),
    displaced: any.displaced || more.displaced,
  }
}

/** @param branches that of the run first */
function chooseBranch(
  branches: readonly BranchRuns[],
): Pick<BranchRuns, 'branch' | 'runs'> | undefined {
  // 1, 2
  const event = branches.find(({ sameEvent }) => sameEvent.length >= MIN_RUNS)
  if (event !== undefined) return { branch: event.branch, runs: event.sameEvent }
  // 3, 4
  const any =
    branches.find(({ passed }) => passed.length >= MIN_RUNS) ??
    branches.findLast(({ passed }) => passed.length > 0)
  return any && { branch: any.branch, runs: any.passed }
}
