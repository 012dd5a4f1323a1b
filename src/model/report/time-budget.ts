// What a budget limits.
import type { Milliseconds } from '../time.ts'

/** A limit for the time of a run, a job or a step, or for the runner minutes of a run. */
export interface TimeBudget {
  /** Line that the user wrote: `test (*): 15m`, or `test (*): 15m fail`. */
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
  const [, minutes] = /^minutes\s*:\s*(\d+)(?:\s+fail)?$/.exec(line) ?? []
  return minutes === undefined ? undefined : Number(minutes)
}

/** Whether a budget with this line fails the step if it is exceeded. */
export function failsStep(line: string): boolean {
  return /\sfail$/.test(line)
}
