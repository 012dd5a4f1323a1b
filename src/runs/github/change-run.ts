// The requests that change a run: re-run, cancel, delete logs.
import { unlessDeleted } from '../../github/http/unless-deleted.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { JOB_PATH, RUN_PATH } from '../../github/run/run-responses.ts'

/** Jobs to re-run, each with the jobs that need it. */
export type RerunScope = 'failed' | 'all' | { readonly jobId: number }

/**
 * Starts another attempt of a run.
 *
 * @returns `false` if the run is still running
 * @throws `GitHubError`
 */
export async function rerunJobs(
  { writer, repository, signal }: WritableSource,
  runId: number,
  scope: RerunScope,
): Promise<boolean> {
  const { owner, repo } = repository
  const run = { owner, repo, run_id: runId }
  const posted =
    typeof scope === 'object'
      ? writer.post(`${JOB_PATH}/rerun`, { owner, repo, job_id: scope.jobId }, signal)
      : writer.post(
          scope === 'all' ? `${RUN_PATH}/rerun` : `${RUN_PATH}/rerun-failed-jobs`,
          run,
          signal,
        )
  return await ignoringNoOp(posted, 403, /already running/i)
}

/**
 * Cancels a run.
 *
 * @param force whether to ignore conditions such as `always()`, which can keep a run running
 * @returns `false` if the run has already finished
 * @throws as `rerunJobs`
 */
export async function cancelRun(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  runId: number,
  force: boolean,
): Promise<boolean> {
  const route = `${RUN_PATH}/${force ? 'force-cancel' : 'cancel'}` as const
  const posted = writer.post(route, { owner, repo, run_id: runId }, signal)
  return await ignoringNoOp(posted, 409, /is completed/i)
}

/** Returns whether GitHub made the change; `false` if it refused because there was nothing to change. */
async function ignoringNoOp(
  change: Promise<void>,
  status: number,
  reason: RegExp,
): Promise<boolean> {
  try {
    await change
    return true
  } catch (error) {
    const isNoOp =
      error instanceof GitHubError && error.status === status && reason.test(error.reason ?? '')
    if (isNoOp) return false
    throw error
  }
}

const LOGS = `${RUN_PATH}/logs` as const

/**
 * Deletes the logs of all attempts of a run.
 *
 * @returns `false` if the run has no logs
 * @throws `GitHubError`
 */
export async function deleteLog(
  { writer, repository: { owner, repo }, signal }: WritableSource,
  runId: number,
): Promise<boolean> {
  return await isFound(writer.delete(LOGS, { owner, repo, run_id: runId }, signal))
}

/** Returns whether the latest attempt of a run has logs. @throws as `client.redirect` */
export async function hasRunLog(source: RepositorySource, runId: number): Promise<boolean> {
  return await isFound(source.redirect(LOGS, { run_id: runId }))
}

/** Returns whether the logs exist. The caller has read the run, so only its logs can be missing. */
async function isFound(request: Promise<unknown>): Promise<boolean> {
  return (await unlessDeleted(request.then(() => true))) ?? false
}
