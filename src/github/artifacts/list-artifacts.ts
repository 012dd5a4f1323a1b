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
  /** Size of its archive; `undefined` if unknown. */
  readonly size: number | undefined
  readonly createdAt: Instant | undefined
  readonly expired: boolean
}

/** Lists the artifacts of all attempts of a run, by id. Never throws: after a failure, it returns those read so far. */
export async function listArtifacts(
  { client, repository, signal }: RepositorySource,
  runId: number,
): Promise<{ readonly artifacts: readonly Artifact[]; readonly notes: readonly Note[] }> {
  const run = runParameters({ ...repository, runId })
  const byId = new Map<number, Artifact>()
  const notes: Note[] = []
  const note = (text: string) => notes.push({ severity: 'notice', text })
  try {
    let counted = 1
    for (let page = 1; (page - 1) * PAGE_SIZE < Math.min(counted, MAX_LISTED_ARTIFACTS); page++) {
      const response = await client.get(ARTIFACTS, { ...run, per_page: PAGE_SIZE, page }, signal)
      counted = asCount(response.total_count) ?? 0
      const listed = asArray(response.artifacts).flatMap((one) => decodeArtifact(one) ?? [])
      for (const artifact of listed) byId.set(artifact.id, artifact)
    }
    if (counted > MAX_LISTED_ARTIFACTS)
      note(`Only ${MAX_LISTED_ARTIFACTS} of ${counted} artifacts were searched for test results.`)
  } catch (error) {
    note(explain(error, `the artifacts of run ${runId}`, repository, client.repair))
  }
  return { artifacts: [...byId.values()].sort((a, b) => a.id - b.id), notes }
}

function decodeArtifact(response: unknown): Artifact | undefined {
  const fields = asObject<ApiData<typeof ARTIFACTS>['artifacts'][number]>(response)
  const [id, name] = [asOrdinal(fields.id), asString(fields.name)]
  if (id === undefined || name === undefined) return undefined
  return {
    ...{ id, name, size: asCount(fields.size_in_bytes), expired: fields.expired === true },
    createdAt: asInstant(fields.created_at, () => undefined),
  }
}
