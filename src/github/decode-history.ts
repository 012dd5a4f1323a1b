import type { EarlierRuns } from '../model/history.ts'
import type { Target } from '../model/target.ts'
import { decodeRun } from './decode.ts'
import type { HistoryAnswers } from './fetch-history.ts'
import { count, fields, ordinal } from './fields.ts'

/** The earlier runs that GitHub answered; `undefined` when there are none. */
export function decodeHistory(answers: HistoryAnswers, target: Target): EarlierRuns | undefined {
  const { branch, runs } = answers
  if (branch === undefined || runs.length === 0) return undefined
  const decoded = runs.map((answer) => {
    const { id, run_attempt } = fields(answer.run)
    const attempt = ordinal(run_attempt) ?? 1
    return decodeRun(answer, { ...target, runId: count(id) ?? 0, attempt, own: undefined })
  })
  return { branch, runs: decoded.toReversed() }
}
