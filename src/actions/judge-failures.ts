import { setTimeout } from 'node:timers/promises'
import { failuresOfCode } from '../analyse/failures-of-code.ts'
import type { Client } from '../github/client.ts'
import type { Report } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import { buildReport } from '../pipeline.ts'
import { failureLine } from '../render/headline.ts'
import { findFlakyJobs } from './find-flaky-jobs.ts'

/** Enough to find some that were run again. */
const HISTORY_RUNS = 20

/** What a runner writes last may be of its own end. */
const LOG_LINES = 20

export interface Judgement {
  /** Whether the code may have caused what failed; `unknown` where GitHub could not be read. */
  readonly verdict: 'code' | 'other' | 'unknown'
  /** As one or more sentences. */
  readonly reason: string
}

/**
 * Judges the failures of a run by its report.
 *
 * @param jobId the only job to judge; `undefined` judges all that failed
 */
export async function judgeFailures(
  client: Client,
  target: Target,
  jobId: number | undefined,
  signal: AbortSignal,
): Promise<Judgement> {
  const report = await buildReport({
    client,
    target,
    signal,
    allowedFailures: [],
    budgets: [],
    historyRuns: HISTORY_RUNS,
    defaultBranch: undefined,
    logLines: LOG_LINES,
    settle: 0,
    now: Date.now,
    sleep: (time) => setTimeout(time),
  })
  if (!report.complete) return { verdict: 'unknown', reason: whyIncomplete(report) }

  const failures = report.failures.filter(({ job }) => jobId === undefined || job.job.id === jobId)
  const [first] = failures
  if (first === undefined) return { verdict: 'code', reason: 'its report shows no failed job.' }
  const flaky = await findFlakyJobs(report, { client, target, signal })
  const [blamed] = failuresOfCode(failures, new Set(flaky.keys()))
  if (blamed !== undefined) {
    const reason = `${failureLine(blamed)}, and nothing shows that it is flaky.`
    return { verdict: 'code', reason }
  }
  const told = failures.map((failure) => {
    const where = flaky.get(failure.job.job.name)
    return `${failureLine(failure)}${where === undefined ? '' : ` (it ${where})`}`
  })
  return { verdict: 'other', reason: `What failed need not be the code's: ${told.join('; ')}.` }
}

function whyIncomplete({ notes }: Report): string {
  const warnings = notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text)
  return warnings.length === 0 ? 'Not all jobs of the run could be listed.' : warnings.join('\n\n')
}
