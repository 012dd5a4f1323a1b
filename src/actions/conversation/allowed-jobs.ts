import { matchesName } from '../../analyse/failures/forgiven.ts'
import { fetchJobResults } from '../../github/history/list-branch-results.ts'
import type { RepositorySource } from '../../github/http/client.ts'
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
  return withoutAllowed(await fetchJobResults(source, run), allowedFailures).failed.size === 0
}

/** Removes the failures that the user allows; a run that failed without a job has no name to allow. */
export function withoutAllowed(
  results: JobResults,
  allowedFailures: readonly string[],
): JobResults {
  const failed = [...results.failed].filter(
    (name) => name === '' || !matchesName(name, allowedFailures),
  )
  return { ...results, failed: new Set(failed) }
}
