import type { BaseBranch } from '../../model/base-branch.ts'
import { isPass } from '../../model/conclusion.ts'
import { type Beside, passedThere, type Reading } from './read-runs.ts'

/**
 * Lists the runs of the base branch whose commits the reported run contains. A run of the branch itself, or
 * one that tests a merge into it, contains all before it. Any other contains those from the newest common commit on.
 *
 * @returns `undefined` if it is not known
 */
export function containedRuns({ readings, base }: Beside): readonly Reading[] | undefined {
  const { isCurrent, testsMerge, mergeBase } = base
  if (isCurrent || testsMerge) return readings.filter(({ run }) => !run.isLater)
  const mergeBaseIndex = readings.findIndex(({ run }) => run.commit === mergeBase)
  return mergeBase === undefined || mergeBaseIndex === -1
    ? undefined
    : readings.slice(mergeBaseIndex)
}

/**
 * Returns whether the reported run contains commits of the base branch after those of a run that passed,
 * which the branch did not test. One of them may have broken the step. A run that skipped the step
 * and succeeded has decided that its commits do not concern it.
 */
export function hasUntestedCommitsSince(
  reading: Reading,
  contained: readonly Reading[],
  base: BaseBranch,
): boolean {
  if (base.isCurrent) return false
  return contained
    .slice(0, contained.indexOf(reading))
    .filter(({ run }) => run.commit !== reading.run.commit)
    .some((other) => !passedThere(other) && !isPass(other.run.conclusion ?? 'unknown'))
}
