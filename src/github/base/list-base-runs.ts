import type { BaseRun } from '../../model/base-branch.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import type { RepositorySource } from '../http/client.ts'
import { decodeListedRun } from '../runs/listed-run.ts'
import { listRuns } from '../runs/list-runs.ts'

/** Enough for those that are read, since later runs are dropped. */
const MAX_LISTED = 30

/**
 * Lists the runs of a workflow for commits of a branch before the reported run, newest first: the completed
 * ones, and the newest unfinished one if it is newer. All are of one event, so that like is compared with
 * like: that of the reported run if it tests commits of a branch, else the first that has runs. Scheduled
 * runs are listed only for a scheduled run, since what they download changes without a commit.
 *
 * @param reported the response for the reported run
 * @throws what the client throws
 */
export async function listBaseRuns(
  source: RepositorySource,
  reported: unknown,
  branch: string,
): Promise<readonly BaseRun[]> {
  const before = decodeListedRun(reported, source.repository)
  const workflow = before?.workflowId
  if (before === undefined || workflow === undefined) return []
  const { event: own = '' } = before.run
  for (const event of new Set([
    ...(BRANCH_EVENTS.has(own) ? [own] : []),
    'push',
    'workflow_dispatch',
  ])) {
    const filter = { workflow, branch, event, before, ownBranches: true }
    const { runs } = await listRuns(source, filter, MAX_LISTED)
    const base = runs
      .map(({ run, status, createdAt }) => {
        return { ...run, attempt: run.attempt ?? 1, createdAt, completed: status === 'completed' }
      })
      .filter((run) => run.branch === branch && run.event === event)
      .toSorted((a, b) => b.id - a.id)
    const unfinished = base.find(({ completed }) => !completed)
    const found = base.filter((run) => run.completed || run === unfinished)
    if (found.some(({ completed }) => completed)) return found
  }
  return []
}
