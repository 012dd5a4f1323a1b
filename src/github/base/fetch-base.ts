import type { BaseBranch, BaseRun } from '../../model/base-branch.ts'
import {
  BASE_EVENTS,
  BASE_LIST_EVENTS,
  BRANCH_EVENTS,
  isPullRequestEvent,
  parseMergeQueueBranch,
} from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { skipped } from '../errors/explain.ts'
import type { ReadDefaultBranch } from '../history/default-branch.ts'
import type { BranchList } from '../history/search-earlier-runs.ts'
import type { RepositorySource } from '../http/client.ts'
import { findPullRequestsOfRun } from '../pull-request/find-pull-requests.ts'
import type { PullRequest } from '../pull-request/pull-request.ts'
import { listRuns, type RunFilter, secondOf } from '../run/list-runs.ts'
import { fetchMergeBase } from './compare-commits.ts'
import { fetchHistories } from './fetch-others.ts'

/** A failed run, whose base branch is wanted. */
export interface BaseQuery {
  /** `undefined` if it could not be read. */
  readonly reported: ListedRun | undefined
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
  query: BaseQuery,
): Promise<Omit<BaseBranch, 'responses'> | undefined> {
  const { reported, listed } = query
  const { branch, isCurrent, testsMerge, testsCommit } = await findBase(source, query)
  if (branch === undefined) return undefined
  const known = await listed?.(branch)
  const head = testsCommit && !isCurrent ? reported?.run.commit : undefined
  const [runs, mergeBase] = await Promise.all([
    listBaseRuns(source, reported, branch, known),
    // The permission to read commits is optional.
    head === undefined
      ? undefined
      : fetchMergeBase(source, branch, head).catch(skipped(source.client, 'the merge base')),
  ])
  return { name: branch, isCurrent, testsMerge, runs, mergeBase }
}

/** Enough for those that are read, since later runs are dropped. */
export const MAX_BASE_RUNS = 30

/** A branch with an older newest run may be tested in another way since. */
const MAX_AGE: Milliseconds = 7 * DAY

/**
 * Lists the runs of a workflow for commits of a branch before the reported run, newest first: the completed
 * ones, and the newest unfinished one if it is newer. All are of one event, so that like is compared with
 * like. If the reported run tests commits of a branch, it is its event. Otherwise it is the first event with a
 * run of the last days, or the one with the newest run. Scheduled runs are listed only for a scheduled run, since what they
 * download changes without a commit.
 *
 * @param known what was listed of the branch already
 * @throws what the client throws
 */
async function listBaseRuns(
  source: RepositorySource,
  before: ListedRun | undefined,
  branch: string,
  known?: BranchList,
): Promise<readonly BaseRun[]> {
  const workflow = before?.workflowId
  if (before === undefined || workflow === undefined) return []
  const { event: own = '' } = before.run
  const events = new Set(known?.runs.map(({ run }) => run.event))
  let best: readonly BaseRun[] = []
  for (const event of new Set([...(BRANCH_EVENTS.has(own) ? [own] : []), ...BASE_LIST_EVENTS])) {
    const filter = { workflow, event, before, ownBranches: true }
    const isOfEvent = events.size === 1 && events.has(event)
    const enough = event !== MERGE_GROUP && (known?.complete || isOfEvent) ? known : undefined
    const listed =
      enough ??
      (await listRuns(
        source,
        event === MERGE_GROUP ? filter : { branch, ...filter },
        MAX_BASE_RUNS,
      ))
    const all = listed.runs.filter(({ run }) => run.event === event)
    const runs = await (event === MERGE_GROUP
      ? landedGroups(source, branch, all)
      : all.filter(({ run }) => run.branch === branch))
    const base = runs.map(toBaseRun)
    const unfinished = base.find(({ completed }) => !completed)
    const newest = runs.find(({ status }) => status === 'completed')
    if (newest === undefined || newest.run.id < (best[0]?.id ?? 0)) continue
    best = base.filter((run) => run.completed || run === unfinished)
    const age = (before.createdAt ?? 0) - (newest.createdAt ?? 0)
    if (BRANCH_EVENTS.has(own) || age < MAX_AGE) break
  }
  // The branch of a merge group is another one.
  const { event = MERGE_GROUP } = best[0] ?? {}
  const later =
    event === MERGE_GROUP ? [] : await listLaterRuns(source, before, { workflow, branch, event })
  return [...later, ...best]
}

