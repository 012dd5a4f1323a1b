import { createClient, type Client } from '../github/client.ts'
import type { Report } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import { MINUTE } from '../model/time.ts'
import { buildReport } from '../pipeline.ts'
import { adviseOnFailures } from './advise.ts'
import type { Answers } from './answers.ts'
import { expectAnswersOf, loadAnswers } from './answers-file.ts'
import type { ReportOptions } from './arguments.ts'
import { tellProgress } from './progress.ts'
import { recordAnswers } from './record.ts'
import { replayAnswers } from './replay.ts'
import { apiUrlOf, type RunAddress } from './run-address.ts'
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
    const client = replayAnswers(answers.answers)
    return { report: await build(client, answers, answers.madeAt), answers }
  }
  const address = { ...(options.run as RunAddress), attempt: options.attempt }
  const { serverUrl, runId } = address
  const token = await findToken(new URL(serverUrl).host, env)
  const { client, answers } = recordAnswers(createClient({ token, apiUrl: apiUrlOf(serverUrl) }))
  const report = await build(tellProgress(client, runId, tell), address)
  return { report, answers: { ...address, madeAt: report.madeAt, answers: answers() } }
}

async function build(client: Client, address: RunAddress, madeAt?: number): Promise<Report> {
  const target: Target = { ...address, own: undefined }
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
