import { createClient, type Client } from '../github/client.ts'
import type { Report } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import { MINUTE } from '../model/time.ts'
import { buildReport } from '../pipeline.ts'
import { adviseOnFailures } from './advise.ts'
import type { Answers } from './answers.ts'
import { expectAnswersOf, loadAnswers } from './answers-file.ts'
import type { ReportOptions } from './arguments.ts'
import { UsageError } from './failure.ts'
import { tellProgress } from './progress.ts'
import { recordAnswers } from './record.ts'
import { replayAnswers } from './replay.ts'
import { resolveRun } from './resolve-run.ts'
import { apiUrlOf, type RunAddress, type RunRef } from './run-address.ts'
import { findToken } from './token.ts'

/** As many as the action compares with and shows by default. */
export const HISTORY_RUNS = 10
export const LOG_LINES = 20

/** After this, the report is made of what has come. */
const DEADLINE = 5 * MINUTE

/** A report, and all that GitHub answered for it. */
export interface Made {
  readonly report: Report
  readonly answers: Answers
}

/**
 * Makes the report, of what GitHub answers or of what it has answered.
 *
 * @param tell is told how far the reading has come
 * @throws `CommandError`
 */
export async function reportRun(
  options: ReportOptions,
  env: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void,
): Promise<Made> {
  if (options.from !== undefined) {
    const answers = await loadAnswers(options.from)
    expectAnswersOf(options, answers)
    const report = await build(replayAnswers(answers.answers), answers, answers.madeAt)
    expectJob(options, report)
    return { report, answers }
  }
  // `readCommand` requires a run if there is no recording.
  const named = { run: options.run as RunAddress, attempt: options.attempt }
  const { serverUrl } = named.run
  const token = await findToken(new URL(serverUrl).host, env)
  const github = createClient({ token, apiUrl: apiUrlOf(serverUrl) })
  const ref = await resolveRun(github, named, AbortSignal.timeout(DEADLINE))
  const { client, answers } = recordAnswers(github)
  const report = await build(tellProgress(client, ref.runId, tell), ref)
  return { report, answers: { ...ref, madeAt: report.madeAt, answers: answers() } }
}

/** @throws `UsageError` if the recording lists all jobs, and the job that is named is none of them */
function expectJob(options: ReportOptions, { run: { attempt }, ...report }: Report): void {
  const { run, from = '' } = options
  if (run === undefined || !('jobId' in run) || options.attempt !== undefined) return
  if (!report.complete) return
  if (report.jobs?.some(({ job }) => job.id === run.jobId) === true) return
  throw new UsageError(
    `--from ${from} has the answers of attempt ${attempt ?? 'unknown'}, and job ${run.jobId} is not one of its jobs`,
  )
}

async function build(client: Client, ref: RunRef, madeAt?: number): Promise<Report> {
  const target: Target = { ...ref, own: undefined }
  return await buildReport({
    client: adviseOnFailures(client, new URL(target.serverUrl).host),
    target,
    allowedFailures: [],
    budgets: [],
    historyRuns: HISTORY_RUNS,
    defaultBranch: undefined,
    logLines: LOG_LINES,
    // For what lags behind while a job of the run reports it.
    settle: 0,
    signal: AbortSignal.timeout(DEADLINE),
    now: () => madeAt ?? Date.now(),
    sleep: () => Promise.resolve(),
  })
}
