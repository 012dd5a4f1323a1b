import { setImmediate } from 'node:timers/promises'
import { type BaseResponses, jobsKey } from '../../model/base-branch.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Note } from '../../model/note.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Run } from '../../model/run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import { type RepositorySource, within } from '../http/client.ts'
import { remainsFor, scarceNote } from '../http/rate-limit.ts'
import { listWholeAttempt } from '../run/attempt-jobs.ts'
import { decodeListedRun, decodeRunOf, type RunListing } from '../runs/listed-run.ts'
import {
  type BranchList,
  type EarlierRunsQuery,
  findEarlierRuns,
  type FoundRuns,
  NO_RUNS,
} from './find-earlier-runs.ts'

const NOT_COMPARED = 'this run was not compared with earlier ones'
const NOT_UNUSUAL =
  'the jobs of this run, which took no longer than most earlier ones, were not compared with theirs'

/** How long a report waits for optional data. */
const TIMEOUT: Milliseconds = 20 * SECOND

/** How long it waits for lists of runs, so that what explains a failure can list them again if they are late. */
const LIST_TIMEOUT: Milliseconds = 10 * SECOND

/** What is known of the reported run before its jobs are. */
interface ComparisonsQuery extends Pick<EarlierRunsQuery, 'defaultBranch' | 'runs'> {
  /** The response for the reported run. */
  readonly run: Promise<unknown>
  /** What is known of the run before its response, in the form of one. */
  readonly knownRun?: unknown
  /** Whether the server lists jobs only by run. */
  readonly latestOnly: Promise<boolean | undefined>
}

/** The data that a run is compared with. */
interface Comparisons {
  /** `undefined` if there is nothing to compare with. */
  readonly earlierRuns: EarlierRuns | undefined
  readonly notes: readonly Note[]
}

/** The requests for what a run is compared with. None of the promises rejects. */
interface StartedComparisons {
  /** Returns the runs that were listed of a branch; `undefined` if they were not, or not in time. */
  readonly listed: (branch: string) => Promise<BranchList | undefined>
  /** The runs that are read whatever the run is like; `undefined` if too few requests remain for that. */
  readonly earlierRuns: Promise<EarlierRuns | undefined>
  /** Reads the rest, if the run is unusual and requests remain for it. */
  readonly read: (query: Pick<HistoryQuery, 'isUnusual' | 'atHand'>) => Promise<Comparisons>
}

/**
 * Starts to fetch what a run is compared with, unless `runs` is 0: earlier runs and their jobs. Does not wait for the
 * response for the run to list the earlier ones, if what is known of it is enough.
 */
export function startComparisons(
  source: RepositorySource,
  query: ComparisonsQuery,
): StartedComparisons {
  const { runs, defaultBranch } = query
  const { client } = source
  const remains = (purpose: 'unusual' | 'comparison') => remainsFor(client.rateLimit(), purpose)
  const mayReadAll = query.run.then(() => remains('comparison'))
  const search = { defaultBranch, runs, mayListMore: mayReadAll }
  const early = { ...search, run: query.knownRun }
  const { isStarted, find } = searchEarly(within(source, LIST_TIMEOUT), early)
  const found = query.run.then((run) =>
    run !== undefined && (isStarted || remains('unusual'))
      ? find(within(source, LIST_TIMEOUT), run)
      : NO_RUNS,
  )
  // They may not be needed, and their failure is then none.
  found.catch(() => undefined)
  const readRuns = async (reading: Pick<HistoryQuery, 'isUnusual' | 'atHand'>) => {
    // Few requests are sent in parallel, and those for logs, which take the most rounds, go first.
    const latestOnly = await query.latestOnly.then((isLatest) => setImmediate(isLatest))
    const run = await query.run
    const history = { ...search, ...reading, run, latestOnly, find: () => found }
    return await fetchEarlierRuns(within(source, TIMEOUT), history)
  }
  const all = mayReadAll.then((may) => (may ? readRuns({}) : undefined))
  return {
    listed: async (branch) => {
      const { listed } = await found.catch(() => NO_RUNS)
      return listed.find((list) => list.branch === branch)
    },
    earlierRuns: all.then((history) => history?.earlierRuns),
    read: async (reading) => {
      const run = await query.run
      const nothing = { earlierRuns: undefined, notes: [] }
      if (run === undefined || runs === 0) return nothing
      const read = await all
      const scarce = scarceNote(client.rateLimit(), 'unusual', NOT_COMPARED)
      if (read === undefined && scarce !== undefined) return { ...nothing, notes: [scarce] }
      return read ?? (await readRuns(reading))
    },
  }
}

