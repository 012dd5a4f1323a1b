import type { ListedRun } from '../../model/listed-run.ts'
import { isFromFork } from './list-branch-runs.ts'
import { decodeListedRun } from '../runs/decode-listed-run.ts'
import { listRuns, type Source } from '../runs/list-runs.ts'

/** A failure that began earlier counts as having begun here. */
const MAX_RUNS = 100

/**
 * Lists the newest finished runs of a workflow for a branch of the repository itself and an event, newest
 * first.
 *
 * @throws what the client throws
 */
export async function listBranchResults(
  source: Source,
  { workflowId, branch, event }: { workflowId: number; branch: string; event: string },
): Promise<ListedRun[]> {
  const filter = { workflow: String(workflowId), branch, event, status: 'completed' }
  const { runs } = await listRuns(source, filter, MAX_RUNS)
  return runs
    .filter((run) => !isFromFork(run))
    .flatMap((run) => decodeListedRun(run, source.repository) ?? [])
    .toSorted((a, b) => b.run.id - a.run.id)
}
