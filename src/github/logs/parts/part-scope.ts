import type { StepPart } from '../../../model/shapes/job.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { StepMarker } from '../lines/marker.ts'

/** Maximum inner steps that are kept of one step. */
export const MAX_PARTS_PER_STEP = 200

/** The parts with the same start of their ids, and the steps that may have run them. */
export interface PartScope {
  candidates: readonly Step[]
  readonly parts: { readonly id: string; part: StepPart }[]
  /** Starts of parts that are not kept. */
  omitted: number
}

/** Returns whether a step prepares or cleans up for another one, with the same ids. */
export function isOtherStageOf({ candidates }: PartScope): (step: Step) => boolean {
  const mainOf = (name: string) => name.replace(/^(?:Pre|Post) /, '')
  return ({ name }) =>
    candidates.some((step) => step.name !== name && mainOf(step.name) === mainOf(name))
}

/** Adds a part if its scope has room; a step runs each inner step once. Returns whether it was added. */
export function startPart(
  scope: PartScope,
  { id, name = '' }: StepMarker & { kind: 'start-action' },
  time: Instant,
): boolean {
  if (scope.parts.some((other) => other.id === id)) return false
  if (scope.parts.length >= MAX_PARTS_PER_STEP) {
    scope.omitted += 1
    return false
  }
  const outer = scope.parts.findLast((other) => id.startsWith(`${other.id}.`))
  const part = {
    name,
    depth: outer === undefined ? 0 : outer.part.depth + 1,
    startedAt: time,
    completedAt: undefined,
    duration: undefined,
    outcome: undefined,
    conclusion: undefined,
  }
  scope.parts.push({ id, part })
  return true
}

/** Ends a part. The last marker counts, since a program may print one before the runner does. */
export function finishPart(
  scope: PartScope,
  { id, outcome, conclusion }: StepMarker & { kind: 'end-action' },
  time: Instant,
): void {
  const found = scope.parts.findLast((other) => other.id === id)
  if (found === undefined) return
  const { startedAt } = found.part
  // The clock of the runner may have been set back.
  const completedAt = time < startedAt ? undefined : time
  const hasRun = completedAt !== undefined && conclusion !== 'skipped'
  const duration = hasRun ? completedAt - startedAt : undefined
  found.part = { ...found.part, completedAt, duration, outcome, conclusion }
}
