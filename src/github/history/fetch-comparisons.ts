import type { Note } from '../../model/note.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Billing } from '../../model/report/minutes.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { type RateLimit, scarceNote } from '../http/rate-limit.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { decodeBillable, decodeVisibility, fetchBillable } from '../runs/fetch-billable.ts'
import { type AttemptsResponses, decodeAttempts, fetchAttempts } from './fetch-attempts.ts'
import { fetchEarlierRuns, type HistoryQuery } from './fetch-history.ts'

/** Server with runners that GitHub bills; on other servers, a label may name any runner. */
const HOSTED_SERVER = 'https://github.com'

const NO_ATTEMPTS: AttemptsResponses = { attempts: [], notes: [] }

/** How long a report waits for optional data. */
const TIMEOUT: Milliseconds = 20 * SECOND

export interface ComparisonsQuery extends HistoryQuery {
  /** By the latest response. */
  readonly rateLimit: RateLimit | undefined
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
 * earlier attempts. Makes no request for a first attempt with `runs: 0`, or if few requests of the token
 * remain. Never throws.
 */
export async function fetchComparisons(
  client: Client,
  target: Target,
  query: ComparisonsQuery,
  deadline: AbortSignal,
): Promise<Comparisons> {
  const { run, runs, rateLimit } = query
  const visibility = decodeVisibility(run)
  const hosted = target.serverUrl === HOSTED_SERVER
  const nothing: Comparisons = {
    earlierRuns: undefined,
    earlierAttempts: [],
    billing: { hosted, visibility, billable: undefined },
    notes: [],
  }
  const attempt = asOrdinal(asObject(run).run_attempt) ?? 1
  if (run === undefined || (runs === 0 && attempt === 1)) return nothing
  const scarce = scarceNote(rateLimit)
  if (scarce !== undefined) return { ...nothing, notes: [scarce] }
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT)])
  const [history, attempts, billable] = await Promise.all([
    fetchEarlierRuns({ client, repository: target, signal }, query),
    query.latestOnly === true ? NO_ATTEMPTS : fetchAttempts(client, target, attempt, signal),
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
