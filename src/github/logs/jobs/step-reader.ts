import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { StepLine } from '../../../logs/lines/step-line.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { Clue } from '../lines/log-clues.ts'

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

/** Chooses from the lines of the steps within a composite action, if its markers show which of them failed. */
function innerSteps(newChooser: () => ExcerptChooser) {
  /** The step that began last, if it is open, with how many lines of the whole step are before it. */
  let current: { id: string; chooser: ExcerptChooser; before: number } | undefined
  /** The step that failed the action. */
  let failed: typeof current
  let count = 0
  let lastText = ''

  function finish({ id, conclusion }: Clue & { kind: 'end-action' }): void {
    // The innermost of nested steps finishes first. The ids of those within a step begin with its id.
    if (id === current?.id && conclusion === 'failure') failed ??= current
    if (conclusion === 'success' && failed?.id.startsWith(`${id}.`) === true) failed = undefined
    current = undefined
  }

  return {
    readMarker(clue: Clue | undefined): void {
      if (clue?.kind === 'end-action') finish(clue)
      if (clue?.kind !== 'start-action') return
      current = { id: clue.id, chooser: newChooser(), before: count }
    },
    add(line: StepLine): void {
      current?.chooser.add(line)
      // Choosers count no ends of groups, nor repeated empty lines.
      if (line.kind !== 'end-of-group' && !(line.text === '' && lastText === '')) count += 1
      lastText = line.text
    },
    /** Returns the excerpt of the inner step that failed; `undefined` if it is unknown or wrote nothing. */
    failed(): LogExcerpt | undefined {
      const found = failed?.chooser.excerpt()
      const { before = 0 } = failed ?? {}
      const omitted = found?.omitted === undefined ? undefined : before + found.omitted
      return found && { ...found, omitted }
    },
  }
}
