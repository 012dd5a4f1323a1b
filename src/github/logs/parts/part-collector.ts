import type { StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { markedParts } from './marked-parts.ts'

/**
 * An older runner than 2.332, which writes no markers and leaves them in what a program prints:
 * https://github.com/actions/runner/pull/4243
 */
const OLD_RUNNER = /^Current runner version: '2\.(?:\d{1,2}|[12]\d\d|3[0-2]\d|33[01])\./

/** Collects the inner steps of all steps of a job, in bounded memory. */
export function partCollector() {
  const marked = markedParts()
  const scripts = scriptReader()
  let marks = true
  return {
    add(divided: DividedLine): void {
      const { line, time, steps: writers } = divided
      if (writers[0]?.name === 'Set up job' && OLD_RUNNER.test(line.text)) marks = false
      // The further lines of a message can contain the text of a marker, but have no time.
      if (time !== undefined && marks && line.isTagged) {
        const { clue } = line
        if (clue?.kind === 'start-action' || clue?.kind === 'end-action')
          marked.add(clue, time, writers)
      }
      scripts.add(divided)
    },
    /** Returns `undefined` if they are unknown: without markers, or of steps that ran in parallel. */
    partsOf: (step: Step): StepParts | undefined =>
      // A runner that writes markers writes them around every inner step.
      marked.isEmpty() ? undefined : marked.partsOf(step, scripts.isScript),
  }
}

/** Returns a reader of the headers of steps: one that names a shell lists a script. */
function scriptReader() {
  /** Steps with a header, and whether it lists a script. An inner step has a further one. */
  const found = new Map<Step, boolean>()
  const header = headerReader()
  let hasShell = false
  return {
    add({ line, time, steps }: DividedLine): void {
      if (!header.isOpen() && !line.isTagged) return
      const { text, clue } = line
      if (header.isOpen() && header.accepts(text, time !== undefined)) {
        if (time === undefined) return
        hasShell ||= clue?.kind === 'shell'
        if (text !== '##[endgroup]') return
        for (const step of steps) found.set(step, found.get(step) ?? hasShell)
      } else if (time !== undefined && clue?.kind === 'header') {
        hasShell = false
        header.start()
      }
    },
    isScript: (step: Step): boolean => found.get(step) === true,
  }
}
