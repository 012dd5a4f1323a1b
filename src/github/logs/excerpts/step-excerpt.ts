import type { LogExcerpt } from '../../../model/report/failure.ts'
import { headerReader } from '../lines/header-reader.ts'
import { readClue, textOf } from '../lines/log-clues.ts'
import { readLine, type ReadLine } from '../lines/log-text.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import type { ExcerptChooser, StepLine } from './excerpt-chooser.ts'

export interface StepReader {
  /** @param begins whether it is known to be the first line of the step */
  readonly add: (line: DividedLine, begins: boolean) => void
  /** `undefined` if the step has written nothing. */
  readonly excerpt: () => LogExcerpt | undefined
}

/** A step within a composite action. */
interface Embedded {
  readonly chooser: ExcerptChooser
  /** Lines of the whole step before it. */
  readonly before: number
}

/**
 * Chooses from the lines of one step: without its header and the headers of steps within it, and, if
 * the markers of a composite action show which step within it failed, from the lines of that.
 */
export function stepReader(newChooser: () => ExcerptChooser): StepReader {
  const whole = newChooser()
  const header = headerReader()
  const open = new Map<string, Embedded>()
  let failed: Embedded | undefined
  let count = 0
  let lastText = ''
  /** The name of a group that may be a header, and whether it is the step's own. */
  let title: { readonly line: StepLine; readonly own: boolean } | undefined

  function add({ raw, textAt, time }: DividedLine, begins: boolean): void {
    const timed = time !== undefined
    const inHeader = header.isOpen() && header.accepts(textOf(raw.bytes, textAt), timed)
    releaseTitle(inHeader)
    if (inHeader) return
    const line = readLine(raw.bytes, timed ? textAt : undefined)
    const stepLine = { ...line, cut: line.cut || raw.cut, timed }
    if (line.kind === 'head') {
      title = { line: stepLine, own: begins }
      header.start()
    } else if (line.kind === 'hidden') {
      noteMarker({ raw, textAt })
    } else {
      choose(stepLine)
    }
  }

  /** A step within is shown by its name, a program's group is a line like any other. */
  function releaseTitle(isHeader: boolean): void {
    if (title !== undefined && !(isHeader && title.own)) {
      choose(isHeader ? title.line : { ...title.line, kind: 'text' })
    }
    title = undefined
  }

  function noteMarker({ raw, textAt }: Pick<DividedLine, 'raw' | 'textAt'>): void {
    const clue = readClue(raw, textAt)
    if (clue?.kind === 'start-action') open.set(clue.id, { chooser: newChooser(), before: count })
    if (clue?.kind !== 'end-action') return
    // Of nested steps, the innermost one ends first.
    if (clue.failed) failed ??= open.get(clue.id)
    open.delete(clue.id)
  }

  function choose(line: StepLine): void {
    for (const { chooser } of [{ chooser: whole }, ...open.values()]) chooser.add(line)
    if (isCounted(line, lastText)) count += 1
    lastText = line.text
  }

  return {
    add,
    excerpt() {
      releaseTitle(false)
      const found = whole.excerpt()
      const inner = failed?.chooser.excerpt()
      if (inner === undefined || inner.lines.length === 0 || failed === undefined) return found
      const omitted = inner.omitted === undefined ? undefined : failed.before + inner.omitted
      return { ...inner, omitted, exitCode: inner.exitCode ?? found?.exitCode }
    },
  }
}

/** Choosers count neither the ends of groups nor repeated empty lines. */
function isCounted({ kind, text }: ReadLine, lastText: string): boolean {
  return kind !== 'end-of-group' && !(text === '' && lastText === '')
}
