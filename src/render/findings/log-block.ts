import type { LogExcerpt, LogLine, StepExcerpt } from '../../model/report/failure.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { fenceFor } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

interface LogBlockOptions {
  /** In bytes, every line end counted as two. */
  readonly budget: number
  /** Spaces before each line, for a block that is part of an item of a list. @default 0 */
  readonly indent?: number
}

/**
 * The lines of a failed step's log as a block of code, which no line of it can close. Where not all
 * of them fit, the first ones are left out; '' when not even the last one fits.
 */
export function renderLogBlock(
  excerpt: LogExcerpt,
  { budget, indent = 0 }: LogBlockOptions,
): string {
  const texts = excerpt.lines.map(renderLine)
  const fence = fenceFor(texts)
  const block = (from: number) =>
    [`${fence}text`, ...renderLines(excerpt, texts, from), fence]
      .map((line) => `${' '.repeat(indent)}${line}`)
      .join('\n')
  const from = firstThatFits(texts, budget - sizeOf(block(texts.length)) - MAX_GAPS, indent)
  return from < texts.length ? block(from) : ''
}

const GAP = '⋮'
/** What the lines on lines left out take at most; there are two. */
const MAX_GAPS = 2 * sizeOf(`${' '.repeat(20)}${GAP} 9,999,999,999 lines above\n`)

function renderLines(excerpt: LogExcerpt, texts: readonly string[], from: number): string[] {
  return texts.slice(from).flatMap((text, at) => {
    const line = excerpt.lines[from + at]
    return [...(at === 0 ? linesAbove(excerpt, from) : linesBetween(line)), text]
  })
}

/** Says which lines these are, if the step alone did not write them; else empty. */
export function sentenceOn({ origin, step }: StepExcerpt): string[] {
  const none = step === undefined ? '' : 'No line of the log could be assigned to this step. '
  switch (origin) {
    case 'step':
      return []
    case 'parallel-steps':
      return ['Other steps ran at the same time: some of these lines may be theirs.']
    case 'first-error':
      return [`${none}These lines lead to the first error of the job:`]
    case 'end':
      return [`${none}These are the last lines before the job cleaned up:`]
  }
}

/** Says how many lines are above the first that is shown; empty if there are none. */
export function linesAbove({ lines, omitted }: LogExcerpt, from: number): string[] {
  if (omitted === undefined) return [`${GAP} more lines above, not all of them read`]
  const skipped = lines.slice(0, from + 1).reduce((sum, line) => sum + line.skipped, 0)
  const count = omitted + from + skipped
  return count === 0 ? [] : [`${GAP} ${plural(count, 'line')} above`]
}

/** Tells of the lines left out before this one. */
export function linesBetween(line: LogLine | undefined): string[] {
  const { skipped = 0 } = line ?? {}
  return skipped === 0 ? [] : [`${GAP} ${plural(skipped, 'line')} left out`]
}

/** The first line from which on all lines fit. */
function firstThatFits(texts: readonly string[], budget: number, indent: number): number {
  let left = budget
  for (let at = texts.length - 1; at >= 0; at--) {
    left -= indent + sizeOf(`${texts[at] ?? ''}\n`)
    if (left < 0) return at + 1
  }
  return 0
}

// The reader of the log has taken them out; that a line is one line must not depend on it.
const BREAKS = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu

/** One line as plain text, in which tabs are left. */
export function renderLine({ text, cut }: LogLine): string {
  return `${text.toWellFormed().replace(BREAKS, ' ')}${cut ? ' […]' : ''}`
}
