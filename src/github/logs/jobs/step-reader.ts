import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { StepLine } from '../../../logs/lines/step-line.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { Clue } from '../lines/log-clues.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'

/**
 * Returns a reader that chooses from the lines of one step, without headers. If the markers of a composite
 * action show which inner step failed, it chooses from the lines of that step.
 */
export function stepReader(newChooser: () => ExcerptChooser) {
  const whole = newChooser()
  const inner = innerSteps(newChooser)
  return {
    /** @param isFirst whether the line is known to be the first of the step */
    add(line: JobLine, isFirst: boolean): void {
      // The name of an inner step is shown, unlike that of the step itself.
      if (line.header !== undefined && (line.header !== 'title' || isFirst)) return
      const read = line.read()
      if (read.kind === 'hidden') {
        inner.readMarker(line.clue)
        return
      }
      whole.add(read)
      inner.add(read)
    },
    /** Returns `undefined` if the step wrote nothing. */
    excerpt(): LogExcerpt | undefined {
      const found = whole.excerpt()
      const failed = inner.failed()
      if (failed === undefined || failed.lines.length === 0) return found
      return { ...failed, exitCode: failed.exitCode ?? found?.exitCode }
    },
  }
}

/** A step within a composite action. */
interface InnerStep {
  /** The steps that were open when it began. */
  readonly within: readonly InnerStep[]
  readonly chooser: ExcerptChooser
  /** How many lines of the whole step are before it. */
  readonly before: number
}

/** Chooses from the lines of the steps within a composite action, if its markers show which of them failed. */
function innerSteps(newChooser: () => ExcerptChooser) {
  const open = new Map<string, InnerStep>()
  /** The step that failed the action. */
  let failed: InnerStep | undefined
  let count = 0
  let lastText = ''

  function finish({ id, outcome, conclusion }: Clue & { kind: 'end-action' }): void {
    const ended = open.get(id)
    open.delete(id)
    // The innermost of nested steps finishes first.
    if (conclusion === 'failure') failed ??= ended
    const isForgiven = outcome === 'failure' && conclusion === 'success'
    if (ended && isForgiven && failed?.within.includes(ended) === true) failed = undefined
  }

  return {
    readMarker(clue: Clue | undefined): void {
      if (clue?.kind === 'end-action') finish(clue)
      if (clue?.kind !== 'start-action' || open.size >= MAX_OPEN_ACTIONS) return
      const within = [...open.values()]
      open.set(clue.id, { within, chooser: newChooser(), before: count })
    },
    add(line: StepLine): void {
      for (const { chooser } of open.values()) chooser.add(line)
      // Choosers count no ends of groups, nor repeated empty lines.
      if (line.kind !== 'end-of-group' && !(line.text === '' && lastText === '')) count += 1
      lastText = line.text
    },
    /** Returns the excerpt of the inner step that failed; `undefined` if it is unknown or wrote nothing. */
    failed: () => failed && excerptOf(failed),
  }
}

function excerptOf({ chooser, before }: InnerStep): LogExcerpt | undefined {
  const found = chooser.excerpt()
  return (
    found && { ...found, omitted: found.omitted === undefined ? undefined : before + found.omitted }
  )
}
