import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'

/**
 * What a job waited for: the jobs that it needs, an earlier leg of its matrix (`max-parallel`), a
 * runner, its concurrency group, or an approval or a runner. `unknown`: it was created late, and
 * nothing in the run explains that.
 */
export type HeldBy = 'needs' | 'max-parallel' | 'runner' | 'concurrency' | 'approval' | 'unknown'

/** A job on the critical path; how long it queued and ran is in its report. */
export interface PathJob {
  readonly job: JobReport
  /** `undefined` for a job that was ready when the attempt started. */
  readonly heldBy: HeldBy | undefined
  /** From the end of the job before it on the path, or else the attempt's start, to its start. */
  readonly delay: Milliseconds | undefined
  /** The part of that before it was ready; 0 for a job that was ready before that end. */
  readonly blocked: Milliseconds | undefined
  /**
   * How much shorter the run could at most become if this job took no time. `undefined` if that
   * depends on a wait that is not explained.
   */
  readonly potentialSaving: Milliseconds | undefined
}

/** The chain of jobs that decided when the run ended. */
export interface CriticalPath {
  /** `needs`: the workflow file says which job needs which; `times`: inferred from when jobs were created. */
  readonly basis: 'needs' | 'times'
  /**
   * Why a file that was read is not the basis: its jobs are not those of the run, or it does not
   * explain when the jobs started, as the file of another commit would not.
   */
  readonly mismatch: 'unmatched' | 'contradicted' | undefined
  /** From the attempt's start to the end of the last job. */
  readonly length: Milliseconds | undefined
  /** In the order in which they ran. Never empty; at least one of them ran. */
  readonly jobs: readonly PathJob[]
  /**
   * By job id: how much longer a job could have taken without the run ending later. Known with
   * `needs` only, and only if no unexplained wait could change it.
   */
  readonly slack: ReadonlyMap<number, Milliseconds> | undefined
  /** The longest job whose shortening would not end the run sooner. */
  readonly gainless: JobReport | undefined
}
