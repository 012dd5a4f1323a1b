import { setTimeout } from 'node:timers/promises'
import { codeFailures } from '../../analyse/failures/code-failures.ts'
import { buildReport } from '../../build-report.ts'
import type { Client } from '../../github/http/client.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { Verdict } from '../../model/report/cause.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import type { Target } from '../../model/target.ts'
import { failureLine } from '../../render/findings/headline.ts'
import { singleLine } from '../../render/text/markdown.ts'

/** Only GitHub's annotation of a job shows that it lost its runner. */
const MAX_ANNOTATED = 100

/** Enough to find jobs that the workflow allows to fail. */
const HISTORY_RUNS = 20

/** Enough for the lines by which failures are compared. */
const LOG_LINES = 20

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
    logLines: LOG_LINES,
    maxAnnotated: MAX_ANNOTATED,
    settle: 0,
    now: Date.now,
    sleep: (time) => setTimeout(time),
  })
}

/**
 * Classifies the failures of a run as caused by the code or not, by the verdicts of its report: those that
 * are unsteady or caused by infrastructure are not the code's.
 *
 * @param jobId the only job to classify; `undefined` for all failed jobs
 */
export function classifyFailures(report: Report, jobId: number | undefined): Classification {
  if (!report.complete) return { verdict: 'unknown', reason: whyIncomplete(report) }

  // The workflow allows a job to fail if the job failed in a successful run.
  const forgiven = findForgivenJobs(report)
  const failures = report.failures.filter(({ job }) =>
    jobId === undefined ? !forgiven.has(job.job.name) : job.job.id === jobId,
  )
  const [first] = failures
  if (first === undefined) return { verdict: 'code', reason: 'its report lists no failed job.' }
  const verdictOf = ({ job }: FailureReport) =>
    report.causes.find((cause) => cause.failures.some((failure) => failure.job === job))?.verdict
  const isFlaky = (failure: FailureReport) => {
    const kind = verdictOf(failure)?.kind
    return kind === 'unsteady' || kind === 'infrastructure'
  }
  const jobs = report.run.graph === undefined ? report.jobs : undefined
  const [blamed] = codeFailures(failures, isFlaky, jobs)
  if (blamed !== undefined) {
    const reason = `${failureLine(blamed)}, and ${whyCode(verdictOf(blamed))}.`
    return { verdict: 'code', reason }
  }
  const reasons = failures.map((failure) => {
    const where = whereUnsteady(verdictOf(failure), report)
    return `${failureLine(failure)}${where === undefined ? '' : ` (it ${where})`}`
  })
  return {
    verdict: 'other',
    reason: `The failures are probably not caused by the code: ${reasons.join('; ')}.`,
  }
}

/** Finds the jobs that failed in successful runs, by name. */
function findForgivenJobs({ history }: Report): ReadonlySet<string> {
  const failed = (history?.runs ?? [])
    .filter(({ conclusion }) => conclusion === 'success')
    .flatMap(({ jobs = [] }) =>
      jobs.filter(({ state }) => state.kind === 'finished' && isFailure(state.conclusion)),
    )
  return new Set(failed.map(({ name }) => name))
}

/** Another attempt of a failure that the base branch has would most likely fail as well. */
function whyCode(verdict: Verdict | undefined): string {
  if (verdict?.kind !== 'known') return 'nothing shows that it is flaky'
  const [run] = verdict.evidence
  return `${singleLine(verdict.branch ?? 'the base branch')} fails with the same error in run ${run?.runId ?? ''}`
}

/** Returns where a job passed that fails, such as `passed in attempt 1`; `undefined` unless unsteady. */
function whereUnsteady(verdict: Verdict | undefined, { run }: Report): string | undefined {
  if (verdict?.kind !== 'unsteady') return undefined
  const passed = verdict.evidence.find(({ outcome }) => outcome === 'passed')
  if (passed === undefined) return undefined
  if (passed.runId === run.id) return `passed in attempt ${passed.attempt ?? ''}`
  const failed = verdict.evidence.filter(({ outcome }) => outcome === 'failed')
  const isRerun = failed.every(({ runId }) => runId === passed.runId)
  return isRerun
    ? `failed with the same error and then passed in run ${passed.runId}`
    : `failed with the same error in runs ${failed.map(({ runId }) => runId).join(' and ')} and passed in between, in run ${passed.runId}`
}

function whyIncomplete({ notes }: Report): string {
  const warnings = notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text)
  return warnings.length === 0 ? 'Not all jobs of the run could be listed.' : warnings.join('\n\n')
}
