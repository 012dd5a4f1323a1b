import { isFailure } from '../../model/conclusion.ts'
import type { Run } from '../../model/run.ts'
import { toGitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asString } from '../json-values.ts'
import { decodeRunOf, type RunListing } from './listed-run.ts'
import { attemptOf } from '../run/attempt-jobs.ts'
import { listJobs } from '../run/job-pages.ts'
import { RUN, runParameters } from '../run/run-responses.ts'

/** Lists all attempts of a run with their jobs, the first one first. @throws what the client throws */
export async function listAttempts(
  source: RepositorySource,
  { run, response }: RunListing,
): Promise<readonly Run[]> {
  const filter = (run.attempt ?? 1) > 1 ? ('all' as const) : ('latest' as const)
  const parameters = { ...runParameters({ ...source.repository, runId: run.id }), filter }
  const { jobs, failure } = await listJobs(source, `${RUN}/jobs`, parameters)
  if (failure !== undefined) throw toGitHubError(failure)
  return [...Map.groupBy(jobs, attemptOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([attempt, some]) => {
      const of = attempt === run.attempt ? response : earlierAttempt(response, attempt, some)
      return decodeRunOf(of, source.repository, { jobs: some, jobsCounted: some.length })
    })
}

/** Returns an earlier attempt in the form of GitHub's response, which has the times and conclusion of the latest one. */
function earlierAttempt(response: unknown, attempt: number, jobs: readonly unknown[]): unknown {
  const latest = asObject(response)
  const hasFailed = jobs.some((job) => isFailure(asString(asObject(job).conclusion) ?? 'unknown'))
  return {
    ...latest,
    run_attempt: attempt,
    conclusion: hasFailed ? 'failure' : latest.conclusion,
    run_started_at: attempt === 1 ? latest.created_at : undefined,
  }
}
