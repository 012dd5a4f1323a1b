import { type BaseRun, COMMIT_EVENTS } from '../../model/base-branch.ts'
import type { Target } from '../../model/target.ts'
import { isFromFork, type Source } from '../history/list-branch-runs.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'
import { decodeListedRun } from '../runs/decode-listed-run.ts'

const RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

/** Enough for those that are read, since later runs are dropped. */
const PAGE_SIZE = 30

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
  source: Source,
  reported: unknown,
  branch: string,
): Promise<readonly BaseRun[]> {
  const event = asString(asObject(reported).event)
  const own = event !== undefined && COMMIT_EVENTS.has(event) ? [event] : []
  for (const like of new Set([...own, 'push', 'workflow_dispatch'])) {
    const runs = await listRunsOf(like, source, reported, branch)
    if (runs.some(({ completed }) => completed)) return runs
  }
  return []
}

async function listRunsOf(
  event: string,
  { client, target, signal }: Source,
  reported: unknown,
  branch: string,
): Promise<readonly BaseRun[]> {
  const { id, workflow_id, created_at } = asObject(reported)
  const workflow = asCount(workflow_id)
  if (workflow === undefined) return []
  const created = asString(created_at)
  const response = await client.get(
    RUNS,
    {
      owner: target.owner,
      repo: target.repo,
      workflow_id: workflow,
      branch,
      event,
      exclude_pull_requests: 'true',
      ...(created === undefined ? {} : { created: `<=${created}` }),
      per_page: PAGE_SIZE,
    },
    signal,
  )
  const runs = asArray(response.workflow_runs)
    .flatMap((run) => decodeBaseRun(run, target) ?? [])
    // Ids ascend with time.
    .filter(
      (run) => run.branch === branch && run.event === event && run.id < (asCount(id) ?? Infinity),
    )
    .toSorted((a, b) => b.id - a.id)
  const unfinished = runs.find(({ completed }) => !completed)
  return runs.filter((run) => run.completed || run === unfinished)
}

/** Decodes a run; `undefined` for one of a fork, whose branch may have the same name. */
function decodeBaseRun(response: unknown, target: Target): BaseRun | undefined {
  const listed = decodeListedRun(response, target)
  if (listed === undefined || isFromFork(response)) return undefined
  const { run, status, createdAt } = listed
  return { ...run, attempt: run.attempt ?? 1, createdAt, completed: status === 'completed' }
}
