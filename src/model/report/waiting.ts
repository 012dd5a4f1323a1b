import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'

/** Where the time of some jobs went; each the sum over the jobs for which it is known. */
export interface WaitingTotals {
  readonly jobs: number
  /** From the attempt's start to ready: needs, `max-parallel`, concurrency, approval. */
  readonly blocked: Milliseconds | undefined
  /** From ready to started: no runner yet. */
  readonly queue: Milliseconds | undefined
  /** The longest that one of them was queued. */
  readonly longestQueue: Milliseconds | undefined
  readonly running: Milliseconds | undefined
}

export interface LabelWaiting extends WaitingTotals {
  /** The labels that `runs-on` asked for, sorted and joined with `, `. */
  readonly labels: string
}

/** A job that was ready and never started. */
export interface UnstartedJob {
  readonly job: JobReport
  /** From ready until the report was made, or until the job was cancelled or given up. */
  readonly waited: Milliseconds
  /** It can no longer start. */
  readonly finished: boolean
  /** `approval`: an approval or a runner. */
  readonly heldBy: 'runner' | 'approval'
}

export interface Waiting {
  readonly total: WaitingTotals
  /** By job id, for the jobs that were not carried over or skipped. */
  readonly blocked: ReadonlyMap<number, Milliseconds>
  /** The longest queue first; without the jobs whose labels are not known. */
  readonly byLabels: readonly LabelWaiting[]
  /** The longest wait first. */
  readonly unstarted: readonly UnstartedJob[]
  /** The most jobs that ran at the same time. */
  readonly peak: number
}
