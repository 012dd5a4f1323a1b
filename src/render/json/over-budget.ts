import type { ExceededBudget } from '../../model/report/time-budget.ts'
import { toSeconds } from '../text/units.ts'
import type { Seconds, Text, Url } from './values.ts'

/** A time budget that was exceeded. */
export interface ExceededBudgetJson {
  /** As written in the input. */
  readonly budget: Text
  readonly limitSeconds: Seconds
  /**
   * Longest first.
   *
   * @minItems 1
   */
  readonly overruns: readonly OverrunJson[]
}

/** A run, job or step that took longer than its budget. */
interface OverrunJson {
  /** `the run`, the name of a job, or `job > step`. */
  readonly name: Text
  readonly url: Url
  readonly durationSeconds: Seconds
}

export function overBudgetJson(overBudget: readonly ExceededBudget[]): ExceededBudgetJson[] {
  return overBudget.map(({ budget, overruns }) => ({
    budget: budget.line,
    limitSeconds: toSeconds(budget.limit),
    overruns: overruns.map(({ name, url, duration }) => ({
      name,
      url,
      durationSeconds: toSeconds(duration),
    })),
  }))
}
