import type { Conclusion } from '../conclusion.ts'
import type { Note } from '../note.ts'
import type { Run } from '../run.ts'
import type { Milliseconds } from '../time.ts'
import type { Attempts } from './attempts.ts'
import type { Cause, FailureReport } from './cause.ts'
import type { CriticalPath } from './critical-path.ts'
import type { JobGroup } from './group.ts'
import type { History } from './history.ts'
import type { JobReport, SlowStep } from './job-report.ts'
import type { Waiting } from './waiting.ts'
import type { CommitReportFields } from '../shapes/commit-report.ts'
import type { ReportFields } from '../shapes/report.ts'

export interface Totals extends Pick<
  CommitReportFields,
  'duration' | 'execution' | 'jobsTotal' | 'jobsFailed' | 'jobsUnfinished'
> {
  /** Sum over the jobs for which it is known; `undefined` if it is known for none. */
  readonly queue: Milliseconds | undefined
  /** Finished jobs by outcome, worst first. */
  readonly byConclusion: readonly (readonly [Conclusion, number])[]
  /** Finished check runs by conclusion, worst first. */
  readonly checks: readonly (readonly [Conclusion, number])[]
}

export interface Report extends Pick<
  ReportFields,
  | ('kind' | 'madeAt' | 'currentJobId' | 'conclusion' | 'gate' | 'unfinished' | 'complete')
  | ('needs' | 'unlistedNeeds' | 'overBudget' | 'minutes' | 'tests' | 'criticalPathMissing')
> {
  readonly run: Run
  /** In the order in which they became ready; `undefined` if the jobs could not be listed. */
  readonly jobs: readonly JobReport[] | undefined
  /** The same jobs, grouped by the common part of their names. */
  readonly groups: readonly JobGroup[]
  readonly totals: Totals
  /** Worst first. */
  readonly failures: readonly FailureReport[]
  /** The same failures by cause: failures first, and of them those that may be new. */
  readonly causes: readonly Cause[]
  /** `undefined` if no job has finished, or if GitHub does not report when jobs were created. */
  readonly criticalPath: CriticalPath | undefined
  readonly waiting: Waiting
  readonly slowestJob: JobReport | undefined
  /** Longest first. */
  readonly slowestSteps: readonly SlowStep[]
  /** The jobs that `needs` does not wait for. */
  readonly unneeded: readonly JobReport[]
  /** `undefined` if not requested, or if there are no earlier runs. */
  readonly history: History | undefined
  readonly attempts: Attempts | undefined
  readonly notes: readonly Note[]
}
