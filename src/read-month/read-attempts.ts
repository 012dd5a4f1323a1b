import { findFailures } from '../analyse/find-failures.ts'
import type { FailedAttempt } from '../analyse/month/what-failed.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { asObject, asString } from '../github/json-values.ts'
import { attemptOf } from '../github/run/attempt-jobs.ts'
import { listJobs } from '../github/run/job-pages.ts'
import { RUN, runParameters } from '../github/run/run-responses.ts'
import { decodeRunOf, type RunListing } from '../github/runs/listed-run.ts'
import { isFailure } from '../model/conclusion.ts'

export const OPTIONS = { currentRun: undefined, allowedFailures: [] }

/** Lists the jobs of all attempts of a run. @returns `undefined` if they can't be read */
export async function readAttempts(
  source: RepositorySource,
  { run, response }: RunListing,
): Promise<readonly FailedAttempt[] | undefined> {
  const filter = (run.attempt ?? 1) > 1 ? ('all' as const) : ('latest' as const)
  const parameters = { ...runParameters({ ...source.repository, runId: run.id }), filter }
  const { jobs, failure } = await listJobs(source, `${RUN}/jobs`, parameters)
  if (failure !== undefined) return undefined
  return [...Map.groupBy(jobs, attemptOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([attempt, some]) => {
      const of = attempt === run.attempt ? response : earlierAttempt(response, attempt, some)
      const decoded = decodeRunOf(of, source.repository, { jobs: some, jobsCounted: some.length })
      return { run: decoded, ...findFailures(decoded, OPTIONS) }
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
