import type { Milliseconds } from '../time.ts'

/** A time limit for a run, a job or a step. */
export interface TimeBudget {
  /** As the user wrote it: `test (*): 15m`. */
  readonly line: string
  /** `*` for the whole run, `job` for a job, `job > step` for a step; `*` in a name matches any text. */
  readonly glob: string
  readonly limit: Milliseconds
}
