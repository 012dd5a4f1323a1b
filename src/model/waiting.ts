import type { Milliseconds } from './time.ts'

/** What became of the time of some jobs; each the sum over the jobs for which it is known. */
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

export interface Waiting {
  readonly total: WaitingTotals
  /** By job id, for the jobs that were not carried over or skipped. */
  readonly blocked: ReadonlyMap<number, Milliseconds>
  /** The longest queue first; without the jobs whose labels are not known. */
  readonly byLabels: readonly LabelWaiting[]
  /** The most jobs that ran at the same time. */
  readonly peak: number
}
