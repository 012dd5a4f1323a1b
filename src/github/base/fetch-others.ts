import type { Milliseconds } from '../../model/time.ts'
import type { RepositorySource } from '../http/client.ts'
import type { RunListing } from '../runs/listed-run.ts'
import { listRuns, secondOf } from '../runs/list-runs.ts'

/** Failed runs that are listed: one branch can have many. */
const MAX_LISTED = 30

/**
 * Lists the newest failed runs of the workflow of a run, and those from some time before it, newest first.
 *
 * @throws what the client throws
 */
export async function listFailedRuns(
  source: RepositorySource,
  { workflowId: workflow, createdAt = 0 }: RunListing,
  before: Milliseconds,
): Promise<readonly RunListing[]> {
  if (workflow === undefined) return []
  const created = `>=${secondOf(createdAt - before)}`
  const filter = { workflow, status: 'failure', exclude_pull_requests: false, created } as const
  return (await listRuns(source, filter, MAX_LISTED)).runs
}
