import type { StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import { readMarker } from '../lines/marker.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { groupedParts } from './grouped-parts.ts'
import { markedParts } from './marked-parts.ts'

/**
 * Returns a collector of the inner steps of all steps of a job, in bounded memory.
 *
 * @param steps all steps of the job
 */
export function partCollector(steps: readonly Step[]) {
  const marked = markedParts()
  const grouped = groupedParts()
  return {
    add(line: DividedLine): void {
      const { raw, textAt, time } = line
      // A message of several lines can contain the text of a marker, but no time of its own.
      const marker = time === undefined ? undefined : readMarker(raw.bytes, textAt)
      if (marker !== undefined && time !== undefined) marked.add(marker, time, line.steps)
      grouped.add(line)
    },
    /** Returns `undefined` if they are unknown, as they can be for steps that ran in parallel. */
    partsOf(step: Step): StepParts | undefined {
      // A runner that writes markers writes them around every inner step.
      const basis = marked.isEmpty() ? 'groups' : 'markers'
      if (basis === 'groups' && steps.some((other) => areParallel(step, other))) return undefined
      const found =
        basis === 'markers' ? marked.partsOf(step, grouped.isScript) : grouped.partsOf(step)
      return found && { basis, ...found }
    },
  }
}

/** Returns whether two steps ran at the same time, as far as times in whole seconds show that. */
function areParallel(step: Step, other: Step): boolean {
  if (step === other || step.state.kind !== 'finished' || other.state.kind !== 'finished')
    return false
  const { startedAt = Infinity, completedAt = -Infinity } = step.state
  const { startedAt: from = Infinity, completedAt: to = -Infinity } = other.state
  return startedAt < to && from < completedAt
}
