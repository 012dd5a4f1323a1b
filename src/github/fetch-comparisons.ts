import type { EarlierAttempt } from '../model/attempts.ts'
import type { EarlierRuns } from '../model/history.ts'
import type { Billing } from '../model/minutes.ts'
import type { Note } from '../model/note.ts'
import type { Target } from '../model/target.ts'
import { SECOND, type Milliseconds } from '../model/time.ts'
import type { Client } from './client.ts'
import { decodeHistory } from './decode-history.ts'
import { decodeAttempts, fetchAttempts, type AttemptsAnswers } from './fetch-attempts.ts'
import { decodeBillable, decodeVisibility, fetchBillable } from './fetch-billable.ts'
import { fetchHistory, type HistoryQuestion } from './fetch-history.ts'
import { fields, ordinal } from './fields.ts'
import { isScarce, scarceNote, type Quota } from './quota.ts'

/** What GitHub's own runners are rented out on; elsewhere a label may be anybody's. */
const HOSTED_SERVER = 'https://github.com'

const NO_ATTEMPTS: AttemptsAnswers = { attempts: [], notes: [] }

/** The longest that a report waits for what it can do without. */
const PATIENCE: Milliseconds = 20 * SECOND

export interface ComparisonsQuestion extends HistoryQuestion {
  /** As the latest answer told. */
  readonly quota: Quota | undefined
}

/** What a run can be set beside. */
export interface Comparisons {
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
  question: ComparisonsQuestion,
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
  const attempt = ordinal(fields(run).run_attempt) ?? 1
  if (run === undefined || (runs === 0 && attempt === 1)) return nothing
  if (quota !== undefined && isScarce(quota)) {
    return { ...nothing, notes: [scarceNote(quota)] }
  }
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(PATIENCE)])
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
