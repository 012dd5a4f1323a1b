import type { RunRef, Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import type { LogPart } from '../http/log-host.ts'
import type { ApiParameters } from '../http/request.ts'
import { asObject, asString } from '../json-values.ts'
import { ATTEMPT_PATH, JOB_PATH, RUN_PATH } from '../run/run-responses.ts'

/** Reference to the log of one job, or to the archive of all logs of an attempt, by default the latest. */
export interface LogRef extends RunRef, Pick<Target, 'attempt'> {
  readonly jobId: number | undefined
}

/**
 * Opens a log as a stream, or the archive of logs, whose texts may have the token. GitHub redirects to a URL that is
 * valid for a minute and is requested without the token.
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
  const { body } = await client.file(url, signal)()
  return log.jobId === undefined ? body : client.redact(body)
}

/** The status of the run or job that a log belongs to. */
interface LogOwner {
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

type OwnerPath = typeof JOB_PATH | typeof RUN_PATH | typeof ATTEMPT_PATH

function ownerOf(log: LogRef): [path: OwnerPath, parameters: ApiParameters<OwnerPath>] {
  const { owner, repo, runId, attempt, jobId } = log
  if (jobId !== undefined) return [JOB_PATH, { owner, repo, job_id: jobId }]
  const run = { owner, repo, run_id: runId }
  return attempt === undefined
    ? [RUN_PATH, run]
    : [ATTEMPT_PATH, { ...run, attempt_number: attempt }]
}
