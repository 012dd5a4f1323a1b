import type { Milliseconds } from '../time.ts'

/** What a run, a job or a step may take. */
export interface TimeBudget {
  /** As the user wrote it: `test (*): 15m`. */
  readonly line: string
  /** `*` is the whole run, `job` a job, `job > step` a step; in the names `*` stands for any text. */
  readonly glob: string
  readonly limit: Milliseconds
}

/** Something that took longer than its budget. */
export interface Overrun {
  /** `the run`, the name of a job, or `job > step`. */
  readonly name: string
  readonly url: string
  readonly duration: Milliseconds
}

export interface ExceededBudget {
  readonly budget: TimeBudget
  /** Longest first. Never empty. */
  readonly overruns: readonly Overrun[]
}
