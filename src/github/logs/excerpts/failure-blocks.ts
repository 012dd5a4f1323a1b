import type { LogLine } from '../../../model/shapes/failure.ts'
import type { FailureForm } from '../forms/form.ts'
import type { LineClass } from './classify-line.ts'

/** A line of a step, without its label, and its position among the counted lines. */
export interface Candidate extends Omit<LogLine, 'omittedBefore'> {
  readonly label: string
  readonly index: number
}

/** The line of a failure in its form, and the lines around it that belong to it. */
export interface FailureBlock {
  readonly match: Candidate
  readonly lines: Candidate[]
  /** How many of the next lines belong to it. */
  after: number
}

/** Maximum lines before the line of a form. */
const MAX_BEFORE = 12

/** Maximum length of a heading, such as `* What went wrong:`, which different failures can share. */
const MAX_HEADING_CHARACTERS = 30

/** Collects the first failures in a tool's own form, and errors that the step reported, with the lines around them. Keeps a few times `limit` lines. */
export function blockCollector(limit: number) {
  const blocks: FailureBlock[] = []
  /** The lines before this one, back to the last noise. */
  let recent: Candidate[] = []
  let open: FailureBlock | undefined

  function add(line: Candidate, found: LineClass): void {
    if (found.kind === 'noise' || found.kind === 'warning') {
      breakContext()
      return
    }
    if (found.kind === 'failure' || (found.kind === 'error' && line.error)) match(line, found.form)
    else extend(line)
    recent.push(line)
    if (recent.length > 2 * MAX_BEFORE) recent = recent.slice(-MAX_BEFORE)
  }

  function match(line: Candidate, form: FailureForm): void {
    const { before, after } = form
    const lines = before === 0 ? [line] : [...recent.slice(-before), line]
    open = keep({ match: line, lines, after })
  }

  /** Keeps the first failures, without duplicates. */
  function keep(block: FailureBlock): FailureBlock | undefined {
    const { text } = block.match
    const isHeading = text.length <= MAX_HEADING_CHARACTERS
    if (!isHeading && blocks.some(({ match }) => match.text === text)) return undefined
    if (blocks.flatMap(({ lines }) => lines).length >= limit) return undefined
    blocks.push(block)
    return block
  }

  function extend(line: Candidate): void {
    if (open === undefined) return
    // Keeps the lines of one runner message together.
    const isMessage = line.error && open.lines.at(-1)?.error === true
    if (open.lines.length >= limit || (open.after === 0 && !isMessage)) {
      open = undefined
      return
    }
    open.lines.push(line)
    open.after = Math.max(0, open.after - 1)
  }

  /** Ends the failure before the next line. */
  function breakContext(): void {
    open = undefined
    recent = []
  }

  return { add, breakContext, blocks: (): readonly FailureBlock[] => blocks }
}

/** Returns the lines of a block that fit: the one in its form, and as many before as after it if possible. */
export function cutBlock({ lines, match }: FailureBlock, size: number): Candidate[] {
  if (size <= 0) return []
  const before = lines.indexOf(match)
  const after = lines.length - 1 - before
  const around = size - 1
  const takenAfter = Math.min(after, Math.max(Math.ceil(around / 2), around - before))
  const from = Math.max(0, before - (around - takenAfter))
  return lines.slice(from, before + takenAfter + 1)
}
