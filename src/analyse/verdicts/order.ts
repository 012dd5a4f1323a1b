import { type BaseBranch, commitsKey } from '../../model/base-branch.ts'
import type { Reading } from './read-runs.ts'

/** Returns whether the reported run contains every commit that the base branch had when it started. */
export function includesNewest({ isCurrent, testsMerge }: BaseBranch): boolean {
  return isCurrent || testsMerge
}

/**
 * Returns the first run of the base branch with the newest commit of the branch that the reported run
 * contains: the run of that commit, or else the first one after it.
 */
export function mergeBaseRun(
  readings: readonly Reading[],
  { mergeBase }: BaseBranch,
): Reading | undefined {
  if (mergeBase === undefined) return undefined
  const at = readings.filter(({ run }) => run.commit === mergeBase.sha)
  const ran = at.find(({ result: { kind } }) => kind === 'passed' || kind === 'failed')
  if (at.length > 0) return ran ?? at[0]
  const { committedAt } = mergeBase
  if (committedAt === undefined) return undefined
  return readings.findLast(
    ({ run: { createdAt } }) => createdAt !== undefined && createdAt >= committedAt,
  )
}

/** Whether a run was cancelled before the job finished, so that its commit was not tested. */
function isCancelled({ run, result }: Reading): boolean {
  return run.conclusion === 'cancelled' && result.kind === 'not-run'
}

/** Commits whose order is not known from the list of runs. */
export interface Order {
  readonly base: string
  readonly head: string
}

/** Returns the commits to compare to know whether a run is older than what the reported one builds on. */
export function unknownOrder(
  { run: { commit } }: Reading,
  readings: readonly Reading[],
  { isCurrent, mergeBase }: BaseBranch,
): Order | undefined {
  if (isCurrent || mergeBase === undefined || commit === undefined) return undefined
  const isListed = readings.some(({ run }) => run.commit === mergeBase.sha)
  return isListed ? undefined : { base: mergeBase.sha, head: commit }
}

/**
 * Returns whether a run of the base branch is of an older commit than those that the reported run
 * contains, so that its success says nothing about the commits in between. Without the permission to
 * read commits, only the list of runs can show that.
 */
export function isOlder(reading: Reading, readings: readonly Reading[], base: BaseBranch): boolean {
  const { run } = reading
  if (base.isCurrent) return false
  const newer = readings.slice(0, readings.indexOf(reading))
  // The merge has commits that the branch has not finished testing.
  const isUntested = newer.some(
    (other) => other.result.kind === 'unfinished' && other.run.commit !== run.commit,
  )
  if (base.testsMerge && isUntested) return true
  const { mergeBase } = base
  if (mergeBase === undefined && base.testsMerge) {
    return newer.some((other) => other.run.commit !== run.commit && isCancelled(other))
  }
  if (mergeBase === undefined || run.commit === mergeBase.sha) return false
  if (readings.some((other) => other.run.commit === mergeBase.sha)) {
    return newer.some((other) => other.run.commit === mergeBase.sha)
  }
  const range = base.responses.commits.get(commitsKey(mergeBase.sha, run.commit ?? ''))
  if (range !== undefined) return !range.contained
  const { committedAt } = mergeBase
  return committedAt !== undefined && run.createdAt !== undefined && run.createdAt < committedAt
}
