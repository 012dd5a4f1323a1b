import type { Some } from '../some.ts'
import type { Milliseconds } from '../time.ts'
import type { Overrun } from '../shapes/times.ts'

/** A time limit for a run, a job or a step. */
export interface TimeBudget {
  /** As the user wrote it: `test (*): 15m`. */
  readonly line: string
  /** `*` for the whole run, `job` for a job, `job > step` for a step; `*` in a name matches any text. */
  readonly glob: string
  readonly limit: Milliseconds
}

export interface ExceededBudget {
  readonly budget: Pick<TimeBudget, 'line' | 'limit'>
  /** Longest first. */
  readonly overruns: Some<Overrun>
}
