import type { Milliseconds } from '../time.ts'
import type { PathJobFields } from '../shapes/times.ts'
import type { JobReport } from './job-report.ts'

/** A job on the critical path; how long it queued and ran is in its report. */
export interface PathJob extends Pick<
  PathJobFields,
  'heldBy' | 'delay' | 'blocked' | 'potentialSaving'
> {
  readonly job: JobReport
}

/** The chain of jobs that determined when the run finished, by the `needs` of the workflow file. */
export interface CriticalPath {
  /** Whether jobs are unfinished or not listed, so that the path may change and nothing else is known. */
  readonly soFar: boolean
  /** From the attempt's start to the end of the last job. */
  readonly length: Milliseconds | undefined
  /** In the order in which they ran. Never empty; at least one of them ran. */
  readonly jobs: readonly PathJob[]
  /**
   * By job id: how much longer a job could have taken without delaying the end of the run. Only known
   * if no unexplained wait could change it; `undefined` if known of no job.
   */
  readonly slack: ReadonlyMap<number, Milliseconds> | undefined
  /** The longest job that would not shorten the run if it took no time. */
  readonly gainless: JobReport | undefined
}
