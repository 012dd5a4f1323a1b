import type { ExceededBudget } from '../../model/report/time-budget.ts'
import { toSeconds } from '../text/units.ts'

/** An item of the part `overBudget` of the JSON report. */
export interface ExceededBudgetJson {
  /** As written in the input. */
  readonly budget: string
  readonly limitSeconds: number
  /** Longest first. */
  readonly overruns: readonly {
    readonly name: string
    readonly url: string
    readonly durationSeconds: number
  }[]
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
