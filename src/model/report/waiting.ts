import type { Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'

/** How some jobs spent their time, as sums over the jobs for which it is known. */
export interface WaitingTotals {
  readonly jobs: number
  /** From the attempt's start to ready: needs, `max-parallel`, concurrency, approval. */
  readonly blocked: Milliseconds | undefined
  /** From ready to started: no runner yet. */
  readonly queue: Milliseconds | undefined
  readonly longestQueue: Milliseconds | undefined
  readonly running: Milliseconds | undefined
}

export interface LabelWaiting extends WaitingTotals {
  /** The labels in `runs-on`, sorted and joined with `, `. */
  readonly labels: string
}

/** A job that was ready and never started. */
export interface UnstartedJob {
  readonly job: JobReport
  /** From ready until the report was made, or until the job was cancelled or abandoned. */
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
  /** Longest queue first; without jobs whose labels are unknown. */
  readonly byLabels: readonly LabelWaiting[]
  /** Longest wait first. */
  readonly unstarted: readonly UnstartedJob[]
  /** Maximum number of jobs that ran at the same time. */
  readonly peak: number
}
