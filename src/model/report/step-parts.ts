import type { StepPart } from '../shapes/job.ts'

/** The inner steps of a step that runs a composite action, as the log of its job shows them. */
export interface StepParts {
  /** In the order in which they started, so that nested ones follow the one that they are part of. */
  readonly parts: readonly StepPart[]
  /** Number of further inner steps, which are not listed. */
  readonly omitted: number
}

/** By the id of the job, then by the number of the step; steps whose log was not read have no entry. */
export type PartsByJob = ReadonlyMap<number, PartsByStep>

export type PartsByStep = ReadonlyMap<number, StepParts>
