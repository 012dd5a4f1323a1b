import type { RunPlace } from './change-run.ts'
import type { Client } from './client.ts'
import { list } from './fields.ts'
import { readRunStatus, type RunStatus } from './run-status.ts'
import { untilAborted } from './until-aborted.ts'

const RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

/** The list can be asked for one status at a time. */
const UNFINISHED = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const

const PAGE_SIZE = 100

/** https://docs.github.com/en/rest/actions/workflow-runs: a list that is filtered ends after 1,000 runs. */
const MOST_PAGES = 10

/**
 * The unfinished runs of the same workflow, branch and event that are older than one, oldest first.
 * The branch of a fork is another one, whatever its name; so is, for the same commit, the merge that a
 * pull request runs on.
 *
 * @returns `undefined` where GitHub does not tell what the older runs would have in common with it
 * @throws as `client.get`: the list is whole or none
 */
export async function listOlderRuns(
  client: Client,
  { owner, repo }: RunPlace,
  than: RunStatus,
  signal: AbortSignal,
): Promise<RunStatus[] | undefined> {
  const { workflowId, branch, event, headRepositoryId } = than
  if (workflowId === undefined || branch === undefined || event === undefined) return undefined
  // GitHub forgets a fork that was deleted: any two of them would be the same.
  if (headRepositoryId === undefined) return undefined
  const filter = { owner, repo, workflow_id: workflowId, branch, event }
  const lists = UNFINISHED.map((status) => listPages(client, { ...filter, status }, signal))
  const listed = (await Promise.all(lists)).flat()
  const older = listed.filter(
    (run) =>
      // Ids ascend with time.
      run.id < than.id &&
      run.status !== 'completed' &&
      run.workflowId === workflowId &&
      run.branch === branch &&
      run.event === event &&
      run.headRepositoryId === headRepositoryId,
  )
  return [...new Map(older.map((run) => [run.id, run])).values()].sort((a, b) => a.id - b.id)
}

async function listPages(
  client: Client,
  filter: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<RunStatus[]> {
  const runs: RunStatus[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const parameters = { ...filter, per_page: PAGE_SIZE, page, exclude_pull_requests: 'true' }
    const answer = await untilAborted(client.get(RUNS, parameters, signal), signal)
    const listed = list(answer.workflow_runs)
    runs.push(...listed.flatMap((run) => readRunStatus(run) ?? []))
    if (listed.length < PAGE_SIZE) break
  }
  return runs
}
