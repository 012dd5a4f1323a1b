import { buildReport } from '../build-report.ts'
import { toolkit } from '../github/http/transport.ts'
import type { Report } from '../model/report/report.ts'
import type { Target } from '../model/target.ts'
import type { ReportOptions } from './arguments.ts'
import { buildOptions, connect, connectToRecording, DEADLINE } from './connect.ts'
import { UsageError } from './errors.ts'
import { reportProgress } from './progress.ts'
import { recordExchanges } from './recording/record.ts'
import type { RunRecording } from './recording/recording.ts'
import { resolveRun } from './resolve-run.ts'
import { apiUrlOf, type CommandTarget, type NamedRun } from './run-url.ts'
import { findToken } from './token.ts'

type RunOptions = Pick<ReportOptions, 'attempt' | 'format' | 'whatIf'> & {
  readonly run: CommandTarget
}

interface RunResult {
  readonly report: Report
  readonly recording: RunRecording
}

/**
 * Builds a report from GitHub, and returns it with the recording of its exchanges.
 *
 * @param show receives a line when more pages have been read
 * @throws `CommandError`
 */
export async function reportNamedRun(
  named: RunOptions,
  { env, show }: { readonly env: NodeJS.ProcessEnv; readonly show: (line: string) => void },
): Promise<RunResult> {
  const { serverUrl } = named.run
  const token = await findToken(new URL(serverUrl).host, env)
  const ref = await resolveRun(connect(serverUrl, { token }), named, AbortSignal.timeout(DEADLINE))
  const { transport, exchanges } = recordExchanges(toolkit, apiUrlOf(serverUrl))
  const client = connect(serverUrl, { token, transport })
  const progressing = reportProgress(client, ref.runId, show)
  const report = await buildRun(buildOptions(progressing), ref, named)
  return { report, recording: { ...ref, madeAt: report.madeAt, exchanges: exchanges() } }
}

/**
 * Builds the same report from a recording.
 *
 * @throws `UsageError` if the recording is of another attempt than that of the job in `options`
 */
export async function replayRun(
  options: Pick<ReportOptions, 'run' | 'attempt' | 'from' | 'format' | 'whatIf'>,
  recording: RunRecording,
): Promise<RunResult> {
  const client = connectToRecording(recording)
  const report = await buildRun(buildOptions(client, recording.madeAt), recording, options)
  expectJob(options, report)
  return { report, recording }
}

/** @throws `UsageError` if the recording lists all jobs, but not the one on the command line */
function expectJob(
  options: Parameters<typeof replayRun>[0],
  { run: { attempt }, ...report }: Report,
): void {
  const { run, from = '' } = options
  if (run === undefined || !('jobId' in run) || options.attempt !== undefined) return
  if (!report.complete) return
  if (report.jobs?.some(({ job }) => job.id === run.jobId) === true) return
  throw new UsageError(
    `--from ${from} is a recording of attempt ${attempt ?? 'unknown'}, and job ${run.jobId} is not one of its jobs`,
  )
}

async function buildRun(
  options: ReturnType<typeof buildOptions>,
  ref: NamedRun,
  { format, whatIf }: Pick<ReportOptions, 'format' | 'whatIf'>,
): Promise<Report> {
  const target: Target = { ...ref, current: undefined }
  const parts = format === 'html'
  return await buildReport({ ...options, target, parts, whatIf })
}
