import { isFailure } from '../../model/conclusion.ts'
import type { Cause, Verdict } from '../../model/report/cause.ts'

/** What may be the code's comes first, what the base branch fails for as well comes last. */
const RANKS: Readonly<Record<Verdict['kind'], number>> = {
  new: 0,
  unknown: 1,
  unsteady: 2,
  infrastructure: 3,
  known: 4,
}

/** Returns the position of a verdict: what may be the code's comes first. */
export function verdictRank({ kind }: Verdict): number {
  return RANKS[kind]
}

/** Sorts failures before what was only cancelled, and each of them by verdict; keeps the order of others. */
export function orderCauses<Item extends Cause>(causes: readonly Item[]): Item[] {
  return causes.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf({ failures, verdict }: Cause): number {
  const { outcome } = failures[0].job
  const isCancelled = outcome === undefined || !isFailure(outcome)
  return verdictRank(verdict) + (isCancelled ? Object.keys(RANKS).length : 0)
}
