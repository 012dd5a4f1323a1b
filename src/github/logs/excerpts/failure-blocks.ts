import type { LogLine } from '../../../model/report/failure.ts'
import type { LineClass } from './classify-line.ts'
import type { FailureForm } from './failure-forms.ts'

/** A line of a step with its position among the lines that count. */
export type Candidate = Omit<LogLine, 'skipped'> & { readonly index: number }

/** One failure: the line that has its form, and the lines around it that belong to it. */
export interface FailureBlock {
  readonly form: FailureForm
  readonly match: Candidate
  readonly lines: Candidate[]
  /** How many more lines belong to it. */
  after: number
  /** Position of the last line of its form. */
  last: number
}

interface FailureBlocks {
  /** The first failures. */
  readonly failures: readonly FailureBlock[]
  /** The first, the last, then those between. */
  readonly errors: readonly FailureBlock[]
  /** The last two. */
  readonly summaries: readonly Candidate[]
  /** The first two and the last two. */
  readonly mentions: readonly Candidate[]
}

/** The most lines that a form has before it. */
const MAX_BEFORE = 12

/** Different failures can share a heading such as `* What went wrong:`. */
const MAX_HEADING_CHARACTERS = 30

/** Collects failures and errors with the lines around them. Keeps a few times `limit` lines. */
export function blockCollector(limit: number) {
  const failures: FailureBlock[] = []
  const errors: FailureBlock[] = []
  let lastError: FailureBlock | undefined
  let summaries: Candidate[] = []
  let mentions: Candidate[] = []
  /** The lines before this one, back to the last noise. */
  let recent: Candidate[] = []
  let open: FailureBlock | undefined
  let openKind: 'failure' | 'error' = 'error'

  function add(line: Candidate, found: LineClass): void {
    if (found.kind === 'noise' || found.kind === 'warning') {
      breakContext()
      return
    }
    if (found.kind === 'summary') summaries = [...summaries.slice(-1), line]
    if (found.kind === 'mention') {
      mentions = [...mentions.slice(0, 2), ...mentions.slice(2).slice(-1), line]
    }
    if (found.kind === 'failure' || found.kind === 'error') match(line, found.kind, found.form)
    else extend(line)
    recent.push(line)
    if (recent.length > 2 * MAX_BEFORE) recent = recent.slice(-MAX_BEFORE)
  }

  function match(line: Candidate, kind: 'failure' | 'error', form: FailureForm): void {
    const [, , before, after] = form
    const isNext = open?.form === form && open.last === line.index - 1
    const isPart = open !== undefined && open.form !== form && open.after > 0
    const outranks = kind === 'failure' && openKind === 'error'
    if (open !== undefined && (isNext || (isPart && !outranks))) {
      // A further line of the same failure, which extends what may follow.
      if (kind === openKind) open.after = Math.max(open.after, after + 1)
      if (isNext) open.last = line.index
      extend(line)
      return
    }
    const lines = before === 0 ? [line] : [...recent.slice(-before), line]
    const block = { form, match: line, lines, after, last: line.index }
    open = keep(kind, block) ? block : undefined
    openKind = kind
  }

  /** Whether it was kept: the first failures, the first errors and the last, none of them twice. */
  function keep(kind: 'failure' | 'error', block: FailureBlock): boolean {
    const kept = kind === 'failure' ? failures : errors
    const { text } = block.match
    const isHeading = text.length <= MAX_HEADING_CHARACTERS
    if (!isHeading && kept.some(({ match }) => match.text === text)) return false
    const isRoom = kept.reduce((sum, { lines }) => sum + lines.length, 0) < limit
    if (isRoom) kept.push(block)
    else if (kind === 'error') lastError = block
    return isRoom || kind === 'error'
  }

  function extend(line: Candidate): void {
    if (open === undefined) return
    // The further lines of one message of the runner belong together.
    const isMessage = line.error && open.lines.at(-1)?.error === true
    if (open.lines.length >= limit || (open.after === 0 && !isMessage)) {
      open = undefined
      return
    }
    open.lines.push(line)
    open.after = Math.max(0, open.after - 1)
  }

  /** What follows is not part of the failure before it. */
  function breakContext(): void {
    open = undefined
    recent = []
  }

  return {
    add,
    breakContext,
    blocks(): FailureBlocks {
      const all = lastError === undefined ? errors : [...errors, lastError]
      const ordered = [...all.slice(0, 1), ...all.slice(1).slice(-1), ...all.slice(1, -1)]
      return {
        failures: failures.map(withoutEmptyEnd),
        errors: ordered.map(withoutEmptyEnd),
        summaries,
        mentions,
      }
    },
  }
}

/** The lines of a block that fit: that of its form, with as much before as after it if there is. */
export function cutBlock({ lines, match }: FailureBlock, size: number): Candidate[] {
  if (size <= 0) return []
  const before = lines.indexOf(match)
  const after = lines.length - 1 - before
  const around = size - 1
  const takenAfter = Math.min(after, Math.max(Math.ceil(around / 2), around - before))
  const from = Math.max(0, before - (around - takenAfter))
  return lines.slice(from, before + takenAfter + 1)
}

function withoutEmptyEnd(block: FailureBlock): FailureBlock {
  const last = block.lines.findLastIndex(({ text }) => text !== '')
  return { ...block, lines: block.lines.slice(0, last + 1) }
}
