import type { Note } from '../../model/note.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject } from '../json-values.ts'
import { fetchAnnotations } from '../logs/fetch-annotations.ts'
import { decodeJobs } from '../run/decode.ts'
import { fetchJobs } from '../run/list-jobs.ts'

/** Each earlier attempt takes requests of its own, and a run can have 50. */
export const MAX_READ_ATTEMPTS = 2

/** Attempts that a failure is judged by: what passed or failed in one counts in this one. */
export const MAX_JUDGED_ATTEMPTS = 5

/** Failed jobs of an attempt whose annotations are requested. */
const MAX_ANNOTATED = 10

/**
 * Lists the jobs of the latest attempts before one, ascending, at most `max`, in parallel; makes no request for
 * attempt 1. Never throws: if an attempt can't be read, a note says why.
 */
export async function fetchAttempts(
  source: RepositorySource,
  { runId, attempt }: { readonly runId: number; readonly attempt: number },
  max: number = MAX_READ_ATTEMPTS,
): Promise<{ readonly attempts: readonly EarlierAttempt[]; readonly notes: readonly Note[] }> {
  const first = Math.max(1, attempt - max)
  const numbers = Array.from({ length: attempt - first }, (_, index) => first + index)
  const fetched = await Promise.all(
    numbers.map(async (number) => {
      const response = await fetchJobs(source, { runId, attempt: number })
      const jobs = response.jobs && decodeJobs(response.jobs, { ...source.repository, runId })
      const annotations = await fetchFailureAnnotations(source, response.jobs ?? [])
      return { attempt: { number, jobs, annotations }, notes: response.notes }
    }),
  )
  const [failed] = fetched.flatMap(({ notes }) => notes)
  return {
    attempts: fetched.map(({ attempt }) => attempt),
    notes:
      failed === undefined
        ? []
        : [{ severity: 'notice', text: `Not all earlier attempts are compared. ${failed.text}` }],
  }
}

/** Fetches the annotations of the first failed jobs, which say if a runner was lost. */
async function fetchFailureAnnotations(
  source: RepositorySource,
  jobs: readonly unknown[],
): Promise<ReadonlyMap<number, readonly Annotation[]>> {
  const failed = jobs.flatMap((job) => {
    const { id, conclusion } = asObject(job)
    return conclusion === 'failure' ? (asCount(id) ?? []) : []
  })
  const fetched = failed
    .slice(0, MAX_ANNOTATED)
    .map(async (id) => [id, (await fetchAnnotations(source, id)) ?? []] as const)
  return new Map(await Promise.all(fetched))
}
