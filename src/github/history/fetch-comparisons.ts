import type { Note } from '../../model/note.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Billing } from '../../model/report/minutes.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { isScarce, type RateLimit, scarceNote } from '../http/rate-limit.ts'
import { asCount, asObject, asOrdinal } from '../json-values.ts'
import { decodeRun } from '../run/decode.ts'
import { decodeBillable, decodeVisibility, fetchBillable } from '../runs/fetch-billable.ts'
import { type AttemptsResponses, decodeAttempts, fetchAttempts } from './fetch-attempts.ts'
import { fetchHistory, type HistoryResponses, type HistoryQuery } from './fetch-history.ts'

/** What GitHub's own runners are rented out on; elsewhere a label may be anybody's. */
const HOSTED_SERVER = 'https://github.com'

const NO_ATTEMPTS: AttemptsResponses = { attempts: [], notes: [] }

/** The longest that a report waits for what it can do without. */
const TIMEOUT: Milliseconds = 20 * SECOND

export interface ComparisonsQuery extends HistoryQuery {
  /** As the latest answer told. */
  readonly quota: RateLimit | undefined
}

/** What a run can be set beside. */
interface Comparisons {
  readonly earlierRuns: EarlierRuns | undefined
  readonly earlierAttempts: readonly EarlierAttempt[]
  readonly billing: Billing
  readonly notes: readonly Note[]
}

/**
 * Fetches what a run is compared with, in parallel: earlier runs and what GitHub has counted of the run
 * unless `runs` is 0, and earlier attempts of the run. No request for a first attempt with `runs: 0`,
 * nor while the token has few left. Never throws.
 */
export async function fetchComparisons(
  client: Client,
  target: Target,
  question: ComparisonsQuery,
  deadline: AbortSignal,
): Promise<Comparisons> {
  const { run, runs, quota } = question
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
  if (quota !== undefined && isScarce(quota)) {
    return { ...nothing, notes: [scarceNote(quota)] }
  }
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT)])
  const [history, attempts, billable] = await Promise.all([
    fetchHistory(client, target, question, signal),
    question.latestOnly === true ? NO_ATTEMPTS : fetchAttempts(client, target, attempt, signal),
    // Only what private repositories run on GitHub's runners is billed.
    runs > 0 && hosted && visibility === 'private'
      ? fetchBillable(client, target, signal)
      : undefined,
  ])
  return {
    earlierRuns: decodeHistory(history, target),
    earlierAttempts: decodeAttempts(attempts, target),
    billing: { hosted, visibility, billable: decodeBillable(billable) },
    notes: [...history.notes, ...attempts.notes],
  }
}

/** The earlier runs that GitHub answered; `undefined` when there are none. */
export function decodeHistory(answers: HistoryResponses, target: Target): EarlierRuns | undefined {
  const { branch, runs } = answers
  if (branch === undefined || runs.length === 0) return undefined
  const decoded = runs.map((answer) => {
    const { id, run_attempt } = asObject(answer.run)
    const attempt = asOrdinal(run_attempt) ?? 1
    return decodeRun(answer, { ...target, runId: asCount(id) ?? 0, attempt, current: undefined })
  })
  return { branch, runs: decoded.toReversed() }
}