function toBaseRun({ run, status }: ListedRun): BaseRun {
  return { ...run, attempt: run.attempt ?? 1, completed: status === 'completed' }
}

const MAX_LATER_RUNS = 5

/** Lists the completed runs that were created between a run and its reported attempt. */
async function listLaterRuns(
  source: RepositorySource,
  { run: { id, attempt = 1, startedAt }, createdAt }: ListedRun,
  filter: RunFilter,
): Promise<readonly BaseRun[]> {
  if (attempt === 1 || startedAt === undefined || createdAt === undefined) return []
  const created = `${secondOf(createdAt)}..${secondOf(startedAt)}`
  const { runs } = await listRuns(source, { ...filter, created, ownBranches: true }, MAX_LATER_RUNS)
  return runs
    .map((one) => ({ ...toBaseRun(one), isLater: true }))
    .filter((one) => one.completed && one.id > id)
}

const MERGE_GROUP = 'merge_group'

/** Returns the runs of the merge groups that became commits of a branch: those of a group that failed, or was merged in another form, are none of the branch. */
async function landedGroups(
  source: RepositorySource,
  branch: string,
  listed: readonly ListedRun[],
): Promise<readonly ListedRun[]> {
  const groups = listed.filter(({ run }) => parseMergeQueueBranch(run.branch)?.base === branch)
  if (groups.length === 0) return []
  const what = 'the commits of the base branch'
  const history = await fetchHistories(source, branch, []).catch(skipped(source.client, what))
  return groups.filter(({ run }) => run.commit !== undefined && history?.base.has(run.commit))
}

/** A branch that a run is compared with, if it is known. */
interface FoundBase extends Pick<BaseBranch, 'isCurrent' | 'testsMerge'> {
  readonly branch: string | undefined
  /** Whether the run is known to test its commit, not a merge or code that its event does not name. */
  readonly testsCommit: boolean
}

/**
 * Finds the branch that a run is compared with: the base of its pull request or merge group, else the default
 * branch.
 *
 * @throws what the readers throw
 */
export async function findBase(
  source: RepositorySource,
  { reported, baseBranch, defaultBranch }: BaseQuery,
): Promise<FoundBase> {
  const { event, branch: ofRun, commit } = reported?.run ?? {}
  const other = { isCurrent: false, testsMerge: false, testsCommit: false }
  // GitHub lists those of the branch, which can have another commit since.
  const pulls = reported?.pullRequests ?? []
  const listed = commonBase(pulls.filter((pull) => pull.commit === commit))
  if (reported !== undefined && isPullRequestEvent(event)) {
    const known = baseBranch ?? listed
    const branch =
      known ??
      commonBase((await findPullRequestsOfRun(source, reported)).filter(({ open }) => open))
    return { ...other, branch, testsMerge: !BASE_EVENTS.has(event) }
  }
  const head = reported?.isFromFork ? undefined : ofRun
  const queue = parseMergeQueueBranch(head)
  if (queue !== undefined) return { ...other, branch: queue.base, testsMerge: true }
  const branch = await defaultBranch(source)
  if (!BRANCH_EVENTS.has(event)) return { ...other, branch }
  if (head !== undefined && head === branch) {
    return { branch, isCurrent: true, testsMerge: false, testsCommit: true }
  }
  return { ...other, branch: branch && (listed ?? branch), testsCommit: true }
}

/** Returns the base branch of pull requests; `undefined` if there are none, or if they differ. */
function commonBase(pulls: readonly Pick<PullRequest, 'base'>[]): string | undefined {
  const [first, ...others] = new Set(pulls.flatMap(({ base }) => base ?? []))
  return others.length === 0 ? first : undefined
}
