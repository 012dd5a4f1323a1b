import type { RunRef } from '../../model/target.ts'
import { unlessDeleted } from '../conversation/comments.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { redirectFrom } from '../http/read-from.ts'
import type { WriteClient } from '../http/write-client.ts'
import { JOB, RUN, runParameters } from '../run/run-responses.ts'

/** Jobs to re-run, each with the jobs that need it. */
export type RerunScope = 'failed' | 'all' | { readonly jobId: number }

/**
 * Starts another attempt of a run.
 *
 * @returns `false` if the run is still running
 * @throws `GitHubError`
 */
export async function rerunJobs(
  writer: WriteClient,
  run: RunRef,
  scope: RerunScope,
  signal: AbortSignal,
): Promise<boolean> {
  const { owner, repo } = run
  const posted =
    typeof scope === 'object'
      ? writer.post(`${JOB}/rerun`, { owner, repo, job_id: scope.jobId }, signal)
      : writer.post(
          scope === 'all' ? `${RUN}/rerun` : `${RUN}/rerun-failed-jobs`,
          runParameters(run),
          signal,
        )
  return await ignoringNoOp(posted, 403, /already running/i)
}

/**
 * Cancels a run.
 *
 * @param force whether to ignore conditions such as `always()`, which can keep a run running
 * @returns `false` if the run has already finished
 * @throws as `rerun`
 */
export async function cancelRun(
  writer: WriteClient,
  run: RunRef,
  force: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const route = `${RUN}/${force ? 'force-cancel' : 'cancel'}` as const
  const posted = writer.post(route, runParameters(run), signal)
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

const LOGS = `${RUN}/logs` as const

/**
 * Deletes the logs of all attempts of a run.
 *
 * @returns `false` if the run has no logs
 * @throws `GitHubError`
 */
export async function deleteLog(
  writer: WriteClient,
  run: RunRef,
  signal: AbortSignal,
): Promise<boolean> {
  return await isFound(writer.delete(LOGS, runParameters(run), signal))
}

/** Returns whether the latest attempt of a run has logs. @throws as `client.redirect` */
export async function hasRunLog(source: RepositorySource, runId: number): Promise<boolean> {
  return await isFound(redirectFrom(source, LOGS, { run_id: runId }))
}

/** Returns whether the logs exist. The caller has read the run, so only its logs can be missing. */
async function isFound(request: Promise<unknown>): Promise<boolean> {
  return (await unlessDeleted(request.then(() => true))) ?? false
}
