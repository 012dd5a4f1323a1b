import { isFailure } from '../../model/conclusion.ts'
import type { Cause, Verdict } from '../../model/report/cause.ts'
import { sortBy } from '../../model/some.ts'

/**
 * What may be the code's comes first, what the base branch fails for as well comes last. What issues list and let pass is
 * as good as known.
 */
const RANKS: Readonly<Record<Verdict['kind'], number>> = {
  new: 0,
  beside: 0,
  unknown: 1,
  listed: 2,
  unsteady: 3,
  infrastructure: 4,
  known: 5,
}

/** Returns the position of a verdict. Last is what issues want to be re-run. */
export function verdictRank(verdict: Verdict): number {
  const { kind, issues } = verdict
  const passes = kind === 'known' || (kind === 'listed' && verdict.issues.passesGate)
  if (!passes) return RANKS[kind]
  return issues?.reruns ? RANKS.known + 0.5 : RANKS.known
}

/** Sorts failures before what was only cancelled, and each part by verdict; else keeps the order. */
export function orderCauses<Item extends Cause>(causes: readonly Item[]): Item[] {
  return sortBy(causes, rankOf)
}

function rankOf({ failures, verdict }: Cause): number {
  const { outcome } = failures[0].job
  const isCancelled = outcome === undefined || !isFailure(outcome)
  return verdictRank(verdict) + (isCancelled ? Object.keys(RANKS).length + 1 : 0)
}
