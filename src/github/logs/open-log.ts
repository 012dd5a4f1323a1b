import type { Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import type { LogPart } from '../http/log-host.ts'
import type { Parameters } from '../http/request.ts'
import { asObject, asString } from '../json-values.ts'

const ACTIONS = '/repos/{owner}/{repo}/actions'

/** Reference to the log of one job, or to the archive of all logs of an attempt, by default the latest. */
export type LogRef = Pick<Target, 'owner' | 'repo' | 'runId' | 'attempt'> & {
  readonly jobId: number | undefined
}

/**
 * Opens a log as a stream. GitHub redirects to a URL that is valid for a minute and is requested without
 * the token.
 *
 * @throws what the client throws
 */
export async function openLog(
  client: Client,
  log: LogRef,
  signal: AbortSignal,
): Promise<LogPart['body']> {
  const [path, parameters] = ownerOf(log)
  const url = await client.redirect(`${path}/logs`, parameters, signal)
  return (await client.log(url, signal)()).body
}

/** The status of the run or job that a log belongs to. */
export interface LogOwner {
  /** `completed`, or the status of an unfinished one. */
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
