import { type BuildOptions, buildReport, DEFAULTS } from '../../build-report.ts'
import { reportLosses } from '../../github/errors/report-losses.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { Conclusion } from '../../model/conclusion.ts'
import { NO_LOSSES } from '../../model/report/losses.ts'
import { isFailedRun } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { printLine } from '../print.ts'
import { failureBy } from '../step-failure.ts'
import type { IssueInputs } from './inputs.ts'

interface RunReportOptions extends Pick<RepositorySource, 'client' | 'signal'> {
  readonly run: { readonly id: number; readonly attempt: number }
  readonly inputs: IssueInputs
}

/**
 * Concludes a run by its jobs, without a comparison: GitHub calls one cancelled that reached a time limit, that a failed
 * job cancelled, or whose jobs no runner took.
 *
 * @throws StepFailure if its jobs cannot be read
 */
export async function readConclusion(options: RunReportOptions): Promise<Conclusion> {
  const scope = { historyRuns: 0, logLines: 0, losses: NO_LOSSES }
  const report = await makeRunReport(options, scope)
  return report.conclusion === 'cancelled' && isFailedRun(report) ? 'failure' : report.conclusion
}

/** Makes the report of a run. @throws StepFailure if its jobs cannot be read */
export async function makeRunReport(
  {
    run: { id, attempt },
    inputs: { serverUrl, owner, repo, defaultBranch, allowedFailures },
    client,
    signal,
  }: RunReportOptions,
  scope: Partial<Pick<BuildOptions, 'historyRuns' | 'logLines' | 'losses'>> = {},
): Promise<Report> {
  const report = await buildReport({
    ...DEFAULTS,
    losses: reportLosses(printLine, client.redactShown),
    ...scope,
    client,
    signal,
    defaultBranch,
    allowedFailures,
    target: { serverUrl, owner, repo, runId: id, attempt, current: undefined },
  })
  if (report.jobs !== undefined) return report
  throw failureBy(report.notes)
}
