import type { StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { markedParts } from './marked-parts.ts'

/**
 * An older runner than 2.332, which writes no markers and leaves them in what a program prints:
 * https://github.com/actions/runner/pull/4243
 */
const OLD_RUNNER = /^Current runner version: '2\.(?:\d{1,2}|[12]\d\d|3[0-2]\d|33[01])\./

/** Collects the inner steps of all steps of a job, in bounded memory. */
export function partCollector() {
  const marked = markedParts()
  /** Steps with a header, and whether it names a shell and so lists a script. An inner step has a further one. */
  const scripts = new Map<Step, boolean>()
  let hasShell = false
  let marks = true
  return {
    add(line: JobLine, writers: readonly Step[]): void {
      if (writers[0]?.name === 'Set up job' && OLD_RUNNER.test(line.text)) marks = false
      if (line.header === 'title') hasShell = false
      if (line.header === 'list' && line.clue?.kind === 'shell') hasShell = true
      if (line.header === 'end') {
        for (const step of writers) scripts.set(step, scripts.get(step) ?? hasShell)
      }
      const clue = marks && line.isTagged ? line.clue : undefined
      if (line.time !== undefined && (clue?.kind === 'start-action' || clue?.kind === 'end-action'))
        marked.add(clue, line.time, writers)
    },
    /** Returns `undefined` if they are unknown: without markers, or of steps that ran in parallel. */
    partsOf: (step: Step): StepParts | undefined =>
      // A runner that writes markers writes them around every inner step.
      marked.isEmpty() ? undefined : marked.partsOf(step, (other) => scripts.get(other) === true),
  }
}
