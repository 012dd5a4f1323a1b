import type { RunPlace } from './change-run.ts'
import type { Client } from './client.ts'
import { listRuns, MOST_RUNS } from './list-runs.ts'
import { readRunStatus, type RunStatus } from './run-status.ts'
import { untilAborted } from './until-aborted.ts'

/** The list can be asked for one status at a time. */
const UNFINISHED = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const

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
  const filter = { workflow: String(workflowId), branch, event }
  const lists = UNFINISHED.map((status) =>
    listRuns(client, { owner, repo }, { ...filter, status }, MOST_RUNS, signal),
  )
  const listed = (await untilAborted(Promise.all(lists), signal))
    .flatMap(({ runs }) => runs)
    .flatMap((run) => readRunStatus(run) ?? [])
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
