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

/** The chain of jobs that determined when the run finished. */
export interface CriticalPath {
  /** `needs`: the workflow file says which job needs which; `times`: inferred from when jobs were created. */
  readonly basis: 'needs' | 'times'
  /**
   * Why the workflow file is not the basis although it was read. `unmatched`: its jobs are not those
   * of the run. `contradicted`: a job on the path started before one that it needs had finished, as with the
   * file of another commit.
   */
  readonly mismatch: 'unmatched' | 'contradicted' | undefined
  /** Whether jobs are unfinished or not listed, so that the path may change and nothing else is known. */
  readonly soFar: boolean
  /** From the attempt's start to the end of the last job. */
  readonly length: Milliseconds | undefined
  /** In the order in which they ran. Never empty; at least one of them ran. */
  readonly jobs: readonly PathJob[]
  /**
   * By job id: how much longer a job could have taken without delaying the end of the run. Only known
   * with basis `needs`, and only if no unexplained wait could change it; `undefined` if known of no job.
   */
  readonly slack: ReadonlyMap<number, Milliseconds> | undefined
  /** The longest job that would not shorten the run if it took no time. */
  readonly gainless: JobReport | undefined
}
