import { matchesName } from '../../analyse/failures/conclusion.ts'
import { mayHaveKeys, withLegs } from '../../analyse/jobs/matrix-legs.ts'
import { skipped } from '../../github/errors/explain.ts'
import { fetchJobResults } from '../../github/history/list-branch-results.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { decodeGraph } from '../../github/run/decode.ts'
import { fetchRunResponse } from '../../github/run/run-responses.ts'
import { fetchWorkflow } from '../../github/workflow/fetch-workflow.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { BranchAttempt, JobResults } from '../../model/series.ts'

/** Follows the sentence that a report of a finished run contradicts GitHub's conclusion. */
export const ALLOW_HERE_TOO =
  'If the report has allowed-failures, set this input of the action to the same names.'

/**
 * Returns whether a run failed, but only with jobs that the user allows to fail. GitHub concludes it as a
 * failure.
 *
 * @throws what the client throws
 */
export async function hasOnlyAllowedFailures(
  source: RepositorySource,
  run: BranchAttempt,
  allowedFailures: readonly string[],
): Promise<boolean> {
  if (allowedFailures.length === 0 || !isFailure(run.conclusion ?? 'success')) return false
  return (await fetchWithoutAllowed(source, run, allowedFailures)).failed.size === 0
}

/**
 * Fetches which jobs of an attempt passed and which failed, without the failures that the user allows; a run that failed
 * without a job has no name to allow. The workflow file, in which a line can be a key, is read only if names alone do
 * not allow all; if it can't be read, names alone count.
 *
 * @throws what the client throws for the jobs
 */
export async function fetchWithoutAllowed(
  source: RepositorySource,
  run: BranchAttempt,
  allowedFailures: readonly string[],
): Promise<JobResults> {
  const results = await fetchJobResults(source, run)
  const left = withoutAllowed(results, allowedFailures)
  const jobs = [...results.passed, ...results.failed].map((name) => ({ name }))
  if (left.failed.size === 0 || !mayHaveKeys(allowedFailures, { jobs })) return left
  const response = await fetchRunResponse(source, run.id).catch(
    skipped(source.client, `run ${run.id}`),
  )
  const target = { ...source.repository, runId: run.id, attempt: run.attempt, current: undefined }
  const workflow = await fetchWorkflow(source, target, Promise.resolve(response))
  const graph = decodeGraph(workflow)?.graph
  return withoutAllowed(results, withLegs(allowedFailures, { graph, jobs }))
}

function withoutAllowed(results: JobResults, allowedFailures: readonly string[]): JobResults {
  const failed = [...results.failed].filter(
    (name) => name === '' || !matchesName(name, allowedFailures),
  )
  return { ...results, failed: new Set(failed) }
}
