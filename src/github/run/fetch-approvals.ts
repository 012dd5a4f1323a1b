import type { Target } from '../../model/target.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { skipped } from '../errors/explain.ts'
import type { Client } from '../http/client.ts'

const APPROVALS = '/repos/{owner}/{repo}/actions/runs/{run_id}/approvals'

/** Returns whether a job of the workflow file deploys to an environment, which may need an approval. */
export function declaresEnvironment(graph: JobGraph | undefined): boolean {
  return (graph ?? []).some(
    ({ environment, called }) =>
      environment !== undefined ||
      (Array.isArray(called) && declaresEnvironment(called as JobGraph)),
  )
}

/** Lists who approved or rejected deployments of the run; `undefined` if the request fails. */
export async function fetchApprovals(
  client: Client,
  { owner, repo, runId }: Target,
  signal: AbortSignal,
): Promise<readonly unknown[] | undefined> {
  return await client
    .list(APPROVALS, { owner, repo, run_id: runId }, signal)
    .catch(skipped(client, `the approvals of run ${runId}`))
}
