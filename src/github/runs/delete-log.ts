import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import type { WriteClient } from '../http/write-client.ts'
import type { RunRef } from './change-run.ts'

const LOGS = '/repos/{owner}/{repo}/actions/runs/{run_id}/logs'

/**
 * Deletes the logs of all attempts of a run.
 *
 * @returns `false` where there are none any more
 * @throws `GitHubError`
 */
export async function deleteLog(
  writer: WriteClient,
  { owner, repo, runId }: RunRef,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await writer.delete(LOGS, { owner, repo, run_id: runId }, signal)
    return true
  } catch (error) {
    // The run itself has been read, so it is not the run that is missing.
    if (error instanceof GitHubError && error.kind === 'not-found') return false
    throw error
  }
}

/**
 * Says whether a run has logs, of its latest attempt.
 *
 * @throws as `client.redirect`
 */
export async function hasLog(
  client: Client,
  { owner, repo, runId }: RunRef,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await client.redirect(LOGS, { owner, repo, run_id: runId }, signal)
    return true
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'not-found') return false
    throw error
  }
}
