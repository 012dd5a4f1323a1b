import { setImmediate } from 'node:timers/promises'
import type { Note } from '../../model/note.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Billing } from '../../model/report/minutes.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { listWholeAttempt } from '../run/attempt-jobs.ts'
import { decodeVisibility, fetchBillable } from '../runs/fetch-billable.ts'
import { decodeListedRun, decodeRunOf, type RunListing } from '../runs/listed-run.ts'
import { type EarlierAttempts, fetchAttempts } from './fetch-attempts.ts'
import { type EarlierRunsQuery, findEarlierRuns, type FoundRuns } from './find-earlier-runs.ts'

/** Server with runners that GitHub bills; on other servers, a label may name any runner. */
const HOSTED_SERVER = /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/

const NO_ATTEMPTS: EarlierAttempts = { attempts: [], notes: [] }

/** How long a report waits for optional data. */
const TIMEOUT: Milliseconds = 20 * SECOND

export interface ComparisonsQuery extends Pick<HistoryQuery, 'defaultBranch' | 'runs'> {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly: Promise<boolean | undefined>
  /** How many earlier attempts to list. @default 2 */
  readonly maxAttempts?: number | undefined
  /** The response for the reported run. */
  readonly run: Promise<unknown>
  /** What is known of the run before its response, in the form of one. */
  readonly knownRun?: unknown
  /** The note that too few requests remain for these; `undefined` if enough do. */
  readonly scarce: Promise<Note | undefined>
}

/** The data that a run is compared with. */
interface Comparisons {
  /** `undefined` if there is nothing to compare with. */
  readonly earlierRuns: EarlierRuns | undefined
  readonly earlierAttempts: readonly EarlierAttempt[]
  readonly billing: Billing
  readonly notes: readonly Note[]
}

/**
 * Fetches in parallel what a run is compared with: earlier runs and billed time, unless `runs` is 0, and
 * earlier attempts. Does not wait for the response for the run to list the earlier ones, if what is known
 * of it is enough. Makes no request for a first attempt with `runs: 0`, and no further one if few requests
 * of the token remain. Never throws.
 */
export async function fetchComparisons(
  source: RepositorySource,
  target: Target,
  query: ComparisonsQuery,
): Promise<Comparisons> {
  const { runs, defaultBranch } = query
  const early = new AbortController()
  const find = searchEarly(
    { ...source, signal: AbortSignal.any([source.signal, early.signal]) },
    { run: query.knownRun, defaultBranch, runs },
  )
  const run = await query.run
  const billing = uncountedBilling(target, run)
  const nothing = { earlierRuns: undefined, earlierAttempts: [], billing, notes: [] }
  const attempt = asOrdinal(asObject(run).run_attempt) ?? 1
  const isWanted = run !== undefined && (runs > 0 || attempt > 1)
  const scarce = isWanted ? await query.scarce : undefined
  if (!isWanted || scarce !== undefined) {
    early.abort()
    return { ...nothing, notes: scarce === undefined ? [] : [scarce] }
  }
  const signal = AbortSignal.any([source.signal, AbortSignal.timeout(TIMEOUT)])
  const limited = { ...source, signal }
  // Few requests are sent in parallel, and those for logs, which take the most rounds, go first.
  const latestOnly = query.latestOnly.then((isLatest) => setImmediate(isLatest))
  const [history, attempts, billable] = await Promise.all([
    fetchEarlierRuns(limited, { ...query, run, latestOnly, find }),
    latestOnly.then((isLatest) =>
      isLatest
        ? NO_ATTEMPTS
        : fetchAttempts(limited, { runId: target.runId, attempt }, query.maxAttempts),
    ),
    // GitHub bills only private repositories on its own runners.
    runs > 0 && billing.hosted && billing.visibility === 'private'
      ? fetchBillable(limited, target.runId)
      : undefined,
  ])
  return {
    earlierRuns: history.earlierRuns,
    earlierAttempts: attempts.attempts,
    billing: { ...billing, billable },
    notes: [...history.notes, ...attempts.notes],
  }
}

/** Returns what the response for a run shows about its price, without the time that GitHub has counted. */
export function uncountedBilling({ serverUrl }: Pick<Target, 'serverUrl'>, run: unknown): Billing {
  const hosted = HOSTED_SERVER.test(serverUrl)
  return { hosted, visibility: decodeVisibility(run), billable: undefined }
}

export interface HistoryQuery extends EarlierRunsQuery {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: Promise<boolean | undefined>
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
    const latestOnly = await query.latestOnly
    const fetched = await Promise.allSettled(
      runs.slice(0, query.runs).map((run) => fetchEarlierRun(source, run, latestOnly)),
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
  { run: { id: runId, attempt = 1 }, response }: RunListing,
  latestOnly: boolean | undefined,
): Promise<Run> {
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
function searchEarly(source: RepositorySource, query: EarlierRunsQuery): FindEarlierRuns {
  const known = decodeListedRun(query.run, source.repository)
  const [, file] = /^\.github\/workflows\/([^/]+)$/.exec(known?.run.workflowPath ?? '') ?? []
  const isKnown = known?.run.event !== undefined && known.run.branch !== undefined
  const early = isKnown && file !== undefined && findEarlierRuns(source, { ...query, file })
  // The search may not be needed, and its failure is then none.
  if (early !== false) early.catch(() => undefined)
  return async (later, run) => {
    const reported = decodeListedRun(run, source.repository)
    if (early !== false && reported !== undefined && isSameSearch(known, reported)) {
      const found = await early.catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
      if (found?.displaced === false) return found
    }
    return await findEarlierRuns(later, { ...query, run })
  }
}

function isSameSearch(known: RunListing | undefined, reported: RunListing): boolean {
  const [one, other] = [known, reported].map((listing) => {
    const { id, branch, event, workflowPath = known?.run.workflowPath } = listing?.run ?? {}
    return JSON.stringify([id, branch, event, workflowPath, listing?.isFromFork])
  })
  return one === other && reported.workflowId !== undefined
}
