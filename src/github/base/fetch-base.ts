import type { BaseBranch, BaseRun } from '../../model/base-branch.ts'
import { BRANCH_EVENTS, parseMergeQueueBranch } from '../../model/event.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { skipped } from '../errors/explain.ts'
import type { ReadDefaultBranch } from '../history/default-branch.ts'
import type { BranchList } from '../history/find-earlier-runs.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asString } from '../json-values.ts'
import { findBase } from '../pull-request/find-base.ts'
import { findPullRequestsOfRun } from '../pull-request/find-pull-requests.ts'
import { listRuns } from '../runs/list-runs.ts'
import { decodeListedRun, type RunListing } from '../runs/listed-run.ts'
import { fetchMergeBase } from './compare-commits.ts'
import { fetchHistories } from './fetch-histories.ts'

/** A failed run, whose base branch is wanted. */
export interface BranchQuery {
  /** The response for the reported run. */
  readonly run: unknown
  /** Base of the pull request, by the payload of the event; `undefined` if it has none. */
  readonly baseBranch?: string | undefined
  readonly defaultBranch: ReadDefaultBranch
  /** Returns what was listed of a branch already. */
  readonly listed?: ((branch: string) => Promise<BranchList | undefined>) | undefined
}

/**
 * Finds the base branch and lists its runs.
 *
 * @returns `undefined` if the base branch is unknown
 * @throws what the client throws
 */
export async function fetchBranch(
  source: RepositorySource,
  { run, baseBranch, defaultBranch, listed }: BranchQuery,
): Promise<Omit<BaseBranch, 'responses'> | undefined> {
  const { branch, isCurrent, testsMerge, testsCommit } = await findBase(run, {
    baseBranch,
    defaultBranch: () => defaultBranch(source),
    pullRequests: () => findPullRequestsOfRun(source, run),
  })
  if (branch === undefined) return undefined
  const known = await listed?.(branch)
  const head = testsCommit && !isCurrent ? asString(asObject(run).head_sha) : undefined
  const [runs, mergeBase] = await Promise.all([
    listBaseRuns(source, run, branch, known),
    // The permission to read commits is optional.
    head === undefined
      ? undefined
      : fetchMergeBase(source, branch, head).catch(skipped(source.client, 'the merge base')),
  ])
  return { name: branch, isCurrent, testsMerge, runs, mergeBase }
}

/** Enough for those that are read, since later runs are dropped. */
export const MAX_LISTED = 30

/** A branch with an older newest run may be tested in another way since. */
const MAX_AGE: Milliseconds = 7 * DAY

/**
 * Lists the runs of a workflow for commits of a branch before the reported run, newest first: the completed
 * ones, and the newest unfinished one if it is newer. All are of one event, so that like is compared with
 * like: that of the reported run if it tests commits of a branch, else the first with a run of the last
 * days, or the one with the newest run. Scheduled runs are listed only for a scheduled run, since what they
 * download changes without a commit.
 *
 * @param reported the response for the reported run
 * @param known what was listed of the branch already
 * @throws what the client throws
 */
async function listBaseRuns(
  source: RepositorySource,
  reported: unknown,
  branch: string,
  known?: BranchList,
): Promise<readonly BaseRun[]> {
  const before = decodeListedRun(reported, source.repository)
  const workflow = before?.workflowId
  if (before === undefined || workflow === undefined) return []
  const { event: own = '' } = before.run
  let best: readonly BaseRun[] = []
  for (const event of new Set([
    ...(BRANCH_EVENTS.has(own) ? [own] : []),
    'push',
    MERGE_GROUP,
    'workflow_dispatch',
  ])) {
    const filter = { workflow, event, before, ownBranches: true }
    const isOfEvent =
      known?.runs.length !== 0 && known?.runs.every(({ run }) => run.event === event)
    const isEnough =
      event !== MERGE_GROUP && known !== undefined && (known.complete || isOfEvent === true)
    const listed = isEnough
      ? known
      : await listRuns(source, event === MERGE_GROUP ? filter : { branch, ...filter }, MAX_LISTED)
    const all = listed.runs.filter(({ run }) => run.event === event)
    const runs = await (event === MERGE_GROUP
      ? landedGroups(source, branch, all)
      : all.filter(({ run }) => run.branch === branch))
    const base = runs.map(({ run, status }) => {
      return { ...run, attempt: run.attempt ?? 1, completed: status === 'completed' }
    })
    const unfinished = base.find(({ completed }) => !completed)
    const newest = runs.find(({ status }) => status === 'completed')
    if (newest === undefined || newest.run.id < (best[0]?.id ?? 0)) continue
    best = base.filter((run) => run.completed || run === unfinished)
    const age = (before.createdAt ?? 0) - (newest.createdAt ?? 0)
    if (BRANCH_EVENTS.has(own) || age < MAX_AGE) break
  }
  return best
}

const MERGE_GROUP = 'merge_group'

/** Returns the runs of the merge groups that became commits of a branch: those of a group that failed, or was merged in another form, are none of the branch. */
async function landedGroups(
  source: RepositorySource,
  branch: string,
  listed: readonly RunListing[],
): Promise<readonly RunListing[]> {
  const groups = listed.filter(({ run }) => parseMergeQueueBranch(run.branch)?.base === branch)
  if (groups.length === 0) return []
  const what = 'the commits of the base branch'
  const history = await fetchHistories(source, branch, []).catch(skipped(source.client, what))
  return groups.filter(({ run }) => run.commit !== undefined && history?.base.has(run.commit))
}
