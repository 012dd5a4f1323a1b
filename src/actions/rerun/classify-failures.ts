import { setTimeout } from 'node:timers/promises'
import { codeFailures } from '../../analyse/failures/code-failures.ts'
import { stepOf } from '../../analyse/failures/report-failures.ts'
import { buildReport } from '../../build-report.ts'
import type { Client } from '../../github/http/client.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import type { Target } from '../../model/target.ts'
import { failureLine } from '../../render/findings/headline.ts'
import { findFlakyJobs, findForgivenJobs } from './find-flaky-jobs.ts'

/** Only GitHub's annotation of a job shows that it lost its runner. */
const MAX_ANNOTATED = 100

/** Enough to include some runs that were re-run. */
const HISTORY_RUNS = 20

interface Classification {
  /** Cause of the failures; `unknown` if GitHub could not be read. */
  readonly verdict: 'code' | 'other' | 'unknown'
  /** One or more sentences. */
  readonly reason: string
}

/** Builds the report from which a run's failures are classified. */
export async function reportFailedRun(
  client: Client,
  target: Target,
  signal: AbortSignal,
): Promise<Report> {
  return await buildReport({
    client,
    target,
    signal,
    allowedFailures: [],
    budgets: [],
    historyRuns: HISTORY_RUNS,
    defaultBranch: undefined,
    logLines: 0,
    maxAnnotated: MAX_ANNOTATED,
    settle: 0,
    now: Date.now,
    sleep: (time) => setTimeout(time),
  })
}

interface ClassificationOptions {
  readonly client: Client
  readonly target: Target
  /** The only job to classify; `undefined` for all failed jobs. */
  readonly jobId: number | undefined
  readonly signal: AbortSignal
}

/** Classifies the failures of a run as caused by the code or not. */
export async function classifyFailures(
  report: Report,
  { client, target, jobId, signal }: ClassificationOptions,
): Promise<Classification> {
  if (!report.complete) return { verdict: 'unknown', reason: whyIncomplete(report) }

  // The workflow allows a job to fail if the job failed in a successful run.
  const forgiven = findForgivenJobs(report)
  const failures = report.failures.filter(({ job }) =>
    jobId === undefined ? !forgiven.has(job.job.name) : job.job.id === jobId,
  )
  const [first] = failures
  if (first === undefined) return { verdict: 'code', reason: 'its report lists no failed job.' }
  const flaky = await findFlakyJobs(report, { client, target, signal })
  const evidenceOf = (failure: FailureReport) => {
    const evidence = flaky.get(failure.job.job.name)
    const step = stepOf(failure)?.name
    const isSame =
      evidence?.steps === undefined || (step !== undefined && evidence.steps.includes(step))
    return isSame ? evidence : undefined
  }
  const isFlaky = (failure: FailureReport) => evidenceOf(failure) !== undefined
  const jobs = report.run.graph === undefined ? report.jobs : undefined
  const [blamed] = codeFailures(failures, isFlaky, jobs)
  if (blamed !== undefined) {
    const reason = `${failureLine(blamed)}, and nothing shows that it is flaky.`
    return { verdict: 'code', reason }
  }
  const reasons = failures.map((failure) => {
    const evidence = evidenceOf(failure)
    return `${failureLine(failure)}${evidence === undefined ? '' : ` (it ${evidence.where})`}`
  })
  return {
    verdict: 'other',
    reason: `The failures are probably not caused by the code: ${reasons.join('; ')}.`,
  }
}

function whyIncomplete({ notes }: Report): string {
  const warnings = notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text)
  return warnings.length === 0 ? 'Not all jobs of the run could be listed.' : warnings.join('\n\n')
}
