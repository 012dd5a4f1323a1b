import { buildReport } from '../build-report.ts'
import { type Client, createClient } from '../github/http/client.ts'
import type { ClientOptions } from '../github/http/request.ts'
import { toolkit } from '../github/http/transport.ts'
import type { Report } from '../model/report/report.ts'
import type { Target } from '../model/target.ts'
import { MINUTE } from '../model/time.ts'
import type { ReportOptions } from './arguments.ts'
import { UsageError } from './errors.ts'
import { reportProgress } from './progress.ts'
import { recordExchanges } from './recording/record.ts'
import { expectRecordingOf, loadRecording } from './recording/recording-file.ts'
import type { Recording } from './recording/recording.ts'
import { replayExchanges } from './recording/replay.ts'
import { repairsFor } from './repairs.ts'
import { resolveRun } from './resolve-run.ts'
import { apiUrlOf, type CommandTarget, type RunRef } from './run-url.ts'
import { findToken } from './token.ts'

/** The defaults of the action. */
export const HISTORY_RUNS = 10
export const LOG_LINES = 20

/** After this deadline, the report uses the data fetched so far. */
const DEADLINE = 5 * MINUTE

/**
 * Builds a report from GitHub or from a recording, and returns it with the recording of its exchanges.
 *
 * @param showProgress receives a line when more pages have been read
 * @throws `CommandError`
 */
export async function reportRun(
  options: ReportOptions,
  env: NodeJS.ProcessEnv,
  showProgress: (line: string) => void,
): Promise<{ readonly report: Report; readonly recording: Recording }> {
  const parts = options.format === 'html'
  if (options.from !== undefined) {
    const recording = await loadRecording(options.from)
    expectRecordingOf(options, recording)
    const transport = replayExchanges(recording.exchanges, apiUrlOf(recording.serverUrl))
    const client = connect(recording.serverUrl, { token: 'not sent', transport, retryAfter: 0 })
    const report = await build(client, recording, { parts, madeAt: recording.madeAt })
    expectJob(options, report)
    return { report, recording }
  }
  // `readCommand` requires a run if there is no recording.
  const named = { run: options.run as CommandTarget, attempt: options.attempt }
  const { serverUrl } = named.run
  const token = await findToken(new URL(serverUrl).host, env)
  const ref = await resolveRun(connect(serverUrl, { token }), named, AbortSignal.timeout(DEADLINE))
  const { transport, exchanges } = recordExchanges(toolkit, apiUrlOf(serverUrl))
  const client = connect(serverUrl, { token, transport })
  const report = await build(reportProgress(client, ref.runId, showProgress), ref, { parts })
  return { report, recording: { ...ref, madeAt: report.madeAt, exchanges: exchanges() } }
}

function connect(
  serverUrl: string,
  options: Pick<ClientOptions, 'token' | 'transport' | 'retryAfter'>,
): Client {
  const apiUrl = apiUrlOf(serverUrl)
  // `@actions/github` reads both on import: it chooses the proxy for this URL, and throws if the
  // event file is not JSON.
  process.env['GITHUB_API_URL'] = apiUrl
  delete process.env['GITHUB_EVENT_PATH']
  return createClient({
    ...options,
    apiUrl,
    repair: repairsFor(new URL(serverUrl).host),
    debug: () => undefined,
    now: () => performance.now(),
  })
}

/** @throws `UsageError` if the recording lists all jobs, but not the one on the command line */
function expectJob(options: ReportOptions, { run: { attempt }, ...report }: Report): void {
  const { run, from = '' } = options
  if (run === undefined || !('jobId' in run) || options.attempt !== undefined) return
  if (!report.complete) return
  if (report.jobs?.some(({ job }) => job.id === run.jobId) === true) return
  throw new UsageError(
    `--from ${from} is a recording of attempt ${attempt ?? 'unknown'}, and job ${run.jobId} is not one of its jobs`,
  )
}

async function build(
  client: Client,
  ref: RunRef,
  { parts, madeAt }: { readonly parts: boolean; readonly madeAt?: number },
): Promise<Report> {
  const target: Target = { ...ref, current: undefined }
  return await buildReport({
    client,
    target,
    allowedFailures: [],
    budgets: [],
    historyRuns: HISTORY_RUNS,
    defaultBranch: undefined,
    logLines: LOG_LINES,
    parts,
    // Only needed if a job of the run itself reports it.
    settle: 0,
    signal: AbortSignal.timeout(DEADLINE),
    now: () => madeAt ?? Date.now(),
    sleep: () => Promise.resolve(),
  })
}
