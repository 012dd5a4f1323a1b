import type { BaseBranch, BaseRun } from '../../model/base-branch.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'

/** How long before the reported run a run of another branch can have started. */
export const MAX_OTHER_AGE: Milliseconds = DAY

/**
 * Chooses the newest failed run of each other branch that may have the failures of a run.
 *
 * @param listed failed runs of the workflow, newest first
 */
export function chooseOthers(
  listed: readonly ListedRun[],
  reported: ListedRun,
  base: BaseBranch,
): readonly BaseRun[] {
  const { createdAt = 0 } = reported
  const repaired = repairedAt(base)
  const reportedNames = new Set(namesOf(reported))
  const known = new Set([reported.run.commit, ...base.runs.map(({ commit }) => commit)])
  const isOther = (listing: ListedRun) =>
    !known.has(listing.run.commit) &&
    !namesOf(listing).some((name) => reportedNames.has(name)) &&
    isOnto(listing, base.name) &&
    (listing.createdAt ?? 0) >= Math.max(repaired, createdAt - MAX_OTHER_AGE) &&
    (listing.createdAt ?? Infinity) <= createdAt + MAX_OTHER_AGE
  const named = new Set<string>()
  return listed.filter(isOther).flatMap((listing) => {
    const names = namesOf(listing)
    const isNamed = names.some((name) => named.has(name))
    for (const name of names) named.add(name)
    const { run } = listing
    const pullRequest = pullRequestNumber(listing)
    return isNamed ? [] : { ...run, pullRequest, attempt: run.attempt ?? 1, completed: true }
  })
}

/** What a branch is known by: a pull request, and its merge group, are the same as its branch. */
function namesOf(listing: ListedRun): readonly string[] {
  const { run, headRepository, headRepositoryId = headRepository } = listing
  const number = pullRequestNumber(listing)
  return [
    ...(number === undefined ? [] : [`#${number}`]),
    ...(run.branch === undefined ? [] : [`${headRepositoryId ?? '?'}:${run.branch}`]),
  ]
}

function pullRequestNumber({ run, pullRequests: [pull] }: ListedRun): number | undefined {
  return queueOf(run)?.pullRequest ?? pull?.number ?? run.pullRequest
}

/** A fork can have a branch that is named like that of a merge group. */
function queueOf({ event, branch }: Run) {
  return event === 'merge_group' ? parseMergeQueueBranch(branch) : undefined
}

/** Whether a run can have been made by a change that is to be merged into the base branch, not by one of the branch. */
function isOnto({ run, isFromFork, pullRequests }: ListedRun, base: string): boolean {
  const queue = queueOf(run)
  if (queue !== undefined) return queue.base === base
  if (run.event !== 'push' && !isPullRequestEvent(run.event)) return false
  const isOfBase = run.branch === base && !isFromFork
  return !isOfBase && pullRequests.every((pull) => pull.base === base)
}

/** Returns when the base branch passed again after its last failed run: an older failure can be that of the branch. */
function repairedAt({ runs }: BaseBranch): number {
  const failed = runs.findIndex(({ conclusion }) => isFailure(conclusion ?? 'unknown'))
  const newer = runs.slice(0, Math.max(0, failed))
  return newer.findLast(({ conclusion }) => isPass(conclusion ?? 'unknown'))?.startedAt ?? 0
}
