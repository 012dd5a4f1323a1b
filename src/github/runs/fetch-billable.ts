import type { Billable } from '../../model/report/minutes.ts'
import type { Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject, asArray } from '../json-values.ts'

const TIMING = '/repos/{owner}/{repo}/actions/runs/{run_id}/timing'

/**
 * Asks what GitHub bills for the run. `undefined` when it does not tell: the endpoint is closing down
 * and no GitHub Enterprise Server has it, so that is no failure to speak of.
 */
export async function fetchBillable(
  client: Client,
  { owner, repo, runId }: Target,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await client.get(TIMING, { owner, repo, run_id: runId }, signal)
  } catch (error) {
    client.debug(`Skipped the billable time of run ${runId}: ${String(error)}`)
    return undefined
  }
}

/** `undefined` where no time is billed: the answer of a public repository, and of late of any. */
export function decodeBillable(answer: unknown): Billable | undefined {
  const systems = Object.values(asObject(asObject(answer).billable)).map(asObject)
  const total = systems.reduce((sum, { total_ms }) => sum + (asCount(total_ms) ?? 0), 0)
  if (total === 0) return undefined
  const jobs = systems
    .flatMap(({ job_runs }) => asArray(job_runs).map(asObject))
    .flatMap(({ job_id, duration_ms }) => {
      const [id, duration] = [asCount(job_id), asCount(duration_ms)]
      return id === undefined || duration === undefined ? [] : [[id, duration] as const]
    })
  return { total, jobs: new Map(jobs) }
}

/** Whether the repository of a run is public, as the run's answer tells. */
export function decodeVisibility(run: unknown): 'public' | 'private' | undefined {
  const hidden = asObject(asObject(run).repository).private
  if (typeof hidden !== 'boolean') return undefined
  return hidden ? 'private' : 'public'
}
