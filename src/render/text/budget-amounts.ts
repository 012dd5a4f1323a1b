import { minutesIn } from '../../model/report/time-budget.ts'
import type { ExceededBudget, Overrun } from '../../model/shapes/times.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'
import { formatDuration, plural } from './units.ts'

interface BudgetAmounts {
  /** `312 runner minutes` or `5h 12m`. */
  readonly took: string
  /** `300` or `5h`. */
  readonly budgeted: string
  readonly over: string
}

/** Returns what something took, its budget and their difference, in runner minutes or as durations. */
export function amountsOf({ budget, limit }: ExceededBudget, { duration }: Overrun): BudgetAmounts {
  const inMinutes = (time: Milliseconds) => String(time / MINUTE)
  const [format, took] =
    minutesIn(budget) === undefined
      ? [formatDuration, formatDuration(duration)]
      : [inMinutes, plural(duration / MINUTE, 'runner minute')]
  return {
    took,
    budgeted: format(limit),
    over: format(duration - limit),
  }
}
