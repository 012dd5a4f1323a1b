import type { LogExcerpt } from '../../../model/report/failure.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { Clue } from '../lines/log-clues.ts'
import { readLine, type ReadLine } from '../lines/log-text.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import type { ExcerptChooser, StepLine } from './excerpt-chooser.ts'

export interface StepReader {
  /** @param isFirst whether the line is known to be the first of the step */
  readonly add: (line: DividedLine, isFirst: boolean) => void
  /** Returns `undefined` if the step wrote nothing. */
  readonly excerpt: () => LogExcerpt | undefined
  /** Returns the excerpts of the first inner steps that failed without failing the step, by name. */
  readonly continued: () => readonly (readonly [name: string, excerpt: LogExcerpt])[]
}

/** Maximum steps with an error after which the job continued. */
export const MAX_CONTINUED = 2

/** A step within a composite action. */
interface Embedded {
  readonly name: string | undefined
  /** The steps that were open when it began. */
  readonly within: readonly Embedded[]
  readonly chooser: ExcerptChooser
  /** How many lines of the whole step are before it. */
  readonly before: number
}

/**
 * Returns a reader that chooses from the lines of one step, without headers. If the markers of a composite
 * action show which inner step failed, it chooses from the lines of that step.
 */
export function stepReader(
  newChooser: () => ExcerptChooser,
  read: (line: DividedLine) => ReadLine = readDivided,
): StepReader {
  const whole = newChooser()
  const header = headerReader()
  const open = new Map<string, Embedded>()
  let failed: Embedded | undefined
  const forgiven: Embedded[] = []
  let count = 0
  let lastText = ''
  /** The name of a group that may be a header, and whether that is the header of the step itself. */
  let title: { readonly line: StepLine; readonly outer: boolean } | undefined

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
      if (timed) noteMarker(divided.line.clue)
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

  function noteMarker(clue: Clue | undefined): void {
    if (clue?.kind === 'start-action' && open.size < MAX_OPEN_ACTIONS) {
      open.set(clue.id, {
        name: clue.name,
        within: [...open.values()],
        chooser: newChooser(),
        before: count,
      })
    }
    if (clue?.kind !== 'end-action') return
    const ended = open.get(clue.id)
    open.delete(clue.id)
    // The innermost of nested steps finishes first.
    if (clue.conclusion === 'failure') failed ??= ended
    if (ended === undefined || clue.outcome !== 'failure' || clue.conclusion !== 'success') return
    const isInner = failed?.within.includes(ended) === true
    if (forgiven.length < MAX_CONTINUED && (failed === undefined || isInner)) {
      forgiven.push((isInner && failed) || ended)
    }
    if (isInner) failed = undefined
  }

  function choose(line: StepLine): void {
    whole.add(line)
    for (const { chooser } of open.values()) chooser.add(line)
    if (isCounted(line, lastText)) count += 1
    lastText = line.text
  }

  return {
    add,
    excerpt() {
      releaseTitle(false)
      const found = whole.excerpt()
      const inner = failed && excerptOf(failed)
      if (inner === undefined || inner.lines.length === 0) return found
      return { ...inner, exitCode: inner.exitCode ?? found?.exitCode }
    },
    continued: () =>
      forgiven.flatMap((embedded) => {
        const excerpt = excerptOf(embedded)
        return excerpt === undefined ? [] : [[embedded.name ?? '', excerpt] as const]
      }),
  }
}

function excerptOf({ chooser, before }: Embedded): LogExcerpt | undefined {
  const found = chooser.excerpt()
  return (
    found && { ...found, omitted: found.omitted === undefined ? undefined : before + found.omitted }
  )
}

/** Returns the text of a line. */
export function readDivided({ line, time }: DividedLine): ReadLine {
  return readLine(line.raw.bytes, time === undefined ? undefined : line.textAt)
}

/** Returns whether choosers count a line: not the ends of groups, nor repeated empty lines. */
function isCounted({ kind, text }: ReadLine, lastText: string): boolean {
  return kind !== 'end-of-group' && !(text === '' && lastText === '')
}
