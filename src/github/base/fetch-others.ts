import {
  type BaseBranch,
  type BaseRequest,
  type BaseRun,
  NO_RESPONSES,
  type OtherBranches,
} from '../../model/base-branch.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type { Run } from '../../model/run.ts'
import { DAY, type Milliseconds, SECOND } from '../../model/time.ts'
import { skipped } from '../errors/explain.ts'
import { type RepositorySource, within } from '../http/client.ts'
import { decodeListedRun, type RunListing } from '../runs/listed-run.ts'
import { createdFrom, listRuns } from '../runs/list-runs.ts'
import { type BaseQuery, readAll } from './fetch-base.ts'
import { limitRequests } from './fetch-bases.ts'
import { fetchHistories } from './fetch-histories.ts'

/** Maximum requests to the API for one report: the list, the jobs of `MAX_BRANCHES`, a log, and the commits of all. */
export const MAX_OTHER_REQUESTS = 6

/** How long before the reported run a run of another branch can have started. */
const MAX_AGE: Milliseconds = DAY

/** Failed runs that are listed: one branch can have many. */
const MAX_LISTED = 30

const TIMEOUT: Milliseconds = 20 * SECOND

/** A failed run, and what to read of the runs of other branches. */
interface OthersQuery extends Pick<BaseQuery, 'latestOnly' | 'lines'> {
  /** The response for the run. */
  readonly run: unknown
  readonly base: BaseBranch
  /** Lists what is worth reading next, by what was read so far; empty if nothing is. */
  readonly next: (others: OtherBranches) => readonly BaseRequest[]
  /** Lists the commits whose histories show whether these failures are separate ones. */
  readonly heads: (others: OtherBranches) => readonly string[]
}

/**
 * Reads failed runs of the same workflow of other branches that may have the failures of a run. Whatever cannot be
 * read of these is missing. Never throws.
 */
export async function fetchOthers(
  whole: RepositorySource,
  { run, base, next, heads, ...query }: OthersQuery,
): Promise<OtherBranches | undefined> {
  const { client, remaining } = limitRequests(whole.client, MAX_OTHER_REQUESTS)
  const source = within({ ...whole, client }, TIMEOUT)
  const what = 'the failed runs of other branches'
  const runs = await listOthers(source, run, base).catch(skipped(client, what))
  if (runs === undefined || runs.length === 0) return undefined
  let others: OtherBranches = { runs, responses: NO_RESPONSES, histories: undefined }
  for (;;) {
    // The last request is for the commits.
    const wanted = next(others).slice(0, remaining() - 1)
    if (wanted.length === 0 || source.signal.aborted) return others
    const isLast = wanted.some(({ kind }) => kind === 'log')
    const [responses, histories] = await Promise.all([
      readAll(source, wanted, others.responses, query),
      isLast
        ? fetchHistories(source, base.name, heads(others)).catch(skipped(client, 'the commits'))
        : undefined,
    ])
    others = { ...others, responses, histories }
  }
}

/** Lists the newest failed run of each other branch, newest first. */
async function listOthers(
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
  const ended = runs.filter(({ completed }) => completed)
  const failed = ended.findIndex(({ conclusion }) => isFailure(conclusion ?? 'unknown'))
  const newer = ended.slice(0, Math.max(0, failed))
  return newer.findLast(({ conclusion }) => isPass(conclusion ?? 'unknown'))?.startedAt ?? 0
}
