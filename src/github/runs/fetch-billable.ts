import type { Billable } from '../../model/report/minutes.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asObject } from '../json-values.ts'
import { RUN, runParameters } from '../run/run-responses.ts'

const TIMING = `${RUN}/timing` as const

/**
 * Fetches the billed time of a run. A failure is `undefined`, since GitHub is closing the endpoint down
 * and GitHub Enterprise Server does not have it.
 */
export async function fetchBillable(
  { client, repository, signal }: RepositorySource,
  runId: number,
): Promise<Billable | undefined> {
  const response = await client
    .get(TIMING, runParameters({ ...repository, runId }), signal)
    .catch(skipped(client, `the billable time of run ${runId}`))
  return decodeBillable(response)
}

/** Decodes billed time; `undefined` if it is 0, as for public repositories and lately for any. */
export function decodeBillable(response: unknown): Billable | undefined {
  const systems = Object.values(asObject(asObject(response).billable)).map(asObject)
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

/** Decodes the visibility of the repository from the response for a run. */
export function decodeVisibility(run: unknown): 'public' | 'private' | undefined {
  const hidden = asObject(asObject(run).repository).private
  if (typeof hidden !== 'boolean') return undefined
  return hidden ? 'private' : 'public'
}
