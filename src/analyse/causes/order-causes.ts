import { isFailure } from '../../model/conclusion.ts'
import type { Cause, Verdict } from '../../model/report/cause.ts'
import { isOnlyNamed } from '../../model/report/gate.ts'
import { sortBy } from '../../model/some.ts'

/** What may be the code's comes first, what the base branch fails for as well comes last. */
const RANKS: Readonly<Record<Verdict['kind'], number>> = {
  new: 0,
  unknown: 1,
  unsteady: 2,
  infrastructure: 3,
  known: 4,
}

/**
 * Returns the position of a verdict: what may be the code's comes first, before what is known by issues alone that do
 * not let the gate pass. Last is what these want to be re-run.
 */
export function verdictRank(verdict: Verdict): number {
  const { kind, issues } = verdict
  if (kind !== 'known') return RANKS[kind]
  if (isOnlyNamed(verdict)) return RANKS.unknown + 0.5
  return issues?.reruns ? RANKS.known + 0.5 : RANKS.known
}

/** Sorts failures before what was only cancelled, and each of them by verdict; keeps the order of others. */
export function orderCauses<Item extends Cause>(causes: readonly Item[]): Item[] {
  return sortBy(causes, rankOf)
}

function rankOf({ failures, verdict }: Cause): number {
  const { outcome } = failures[0].job
  const isCancelled = outcome === undefined || !isFailure(outcome)
  return verdictRank(verdict) + (isCancelled ? Object.keys(RANKS).length + 1 : 0)
}
