import type { CommitReport, CommitRun } from './commit-report.ts'
import type { Report } from './report.ts'

/** A report of a run, or of all runs of a commit. */
export type AnyReport = Report | CommitReport

/** Returns the runs of a report: the report of a run has one, whose label is empty. */
export function runsOf(report: AnyReport): readonly Pick<CommitRun, 'label' | 'report'>[] {
  return report.kind === 'commit' ? report.runs : [{ label: '', report }]
}

/** Returns the reports of the runs of a report: the report of a run has itself. */
export function reportsOf(report: AnyReport): readonly Report[] {
  return runsOf(report).map((run) => run.report)
}

/** Returns the repository of a report, as `owner/name`. */
export function repositoryOf(report: AnyReport): string {
  return report.kind === 'commit' ? report.repository : report.run.repository
}

/** Whether an error of the program lost a part of a report. */
export function hasLost(report: AnyReport): boolean {
  return reportsOf(report).some(({ lost }) => lost.length > 0)
}
