import { buildReport } from '../build-report.ts'
import { explain } from '../github/errors/explain.ts'
import type { Client } from '../github/http/client.ts'
import { asArray, asCount, asObject } from '../github/json-values.ts'
import { fetchJobStatus } from '../github/run/attempt-jobs.ts'
import type { Report } from '../model/report/report.ts'
import type { RunOptions } from './arguments.ts'
import { buildOptions, COMMAND_DEADLINE, type CommandContext, connect } from './connect.ts'
import { CommandError } from './errors.ts'
import { repairsFor } from './repairs.ts'
import type { NamedRun } from './run-url.ts'

/**
 * Builds the report of a run.
 *
 * @param show receives a line when more pages have been read
 * @throws `CommandError`
 */
export async function reportNamedRun(
  named: RunOptions,
  { env, show }: CommandContext,
): Promise<Report> {
  const { serverUrl } = named.run
  const client = await connect(serverUrl, env)
  const ref = await resolveRun(client, named, AbortSignal.timeout(COMMAND_DEADLINE))
  return await buildReport({
    ...buildOptions(reportProgress(client, ref.runId, show)),
    knownIssues: named.knownIssues,
    target: { ...ref, current: undefined },
    parts: named.format === 'html',
  })
}

/** Returns a client that reports how many pages of a run's jobs it has read, if there are several. */
export function reportProgress(
  client: Client,
  runId: number,
  report: (line: string) => void,
): Client {
  let attempt: unknown
  let read = 0
  return {
    ...client,
    get: async (route, parameters, signal) => {
      const response = await client.get(route, parameters, signal)
      const { run_id, attempt_number = 'latest', per_page } = asObject(parameters)
      if (!route.endsWith('/jobs') || run_id !== runId) return response
      // The first attempt is the reported one; others are only for comparison.
      attempt ??= attempt_number
      if (attempt_number !== attempt) return response
      const { jobs, total_count } = asObject(response)
      const listed = asArray(jobs).length
      const counted = asCount(total_count) ?? 0
      read += listed
      if (counted > listed) {
        const size = Number(per_page)
        const pages = Math.ceil(counted / size)
        report(`Reading jobs: ${Math.min(pages, Math.ceil(read / size))} of ${pages} pages`)
      }
      return response
    },
  }
}

/**
 * Returns the run and the attempt to report. For a job it requests both, since its URL lacks the
 * attempt and the latest one may be another.
 *
 * @throws `CommandError`
 */
export async function resolveRun(
  client: Client,
  { run: named, attempt }: Pick<RunOptions, 'run' | 'attempt'>,
  signal: AbortSignal,
): Promise<NamedRun> {
  if (!('jobId' in named)) return { ...named, attempt }
  const { jobId, ...ref } = named
  if (ref.runId !== undefined && attempt !== undefined) {
    return { ...ref, runId: ref.runId, attempt }
  }
  const source = { client, repository: named, signal }
  const job = await fetchJobStatus(source, jobId).catch((error: unknown) => {
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
