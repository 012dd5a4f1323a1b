import type { Milliseconds } from '../../model/time.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject } from '../json-values.ts'
import { RUN, runParameters } from '../run/run-responses.ts'

const TIMING = `${RUN}/timing` as const

/**
 * Fetches the billed time of all attempts of a run. A failure is `undefined`, since GitHub is closing the endpoint down
 * and GitHub Enterprise Server does not have it; so is a time of 0, as for public repositories and lately for any.
 */
export async function fetchBillable(
  { client, repository, signal }: RepositorySource,
  runId: number,
): Promise<Milliseconds | undefined> {
  const response = await client
    .get(TIMING, runParameters({ ...repository, runId }), signal)
    .catch(skipped(client, `the billable time of run ${runId}`))
  const systems = Object.values(asObject(asObject(response).billable)).map(asObject)
  const total = systems.reduce((sum, { total_ms }) => sum + (asCount(total_ms) ?? 0), 0)
  return total === 0 ? undefined : total
}
