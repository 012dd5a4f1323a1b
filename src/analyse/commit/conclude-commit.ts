import { type Conclusion, isPass, worstOf } from '../../model/conclusion.ts'
import type { CommitRun } from '../../model/report/commit-report.ts'

/** A run for this event has the base branch's version of the workflow, and by default of the code. */
const ON_BASE = 'pull_request_target'

/**
 * Returns the worst conclusion of the runs. An unfinished run counts only if something failed in it.
 * `unknown` if no run shows that the code of the commit passed: runs for `pull_request_target` do not.
 *
 * @param othersPassed whether every other run of the commit is known and passed
 */
export function concludeCommit(runs: readonly CommitRun[], othersPassed: boolean): Conclusion {
  const counted = runs.filter(({ finished, report }) => finished || report.conclusion !== 'unknown')
  const worst = worstOf(counted.map(({ report }) => report.conclusion))
  if (worst === undefined) return 'unknown'
  const isTested = counted.some(({ report }) => report.run.event !== ON_BASE)
  return isPass(worst) && !(isTested && othersPassed) ? 'unknown' : worst
}

/** Returns whether all runs of a commit ran for `pull_request_target`. */
export function ranOnBaseOnly(runs: readonly CommitRun[]): boolean {
  return runs.length > 0 && runs.every(({ report }) => report.run.event === ON_BASE)
}
