import type { Note } from '../../model/note.ts'
import type { Instant } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData } from '../http/request.ts'
import { asArray, asCount, asInstant, asObject, asOrdinal, asString } from '../json-values.ts'
import { RUN, runParameters } from '../run/run-responses.ts'

const ARTIFACTS = `${RUN}/artifacts` as const
const PAGE_SIZE = 100

/** Maximum artifacts of a run that are listed. */
export const MAX_LISTED_ARTIFACTS = 300

/** An artifact as GitHub lists it: without the job that uploaded it, and without the attempt. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly createdAt: Instant | undefined
}

/** Lists the artifacts of all attempts of a run, by id. Never throws: after a failure, it returns those read so far. */
export async function listArtifacts(
  { client, repository, signal }: RepositorySource,
  runId: number,
): Promise<{ readonly artifacts: readonly Artifact[]; readonly notes: readonly Note[] }> {
  const run = runParameters({ ...repository, runId })
  const byId = new Map<number, Artifact>()
  const texts: string[] = []
  let counted = 1
  try {
    for (let page = 1; (page - 1) * PAGE_SIZE < Math.min(counted, MAX_LISTED_ARTIFACTS); page++) {
      const response = await client.get(ARTIFACTS, { ...run, per_page: PAGE_SIZE, page }, signal)
      counted = asCount(response.total_count) ?? 0
      for (const one of asArray(response.artifacts)) {
        const fields = asObject<ApiData<typeof ARTIFACTS>['artifacts'][number]>(one)
        const [id, name] = [asOrdinal(fields.id), asString(fields.name)]
        const createdAt = asInstant(fields.created_at, () => undefined)
        if (id !== undefined && name !== undefined) byId.set(id, { id, name, createdAt })
      }
    }
    if (counted > MAX_LISTED_ARTIFACTS)
      texts.push(
        `Only ${MAX_LISTED_ARTIFACTS} of ${counted} artifacts were searched for test results.`,
      )
  } catch (error) {
    texts.push(explain(error, `the artifacts of run ${runId}`, repository, client.repair))
  }
  return {
    artifacts: [...byId.values()].sort((a, b) => a.id - b.id),
    notes: texts.map((text) => ({ severity: 'notice', text })),
  }
}
