import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { JobLine } from '../lines/job-line.ts'
import { innerSteps } from './inner-steps.ts'

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
    /** Returns the excerpts of the first inner steps that failed without failing the step, by name. */
    continued: inner.continued,
  }
}
