import type { CommitReport } from '../../model/report/commit-report.ts'
import { commitHeadline } from '../../render/findings/commit-headline.ts'
import type { CurrentJob } from './inputs.ts'
import {
  currentJobOutputs,
  fileOutputs,
  type ReportOutputs,
  sharedOutputs,
  type WrittenFiles,
} from './outputs.ts'

/** Returns the outputs for a commit; '' or `[]` for what only a run has. */
export function commitOutputs(
  report: CommitReport,
  currentJob: CurrentJob,
  files: WrittenFiles,
): ReportOutputs {
  const { totals } = report
  const runs = report.runs.map((run) => run.report)
  const budgets = runs.flatMap(({ overBudget }) => overBudget.map(({ budget }) => budget.line))
  const current = report.runs.find((run) => run.current)?.report.currentJobId
  return {
    ...sharedOutputs({
      ...report,
      headline: commitHeadline(report),
      totals: { ...totals, failed: totals.failedJobs, unfinished: totals.unfinishedJobs },
      runs,
      failedKeys: [],
    }),
    'critical-path': '[]',
    'critical-path-seconds': '',
    'over-budget': JSON.stringify([...new Set(budgets)]),
    'slower-jobs': '[]',
    'flaky-jobs': '[]',
    ...currentJobOutputs(currentJob.id ?? current, currentJob),
    ...fileOutputs(files),
  }
}
