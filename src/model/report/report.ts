import type { Conclusion } from '../conclusion.ts'
import type { Note } from '../note.ts'
import type { Gate } from '../shapes/gate.ts'
import type { Job, Run } from '../run.ts'
import type { Some } from '../some.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { Attempts } from './attempts.ts'
import type { Cause, FailureReport } from './cause.ts'
import type { History } from './history.ts'
import type { JobReport, SlowStep } from './job-report.ts'
import type { CommitReportFields } from '../shapes/commit-report.ts'
import type { ReportFields } from '../shapes/report.ts'
import type { GroupFields, PathJobFields, WaitingFields } from '../shapes/times.ts'

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
  | 'kind'
  | 'madeAt'
  | 'currentJobId'
  | 'conclusion'
  | 'gate'
  | 'unfinished'
  | 'complete'
  | 'needs'
  | 'unlistedNeeds'
  | 'overBudget'
  | 'minutes'
  | 'tests'
  | 'criticalPathMissing'
  | 'lost'
> {
  readonly run: Run
  /** Sorted by when they became ready; `undefined` if the jobs could not be listed. */
  readonly jobs: readonly JobReport[] | undefined
  /** The same jobs, grouped by the common part of their names. */
  readonly groups: readonly JobGroup[]
  readonly totals: Totals
  /** Worst first. */
  readonly failures: readonly FailureReport[]
  /** The failures by cause: failures first, and among them what may be new. */
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
  /** The gate of another step on this run; `undefined` if no job is known to show whether it passed. */
  readonly seenGate?: SeenGate | undefined
  readonly notes: readonly Note[]
}

/** A gate of another step, as its job shows it. */
export interface SeenGate extends Pick<Gate, 'fails' | 'exempt'> {
  readonly job: Job
  /** Ids of the jobs that its inputs allow to fail. */
  readonly allowed: readonly number[]
}

/**
 * Jobs that belong together by the workflow file or their names: the legs of a matrix, or the jobs of a called workflow.
 * Any other job is a group of one.
 */
export interface JobGroup extends Pick<GroupFields, 'kind' | 'name' | 'readyAt'> {
  /** Sorted as in the report. */
  readonly jobs: Some<JobReport>
  /** Time at which the last job finished, of those that ran in this attempt. */
  readonly completedAt: Instant | undefined
  /** Shortest, median and longest duration; `undefined` if no duration is known. */
  readonly durations: Record<'min' | 'median' | 'max', Milliseconds> | undefined
  /** The job with the worst conclusion; the longest of these if there are several. */
  readonly worst: JobReport
}

/** A job on the critical path; how long it queued and ran is in its report. */
export interface PathJob extends Pick<PathJobFields, 'heldBy' | 'delay' | 'blocked'> {
  readonly job: JobReport
}

/** The chain of jobs that determined when the run finished, by the `needs` of the workflow file. */
export interface CriticalPath {
  /** Whether jobs are unfinished or not listed, so that the path may change. */
  readonly soFar: boolean
  /** Time from the attempt's start to the end of the last job. */
  readonly length: Milliseconds | undefined
  /** Sorted as they ran. Never empty; at least one job ran. */
  readonly jobs: readonly PathJob[]
}

/** A job that was ready and never started. */
export interface UnstartedJob extends Omit<WaitingFields['unstarted'][number], 'jobId'> {
  readonly job: JobReport
}

export interface Waiting extends Omit<WaitingFields, 'unstarted'> {
  readonly unstarted: readonly UnstartedJob[]
  /** Time that each job was blocked, by its id, for the jobs that were not carried over or skipped. */
  readonly blockedByJob: ReadonlyMap<number, Milliseconds>
}
