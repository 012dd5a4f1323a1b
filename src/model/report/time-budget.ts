import type { Some } from '../some.ts'
import type { Milliseconds } from '../time.ts'

/** A time limit for a run, a job or a step. */
export interface TimeBudget {
  /** As the user wrote it: `test (*): 15m`. */
  readonly line: string
  /** `*` for the whole run, `job` for a job, `job > step` for a step; `*` in a name matches any text. */
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
  readonly budget: Pick<TimeBudget, 'line' | 'limit'>
  /** Longest first. */
  readonly overruns: Some<Overrun>
}
