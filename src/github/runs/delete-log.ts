import type { RunRef } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import type { WriteClient } from '../http/write-client.ts'
import { RUN, runParameters } from '../run/run-responses.ts'

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

/**
 * Returns whether the latest attempt of a run has logs.
 *
 * @throws as `client.redirect`
 */
export async function hasRunLog(
  client: Client,
  run: RunRef,
  signal: AbortSignal,
): Promise<boolean> {
  return await isFound(client.redirect(LOGS, runParameters(run), signal))
}

/** Returns whether the logs exist. The caller has read the run, so only its logs can be missing. */
async function isFound(request: Promise<unknown>): Promise<boolean> {
  try {
    await request
    return true
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'not-found') return false
    throw error
  }
}
