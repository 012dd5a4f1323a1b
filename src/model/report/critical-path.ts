import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'

/** What a job waited for last, as the JSON schema describes it. The times can't distinguish all of them. */
export const HELD_BY_REASONS = {
  needs: 'the jobs that it needs',
  'max-parallel':
    'an earlier leg of its matrix, or by times alone maybe the concurrency group of the legs',
  runner: 'a runner',
  concurrency: 'its concurrency group or a runner',
  approval: 'an approval or a runner',
  'approval-or-concurrency': 'an approval, its concurrency group or a runner',
  unknown: 'GitHub listed it late, for a reason that the run does not show',
} as const

export type HeldBy = keyof typeof HELD_BY_REASONS

/** A job on the critical path; how long it queued and ran is in its report. */
export interface PathJob {
  readonly job: JobReport
  /** `undefined` for a job that was ready when the attempt started. */
  readonly heldBy: HeldBy | undefined
  /** From the end of the previous job on the path, or else the attempt's start, to its start. */
  readonly delay: Milliseconds | undefined
  /** The part of the delay before the job was ready; 0 if it was ready before the previous job finished. */
  readonly blocked: Milliseconds | undefined
  /**
   * The most the run would shorten if this job took no time. `undefined` if that depends on an
   * unexplained wait, or if the end of the run is unknown.
   */
  readonly potentialSaving: Milliseconds | undefined
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
