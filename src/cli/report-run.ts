import { withSeenGate } from '../analyse/commit/seen-gate.ts'
import { buildReport } from '../build-report.ts'
import { explain } from '../github/errors/explain.ts'
import { type Client, repositorySource } from '../github/http/client.ts'
import { fetchJobStatus } from '../github/run/list-jobs.ts'
import type { Report } from '../model/report/report.ts'
import type { RunOptions } from './arguments.ts'
import { buildOptions, COMMAND_DEADLINE, type CommandContext, connectCommand } from './connect.ts'
import { CommandError, type NamedRun } from './named.ts'
import { reportProgress } from './progress.ts'
import { repairsFor } from './repairs.ts'

/**
 * Builds the report of a run.
 *
 * @param show receives a line about what it requests
 * @throws `CommandError`
 */
export async function reportNamedRun(
  named: RunOptions,
  { env, show, losses, readGate }: CommandContext,
): Promise<Report> {
  const { serverUrl } = named.run
  const client = await connectCommand(serverUrl, env)
  show('Reading the run')
  const ref = await resolveRun(client, named, AbortSignal.timeout(COMMAND_DEADLINE))
  const report = await buildReport({
    ...buildOptions(reportProgress(client, show)),
    losses,
    knownIssues: named.knownIssues,
    target: { ...ref, current: undefined },
    parts: named.format === 'html',
  })
  return withSeenGate(report, (declared) => readGate(declared, named.knownIssues))
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
  const source = repositorySource({ client, repository: named, signal })
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
