import type { Milliseconds } from '../time.ts'

/** A limit for the time of a run, a job or a step, or for the runner minutes of a run. */
export interface TimeBudget {
  /** As the user wrote it: `test (*): 15m`. */
  readonly line: string
  /**
   * `*` for the whole run, `job` for a job, `job > step` for a step; `*` in a name matches any text. `undefined` for the
   * runner minutes.
   */
  readonly glob: string | undefined
  readonly limit: Milliseconds
}

/** Returns the limit in a line such as `minutes: 300`; no duration is a number without a unit. */
export function minutesIn(line: string): number | undefined {
  const [, minutes] = /^minutes\s*:\s*(\d+)$/.exec(line) ?? []
  return minutes === undefined ? undefined : Number(minutes)
}
