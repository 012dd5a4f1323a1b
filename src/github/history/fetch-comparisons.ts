import { setImmediate } from 'node:timers/promises'
import type { Note } from '../../model/note.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Billing } from '../../model/report/minutes.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { decodeBillable, decodeVisibility, fetchBillable } from '../runs/fetch-billable.ts'
import { type AttemptsResponses, decodeAttempts, fetchAttempts } from './fetch-attempts.ts'
import { fetchEarlierRuns, type HistoryQuery } from './fetch-history.ts'
import { searchEarly } from './search-early.ts'

/** Server with runners that GitHub bills; on other servers, a label may name any runner. */
const HOSTED_SERVER = 'https://github.com'

const NO_ATTEMPTS: AttemptsResponses = { attempts: [], notes: [] }

/** How long a report waits for optional data. */
const TIMEOUT: Milliseconds = 20 * SECOND

export interface ComparisonsQuery extends Pick<HistoryQuery, 'defaultBranch' | 'runs'> {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly: Promise<boolean | undefined>
  /** The response for the reported run. */
  readonly run: Promise<unknown>
  /** What is known of the run before its response, in the form of one. */
  readonly knownRun?: unknown
  /** The note that too few requests remain for these; `undefined` if enough do. */
  readonly scarce: Promise<Note | undefined>
}

/** The data that a run is compared with. */
interface Comparisons {
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
  client: Client,
  target: Target,
  query: ComparisonsQuery,
  deadline: AbortSignal,
): Promise<Comparisons> {
  const { runs, defaultBranch } = query
  const repository = target
  const early = new AbortController()
  const find = searchEarly(
    { client, repository, signal: AbortSignal.any([deadline, early.signal]) },
    { run: query.knownRun, defaultBranch, runs },
  )
  const run = await query.run
  const visibility = decodeVisibility(run)
  const hosted = target.serverUrl === HOSTED_SERVER
  const nothing: Comparisons = {
    earlierRuns: undefined,
    earlierAttempts: [],
    billing: { hosted, visibility, billable: undefined },
    notes: [],
  }
  const attempt = asOrdinal(asObject(run).run_attempt) ?? 1
  const isWanted = run !== undefined && (runs > 0 || attempt > 1)
  const scarce = isWanted ? await query.scarce : undefined
  if (!isWanted || scarce !== undefined) {
    early.abort()
    return { ...nothing, notes: scarce === undefined ? [] : [scarce] }
  }
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT)])
  // Few requests are sent in parallel, and those for logs, which take the most rounds, go first.
  const latestOnly = query.latestOnly.then((isLatest) => setImmediate(isLatest))
  const [history, attempts, billable] = await Promise.all([
    fetchEarlierRuns({ client, repository, signal }, { ...query, run, latestOnly, find }),
    latestOnly.then((isLatest) =>
      isLatest ? NO_ATTEMPTS : fetchAttempts(client, target, attempt, signal),
    ),
    // GitHub bills only private repositories on its own runners.
    runs > 0 && hosted && visibility === 'private'
      ? fetchBillable(client, target, signal)
      : undefined,
  ])
  return {
    earlierRuns: history.earlierRuns,
    earlierAttempts: decodeAttempts(attempts, target),
    billing: { hosted, visibility, billable: decodeBillable(billable) },
    notes: [...history.notes, ...attempts.notes],
  }
}
