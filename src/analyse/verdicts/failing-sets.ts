import type { BaseBranch } from '../../model/base-branch.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { FailingSet } from '../../model/shapes/failure.ts'
import { failingSet, hasNamed } from '../same/failing-set.ts'
import { isOlder } from './order.ts'
import { isCompared, type Reading } from './read-runs.ts'

/**
 * Returns what failed by name beside a run of the base branch that failed with another error, if some of it is new: no run of
 * the branch that was read has it, and the branch tested all of its commits that the reported run contains.
 *
 * @param contained the runs of these commits; `undefined` if they are not known
 */
export function newInSet(
  failure: FailureReport,
  decided: Reading,
  readings: readonly Reading[],
  {
    contained,
    base,
  }: { readonly contained: readonly Reading[] | undefined; readonly base: BaseBranch },
): FailingSet | undefined {
  if (contained === undefined || isOlder(decided, contained, base)) return undefined
  const compared = readings.filter(isCompared)
  const there = compared.find((reading) => reading === decided)?.result
  if (there?.error !== 'other' || there.missing === undefined) return undefined
  const set = failingSet(failure, there.compared, there.missing)
  const isKnown = compared.some(
    (reading) => reading !== decided && set !== undefined && hasNamed(set, reading.result.compared),
  )
  return isKnown || set?.new.count === 0 ? undefined : set
}

/** Returns what failed by name beside a run of the base branch that failed with the same error, if some of it is gone. */
export function goneFromSet(failure: FailureReport, known: Reading): FailingSet | undefined {
  const set = isCompared(known) ? failingSet(failure, known.result.compared, []) : undefined
  return set?.new.count === 0 && set.gone.count > 0 ? set : undefined
}
