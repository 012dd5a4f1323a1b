import { uniqueBy, sortBy } from '../../model/some.ts'
import type { Instant } from '../../model/time.ts'
import { decodeList } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData } from '../http/request.ts'
import { asCount, asInstant, asObject, asOrdinal, asString } from '../json-values.ts'
import { RUN_PATH } from '../run/run-responses.ts'

const ARTIFACTS = `${RUN_PATH}/artifacts` as const
const PAGE_SIZE = 100
/** Maximum artifacts of a run that are listed. */
export const MAX_LISTED_ARTIFACTS = 300

/** An artifact as GitHub lists it: without the job that uploaded it, and without the attempt. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly createdAt: Instant | undefined
}

/** Lists the artifacts of all attempts of a run, by id, and returns how many GitHub counts. @throws what the client throws */
export async function listArtifacts(
  source: RepositorySource,
  runId: number,
): Promise<{ readonly artifacts: readonly Artifact[]; readonly counted: number }> {
  const all: Artifact[] = []
  let counted = 1
  for (let page = 1; (page - 1) * PAGE_SIZE < Math.min(counted, MAX_LISTED_ARTIFACTS); page++) {
    const response = await source.get(ARTIFACTS, { run_id: runId, per_page: PAGE_SIZE, page })
    counted = asCount(response.total_count) ?? 0
    const listed = decodeList(response.artifacts, 'artifact', (one): Artifact | undefined => {
      const fields = asObject<ApiData<typeof ARTIFACTS>['artifacts'][number]>(one)
      const id = asOrdinal(fields.id)
      const name = asString(fields.name)
      const createdAt = asInstant(fields.created_at)
      return id === undefined || name === undefined ? undefined : { id, name, createdAt }
    })
    all.push(...listed)
  }
  const idOf = ({ id }: Artifact) => id
  return { artifacts: sortBy(uniqueBy(all, idOf), idOf), counted }
}
