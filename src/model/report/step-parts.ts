import type { Conclusion } from '../conclusion.ts'
import type { Instant, Milliseconds } from '../time.ts'

/** The inner steps of a step that runs a composite action, as the log of its job shows them. */
export interface StepParts {
  /**
   * - `markers`: the runner wrote a line before and after each inner step.
   * - `groups`: the log has no such lines. Its groups look like inner steps, which is a hint: an action
   *   can print such a group itself, and nested inner steps are listed like all others.
   */
  readonly basis: 'markers' | 'groups'
  /** In the order in which they started, so that nested ones follow the one that they are part of. */
  readonly parts: readonly StepPart[]
  /** Number of further inner steps, which are not listed. */
  readonly omitted: number
}

/** A step within a composite action. Its times are those of the log, with fractions of a second. */
export interface StepPart {
  readonly name: string
  /** 0 for the steps of the action itself, 1 for those of an action that it uses, and so on. */
  readonly depth: number
  readonly startedAt: Instant
  /** `undefined` if the log does not show it. */
  readonly completedAt: Instant | undefined
  /** By the runner's stopwatch if it is known. `undefined` if skipped, or if its end is unknown. */
  readonly duration: Milliseconds | undefined
  /** The result before `continue-on-error`; `undefined` if unknown, as it is for groups. */
  readonly outcome: Conclusion | undefined
  /** The result after `continue-on-error`; `undefined` if unknown, as it is for groups. */
  readonly conclusion: Conclusion | undefined
}

/** By the id of the job, then by the number of the step; steps whose log was not read have no entry. */
export type PartsByJob = ReadonlyMap<number, PartsByStep>

export type PartsByStep = ReadonlyMap<number, StepParts>