interface HistoryQuery extends EarlierRunsQuery {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean | undefined
  /**
   * Returns whether the run is worth comparing with these, if requests do not remain for every run. @default always
   */
  readonly isUnusual?: (earlier: readonly ListedRun[]) => boolean
  /** Jobs that were read already, by `jobsKey`. */
  readonly atHand?: BaseResponses['jobs'] | undefined
  /** @default `findEarlierRuns` */
  readonly find?: FindEarlierRuns
}

/**
 * Fetches the earlier runs of a run, at most `query.runs`, with their jobs. The jobs take one more round
 * trip, two for runs of over 100 jobs. Never throws: if runs can't be read, a note says why.
 */
export async function fetchEarlierRuns(
  source: RepositorySource,
  query: HistoryQuery,
): Promise<Pick<Comparisons, 'earlierRuns' | 'notes'>> {
  const { client, repository } = source
  const note = (error: unknown, subject: string): Note => {
    return { severity: 'notice', text: explain(error, subject, repository, client.repair) }
  }
  try {
    const { find = (_, run) => findEarlierRuns(source, { ...query, run }) } = query
    const { branch, runs, notes } = await find(source, query.run)
    const scarce = scarceNote(client.rateLimit(), 'comparison', NOT_UNUSUAL)
    if (scarce !== undefined && runs.length > 0 && query.isUnusual?.(runs) === false) {
      return { earlierRuns: undefined, notes: [...notes, scarce] }
    }
    const fetched = await Promise.allSettled(
      runs.slice(0, query.runs).map((run) => fetchEarlierRun(source, run, query)),
    )
    const read = fetched.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
    const earlierRuns =
      branch === undefined || read.length === 0 ? undefined : { branch, runs: read.toReversed() }
    const [failure] = fetched.filter((run) => run.status === 'rejected')
    if (failure === undefined) return { earlierRuns, notes }
    const subject = `${fetched.length - read.length} of ${fetched.length} earlier runs`
    return { earlierRuns, notes: [...notes, note(failure.reason, subject)] }
  } catch (error) {
    return { earlierRuns: undefined, notes: [note(error, 'the earlier runs')] }
  }
}

/** @throws if any job can't be read, since totals would be too small */
async function fetchEarlierRun(
  source: RepositorySource,
  { run, response }: RunListing,
  { latestOnly, atHand }: Pick<HistoryQuery, 'latestOnly' | 'atHand'>,
): Promise<Run> {
  const { id: runId, attempt = 1 } = run
  const known = atHand?.get(jobsKey(runId, attempt))
  if (known !== undefined) return { ...run, jobs: known, jobsCounted: known.length }
  const jobs = await listWholeAttempt(source, { runId, attempt, latestOnly })
  return decodeRunOf(response, source.repository, jobs)
}

/** Finds the earlier runs by the response for the reported run. @throws as `findEarlierRuns` */
type FindEarlierRuns = (source: RepositorySource, run: unknown) => Promise<FoundRuns>

/**
 * Searches the earlier runs before the response for the run is there, which saves a round trip. The search
 * by the response uses the result, unless the run is of another branch or event than expected, GitHub does
 * not know the file of the workflow, or there are so many later runs that earlier ones are missing.
 *
 * @param query with what is known of the run, in the form of a response; the search by the response starts
 * without it if that is not enough
 */
function searchEarly(source: RepositorySource, query: EarlierRunsQuery) {
  const known = decodeListedRun(query.run, source.repository)
  const [, file] = /^\.github\/workflows\/([^/]+)$/.exec(known?.run.workflowPath ?? '') ?? []
  const isKnown = known?.run.event !== undefined && known.run.branch !== undefined
  const early = isKnown && file !== undefined && findEarlierRuns(source, { ...query, file })
  // The search may not be needed, and its failure is then none.
  if (early !== false) early.catch(() => undefined)
  const find: FindEarlierRuns = async (later, run) => {
    const reported = decodeListedRun(run, source.repository)
    if (early !== false && reported !== undefined && isSameSearch(known, reported)) {
      const found = await early.catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
      if (found?.displaced === false) return found
    }
    return await findEarlierRuns(later, { ...query, run })
  }
  return { isStarted: early !== false, find }
}

function isSameSearch(known: RunListing | undefined, reported: RunListing): boolean {
  const [one, other] = [known, reported].map((listing) => {
    const { id, branch, event, workflowPath = known?.run.workflowPath } = listing?.run ?? {}
    return JSON.stringify([id, branch, event, workflowPath, listing?.isFromFork])
  })
  return one === other && reported.workflowId !== undefined
}
