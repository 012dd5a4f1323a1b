import type { Target } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { WriteClient } from '../http/write-client.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const JOB = '/repos/{owner}/{repo}/actions/jobs/{job_id}'

export type RunRef = Pick<Target, 'owner' | 'repo' | 'runId'>

/** What to run again of a run: each with the jobs that need it. */
export type RerunScope = 'failed' | 'all' | { readonly jobId: number }

/**
 * Starts another attempt of a run.
 *
 * @returns `false` where the run goes on already
 * @throws `GitHubError`
 */
export async function rerun(
  writer: WriteClient,
  { owner, repo, runId }: RunRef,
  again: RerunScope,
  signal: AbortSignal,
): Promise<boolean> {
  const place = { owner, repo }
  const posted =
    typeof again === 'object'
      ? writer.post(`${JOB}/rerun`, { ...place, job_id: again.jobId }, signal)
      : writer.post(
          again === 'all' ? (`${RUN}/rerun` as const) : (`${RUN}/rerun-failed-jobs` as const),
          { ...place, run_id: runId },
          signal,
        )
  return await unlessSo(posted, 403, /already running/i)
}

/**
 * Cancels a run.
 *
 * @param force whether to pass over conditions such as `always()`, which keep a run going
 * @returns `false` where the run has ended already
 * @throws as `rerun`
 */
export async function cancel(
  writer: WriteClient,
  { owner, repo, runId }: RunRef,
  force: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const route = `${RUN}/${force ? 'force-cancel' : 'cancel'}` as const
  const posted = writer.post(route, { owner, repo, run_id: runId }, signal)
  return await unlessSo(posted, 409, /is completed/i)
}

/** Whether the change was made: not where it was refused because it is so already. */
async function unlessSo(change: Promise<void>, status: number, words: RegExp): Promise<boolean> {
  try {
    await change
    return true
  } catch (error) {
    const isSo =
      error instanceof GitHubError && error.status === status && words.test(error.reason ?? '')
    if (isSo) return false
    throw error
  }
}
