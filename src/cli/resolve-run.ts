import { explain } from '../github/errors/explain.ts'
import type { Client } from '../github/http/client.ts'
import { fetchJobStatus } from '../github/run/job-status.ts'
import type { ReportOptions } from './arguments.ts'
import { CommandError } from './errors.ts'
import { repairsFor } from './repairs.ts'
import type { CommandTarget, NamedRun } from './run-url.ts'

/**
 * Returns the run and the attempt to report. For a job it requests both, since its URL lacks the
 * attempt and the latest one may be another.
 *
 * @throws `CommandError`
 */
export async function resolveRun(
  client: Client,
  { run: named, attempt }: Pick<ReportOptions, 'attempt'> & { readonly run: CommandTarget },
  signal: AbortSignal,
): Promise<NamedRun> {
  if (!('jobId' in named)) return { ...named, attempt }
  const { jobId, ...ref } = named
  if (ref.runId !== undefined && attempt !== undefined) {
    return { ...ref, runId: ref.runId, attempt }
  }
  const job = await fetchJobStatus(client, named, signal).catch((error: unknown) => {
    const repair = repairsFor(new URL(named.serverUrl).host, 'job')
    throw new CommandError(explain(error, `job ${jobId}`, named, repair), { cause: error })
  })
  const runId = ref.runId ?? job.runId
  if (runId === undefined || runId !== (job.runId ?? runId)) {
    const which = job.runId === undefined ? 'an unknown run' : `run ${job.runId}`
    throw new CommandError(`job ${jobId} is a job of ${which}: check the URL`)
  }
  return { ...ref, runId, attempt: attempt ?? job.attempt }
}
