import type { BaseBranch, BaseRun } from '../../model/base-branch.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type { Run } from '../../model/run.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import type { RepositorySource } from '../http/client.ts'
import { decodeListedRun, type RunListing } from '../runs/listed-run.ts'
import { createdFrom, listRuns } from '../runs/list-runs.ts'

/** How long before the reported run a run of another branch can have started. */
const MAX_AGE: Milliseconds = DAY

/** Failed runs that are listed: one branch can have many. */
const MAX_LISTED = 30

/**
 * Lists the newest failed run of the same workflow of each other branch that may have the failures of a run, newest
 * first.
 *
 * @param response the response for the run
 * @throws what the client throws
 */
export async function listOthers(
  source: RepositorySource,
  response: unknown,
  base: BaseBranch,
): Promise<readonly BaseRun[]> {
  const reported = decodeListedRun(response, source.repository)
  const { workflowId: workflow, createdAt = 0 } = reported ?? {}
  if (reported === undefined || workflow === undefined) return []
  const filter = {
    ...({ workflow, status: 'failure', exclude_pull_requests: false } as const),
    created: createdFrom(createdAt - MAX_AGE),
  }
  const { runs } = await listRuns(source, filter, MAX_LISTED)
  const repaired = repairedAt(base)
  const own = new Set(namesOf(reported))
  const known = new Set([reported.run.commit, ...base.runs.map(({ commit }) => commit)])
  const isOther = (listing: RunListing) =>
    !known.has(listing.run.commit) &&
    !namesOf(listing).some((name) => own.has(name)) &&
    isOnto(listing, base.name) &&
    (listing.createdAt ?? 0) >= Math.max(repaired, createdAt - MAX_AGE) &&
    (listing.createdAt ?? Infinity) <= createdAt + MAX_AGE
  const named = new Set<string>()
  return runs.filter(isOther).flatMap((listing) => {
    const names = namesOf(listing)
    const isNamed = names.some((name) => named.has(name))
    for (const name of names) named.add(name)
    const { run } = listing
    const pullRequest = numberOf(listing)
    return isNamed ? [] : { ...run, pullRequest, attempt: run.attempt ?? 1, completed: true }
  })
}

/** What a branch is known by: a pull request, and its merge group, are the same as its branch. */
function namesOf(listing: RunListing): readonly string[] {
  const { run, headRepository, headRepositoryId = headRepository } = listing
  const number = numberOf(listing)
  return [
    ...(number === undefined ? [] : [`#${number}`]),
    ...(run.branch === undefined ? [] : [`${headRepositoryId ?? '?'}:${run.branch}`]),
  ]
}

function numberOf({ run, pullRequests: [pull] }: RunListing): number | undefined {
  return queueOf(run)?.pullRequest ?? pull?.number ?? run.pullRequest
}

/** A fork can have a branch that is named like that of a merge group. */
function queueOf({ event, branch }: Run) {
  return event === 'merge_group' ? parseMergeQueueBranch(branch) : undefined
}

/** Whether a run can have been made by a change that is to be merged into the base branch, not by one of the branch. */
function isOnto({ run, isFromFork, pullRequests }: RunListing, base: string): boolean {
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
