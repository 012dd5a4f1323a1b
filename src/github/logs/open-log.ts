import type { Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import type { LogPart } from '../http/log-host.ts'
import type { Parameters } from '../http/request.ts'
import { asObject, asString } from '../json-values.ts'

const ACTIONS = '/repos/{owner}/{repo}/actions'

/** Whose log is wanted: that of one job, or the archive of all logs of an attempt or of the latest. */
export type LogRef = Pick<Target, 'owner' | 'repo' | 'runId' | 'attempt'> & {
  readonly jobId: number | undefined
}

/**
 * Opens a log to be read as a stream. The address that GitHub leads to is asked without the token,
 * and at once: it is good for a minute.
 *
 * @throws what the client throws
 */
export async function openLog(
  client: Client,
  log: LogRef,
  signal: AbortSignal,
): Promise<LogPart['body']> {
  const [path, parameters] = ownerOf(log)
  const address = await client.redirect(`${path}/logs`, parameters, signal)
  return (await client.log(address, signal)()).body
}

/** How the run or job stands whose log is wanted. */
export interface LogOwner {
  /** `completed`, or a word for one that has not ended. */
  readonly status: string
  readonly conclusion: string | undefined
}

/** @throws what the client throws */
export async function fetchLogOwner(
  client: Client,
  log: LogRef,
  signal: AbortSignal,
): Promise<LogOwner> {
  const { status, conclusion } = asObject(await client.get(...ownerOf(log), signal))
  return { status: asString(status) ?? 'unknown', conclusion: asString(conclusion) }
}

type OwnerPath =
  | `${typeof ACTIONS}/jobs/{job_id}`
  | `${typeof ACTIONS}/runs/{run_id}`
  | `${typeof ACTIONS}/runs/{run_id}/attempts/{attempt_number}`

function ownerOf(log: LogRef): [path: OwnerPath, parameters: Parameters] {
  const { owner, repo, runId, attempt, jobId } = log
  if (jobId !== undefined) return [`${ACTIONS}/jobs/{job_id}`, { owner, repo, job_id: jobId }]
  const run = { owner, repo, run_id: runId }
  return attempt === undefined
    ? [`${ACTIONS}/runs/{run_id}`, run]
    : [`${ACTIONS}/runs/{run_id}/attempts/{attempt_number}`, { ...run, attempt_number: attempt }]
}
