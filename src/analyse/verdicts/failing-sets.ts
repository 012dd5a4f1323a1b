import type { FailureReport } from '../../model/report/cause.ts'
import type { FailingSet } from '../../model/shapes/failure.ts'
import { failingSet, hasNamed, linesBeside } from '../same/failing-set.ts'
import { hasUntestedCommitsSince } from './contained-commits.ts'
import { passedLogs } from './learned-runs.ts'
import { type Beside, isCompared, type Reading } from './read-runs.ts'

/**
 * Returns what failed beside a run of the base branch that failed with another error, by name or else by its lines. What is
 * new in it is in the list of no run that was read, and the branch tested all of its commits that the reported run
 * contains.
 *
 * @param contained the runs of these commits; `undefined` if they are not known
 */
export function setBeside(
  beside: Beside,
  decided: Reading,
  contained: readonly Reading[] | undefined,
): FailingSet | undefined {
  const { failure, readings, base } = beside
  if (
    contained === undefined ||
    hasUntestedCommitsSince(decided, contained, base) ||
    !isCompared(decided)
  )
    return undefined
  const { error, missing, compared: there } = decided.result
  const [green] = passedLogs(beside)
  const set =
    (error === 'other' && missing && failingSet(failure, there, missing)) ||
    linesBeside(failure, there, green)
  if (set === undefined) return undefined
  const hasOther = (reading: Reading) =>
    reading !== decided && isCompared(reading) && hasNamed(set, reading.result.compared)
  return readings.some(hasOther) ? undefined : set
}

/** Returns what failed by name beside a run of the base branch that failed with the same error, if some of it is gone. */
export function goneFromSet(failure: FailureReport, known: Reading): FailingSet | undefined {
  const set = isCompared(known) ? failingSet(failure, known.result.compared, []) : undefined
  return set?.new.count === 0 && set.gone.count > 0 ? set : undefined
}
