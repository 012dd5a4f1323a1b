import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { ReadLine, StepLine } from '../../../logs/lines/step-line.ts'
import { readLine } from '../lines/log-text.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { innerSteps } from './inner-steps.ts'

export type StepReader = ReturnType<typeof stepReader>

/**
 * Returns a reader that chooses from the lines of one step, without headers. If the markers of a composite
 * action show which inner step failed, it chooses from the lines of that step.
 */
export function stepReader(
  newChooser: () => ExcerptChooser,
  read: (line: DividedLine) => ReadLine,
) {
  const whole = newChooser()
  const inner = innerSteps(newChooser)
  const header = headerReader()
  /** The name of a group that may be a header, and whether that is the header of the step itself. */
  let title: { readonly line: StepLine; readonly outer: boolean } | undefined

  /** @param isFirst whether the line is known to be the first of the step */
  function add(divided: DividedLine, isFirst: boolean): void {
    const timed = divided.time !== undefined
    const inHeader = header.isOpen() && header.accepts(divided.line.text, timed)
    releaseTitle(inHeader)
    if (inHeader) return
    const line = read(divided)
    const stepLine = { ...line, cut: line.cut || divided.line.raw.cut, timed }
    if (line.kind === 'header') {
      title = { line: stepLine, outer: isFirst }
      header.start()
    } else if (line.kind === 'hidden') {
      if (timed) inner.readMarker(divided.line.clue)
    } else {
      choose(stepLine)
    }
  }

  /** Adds the name of an inner step as a header, and the name of a program's group as text. */
  function releaseTitle(isHeader: boolean): void {
    if (title !== undefined && !(isHeader && title.outer)) {
      choose(isHeader ? title.line : { ...title.line, kind: 'text' })
    }
    title = undefined
  }

  function choose(line: StepLine): void {
    whole.add(line)
    inner.add(line)
  }

  return {
    add,
    /** Returns `undefined` if the step wrote nothing. */
    excerpt(): LogExcerpt | undefined {
      releaseTitle(false)
      const found = whole.excerpt()
      const failed = inner.failed()
      if (failed === undefined || failed.lines.length === 0) return found
      return { ...failed, exitCode: failed.exitCode ?? found?.exitCode }
    },
    /** Returns the excerpts of the first inner steps that failed without failing the step, by name. */
    continued: inner.continued,
  }
}

/** Returns a reader of texts that decodes a line once if it is read several times in sequence. */
export function readOnce(): (line: DividedLine) => ReadLine {
  let last: readonly [line: DividedLine, read: ReadLine] | undefined
  return (line) => {
    if (last?.[0] !== line) last = [line, readLine(line.line.raw.bytes, line.line.textAt)]
    return last[1]
  }
}
