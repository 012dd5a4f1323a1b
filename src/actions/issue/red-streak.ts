import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'
import type { RedRun, RedStreak } from '../../render/conversation/issue.ts'

/** The run that a report is about. */
interface ReportedRun extends RedRun {
  readonly createdAt: Instant | undefined
}

/** What the runs of a branch show about one of them. */
export interface RunHistory {
  /** Whether a newer run has passed or failed. */
  readonly outdated: boolean
  /** As if the run had failed. */
  readonly streak: RedStreak
  /** When the first run of the streak was created; `undefined` if unknown. */
  readonly redSince: Instant | undefined
}

/**
 * Finds the failed runs since the last successful one. Runs that neither passed nor failed, such as cancelled
 * ones, are skipped.
 *
 * @param listed newest first
 */
export function readHistory(
  reported: ReportedRun,
  listed: readonly ListedRun[],
  branch: string,
): RunHistory {
  const decided = listed.filter(({ run: { conclusion = 'unknown' } }) => {
    return isFailure(conclusion) || hasPassed(conclusion)
  })
  const older = decided.filter(({ run }) => run.id < reported.id)
  const lastGreen = older.find(({ run: { conclusion = 'unknown' } }) => hasPassed(conclusion))
  const failed = older.filter(({ run }) => run.id > (lastGreen?.run.id ?? 0))
  const first = failed.at(-1)
  const runs = [...failed.map(toRedRun).toReversed(), reported]
  const createdAt = listed.find(({ run }) => run.id === reported.id)?.createdAt
  return {
    outdated: decided.some(({ run }) => run.id > reported.id),
    streak: { branch, runs, lastGreen: lastGreen && toRedRun(lastGreen) },
    redSince: first === undefined ? (createdAt ?? reported.createdAt) : first.createdAt,
  }
}

function hasPassed(conclusion: string): boolean {
  return conclusion === 'success' || conclusion === 'neutral'
}

function toRedRun({ run: { id, number, commit } }: ListedRun): RedRun {
  return { id, number, commit }
}
