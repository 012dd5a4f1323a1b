import type { JobReport } from './report.ts'
import type { Milliseconds } from './time.ts'

/** A job on the critical path; how long it queued and ran is in its report. */
export interface PathJob {
  readonly job: JobReport
  /**
   * From the end of the job before it on the path, or else the attempt's start, to ready:
   * the scheduler, `max-parallel`, a concurrency group, an approval.
   */
  readonly blocked: Milliseconds | undefined
  /** How much shorter the run could at most become if this job took no time. */
  readonly couldSave: Milliseconds | undefined
}

/** The chain of jobs that decided when the run ended. */
export interface CriticalPath {
  /** `needs`: the workflow file says which job needs which; `times`: inferred from when jobs were created. */
  readonly basis: 'needs' | 'times'
  /** From the attempt's start to the end of the last job. */
  readonly length: Milliseconds | undefined
  /** In the order in which they ran. Never empty. */
  readonly jobs: readonly PathJob[]
  /**
   * By job id: how much longer a job could have taken without the run ending later. Known with
   * `needs` only, since times do not show everything that a job waited for.
   */
  readonly slack: ReadonlyMap<number, Milliseconds> | undefined
}
