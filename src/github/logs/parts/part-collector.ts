import type { StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { groupedParts } from './grouped-parts.ts'
import { markedParts } from './marked-parts.ts'

/** A collector of the inner steps of all steps of a job, in bounded memory. */
interface PartCollector {
  readonly add: (line: DividedLine) => void
  /** Returns `undefined` if they are unknown, as they can be for steps that ran in parallel. */
  readonly partsOf: (step: Step) => StepParts | undefined
}

/**
 * An older runner than 2.332, which writes no markers and leaves them in what a program prints:
 * https://github.com/actions/runner/pull/4243
 */
const OLD_RUNNER = /^Current runner version: '2\.(?:\d{1,2}|[12]\d\d|3[0-2]\d|33[01])\./

/** @param steps all steps of the job */
export function partCollector(steps: readonly Step[]): PartCollector {
  const marked = markedParts()
  const grouped = groupedParts()
  let marks = true
  return {
    add(divided) {
      const { line, time, steps: writers } = divided
      if (writers[0]?.name === 'Set up job' && OLD_RUNNER.test(line.text)) marks = false
      // The further lines of a message can contain the text of a marker, but have no time.
      if (time !== undefined && marks && line.isTagged) {
        const { clue } = line
        if (clue?.kind === 'start-action' || clue?.kind === 'end-action')
          marked.add(clue, time, writers)
      }
      grouped.add(divided)
    },
    partsOf(step) {
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
