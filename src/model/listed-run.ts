import type { Run } from './run.ts'
import type { Instant, Milliseconds } from './time.ts'

/** A run as a list of runs tells it, as its latest attempt stands. */
export interface ListedRun {
  /** Without jobs. */
  readonly run: Run
  /** GitHub's word, such as `queued` or `completed`; `unknown` where there is none. */
  readonly status: string
  readonly createdAt: Instant | undefined
}

/** A run and what it took; `undefined` where that was not asked for, or is not known. */
export interface FoundRun extends ListedRun {
  /** From the start of the attempt to the last completion of its jobs. */
  readonly duration: Milliseconds | undefined
  /** What GitHub bills for all attempts. */
  readonly billable: Milliseconds | undefined
}
