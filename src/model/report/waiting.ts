import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'
import type { WaitingFields } from '../shapes/times.ts'

/** A job that was ready and never started. */
export interface UnstartedJob extends Omit<WaitingFields['unstarted'][number], 'jobId'> {
  readonly job: JobReport
}

export interface Waiting extends Omit<WaitingFields, 'unstarted'> {
  readonly unstarted: readonly UnstartedJob[]
  /** How long each job was blocked, by its id, for the jobs that were not carried over or skipped. */
  readonly blockedByJob: ReadonlyMap<number, Milliseconds>
}
