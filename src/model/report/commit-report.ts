import { NO_TEST_EVENTS } from '../event.ts'
import type { Note } from '../note.ts'
import type { Run } from '../run.ts'
import type { Some } from '../some.ts'
import type { Cause } from './cause.ts'
import type { JobReport } from './job-report.ts'
import type { Report } from './report.ts'
import type { CommitReportFields, CommitRunFields } from '../shapes/commit-report.ts'

/** All workflow runs of a commit: for each workflow, event and branch, the latest attempt of the newest run. */
export interface CommitReport extends Pick<
  CommitReportFields,
  | 'kind'
  | 'repository'
  | 'commit'
  | 'url'
  | 'branch'
  | 'pullRequest'
  | 'conflict'
  | 'madeAt'
  | 'conclusion'
  | 'gate'
  | 'complete'
  | 'requiredChecks'
> {
  /** Worst first; runs with the same conclusion in the order of their creation. */
  readonly runs: readonly CommitRun[]
  /** Causes of all runs, ordered as those of a run, and then the worst first. */
  readonly causes: readonly CommitCause[]
  readonly totals: CommitTotals
  /** On the commit; each run has its own notes. */
  readonly notes: readonly Note[]
}

/** A workflow run of the commit. */
export interface CommitRun extends Omit<CommitRunFields, 'report'> {
  /** Report of the run; of an unfinished one, what is known so far. It has no jobs if they were not listed. */
  readonly report: Report
}

/** Failures with the same reason, in one or more runs. */
export interface CommitCause extends Cause {
  /** The runs with these failures. */
  readonly runs: Some<CommitRun>
}

/** Returns the first run with a cause. */
export function firstRun({ runs }: CommitCause): Run {
  return runs[0].report.run
}

export type CommitTotals = Pick<
  CommitReportFields,
  | 'startedAt'
  | 'completedAt'
  | 'duration'
  | 'execution'
  | 'peakJobs'
  | 'runsTotal'
  | 'runsUnfinished'
  | 'jobsTotal'
  | 'jobsFailed'
  | 'jobsUnfinished'
>

/** Returns whether a run is for an event that tests the code of the commit. */
export function testsCommit({ report }: Pick<CommitRun, 'report'>): boolean {
  return !NO_TEST_EVENTS.has(report.run.event)
}

/** Returns whether a run has not finished. In the run that makes the report, only other jobs count. */
export function isUnfinishedRun({
  finished,
  current,
  report,
}: Pick<CommitRun, 'finished' | 'current' | 'report'>): boolean {
  return !finished && !(current && report.totals.jobsUnfinished === 0)
}

/** Lists the jobs of some runs. */
export function jobsOf(runs: readonly Pick<CommitRun, 'report'>[]): readonly JobReport[] {
  return runs.flatMap(({ report }) => report.jobs ?? [])
}
