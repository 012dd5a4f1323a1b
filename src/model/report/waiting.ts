import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'
import type { LabelWaiting, UnstartedJobFields, WaitingTotals } from '../shapes/times.ts'

/** A job that was ready and never started. */
export interface UnstartedJob extends Omit<UnstartedJobFields, 'jobId'> {
  readonly job: JobReport
}

export interface Waiting {
  readonly total: WaitingTotals
  /** By job id, for the jobs that were not carried over or skipped. */
  readonly blocked: ReadonlyMap<number, Milliseconds>
  /** Longest queue first; without jobs whose labels are unknown. */
  readonly byLabels: readonly LabelWaiting[]
  /** Longest wait first. */
  readonly unstarted: readonly UnstartedJob[]
  /** Maximum number of jobs that ran at the same time. */
  readonly peak: number
}
