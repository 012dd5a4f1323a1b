// How an excerpt of a log is written.
import type { Cause } from '../../model/report/cause.ts'
import type { LogExcerpt, StepExcerpt } from '../../model/report/failure.ts'
import type { LogLine } from '../../model/shapes/failure.ts'
import { countFitting, sizeOf } from '../text/fit-to-size.ts'
import type { Inline } from '../text/inline.ts'
import { escapeHtml, fenceFor } from '../text/markdown.ts'
import { plural } from '../text/units.ts'
import { messageText } from './cause-text.ts'
import { runRef } from './evidence.ts'
import { namesMore, mainErrors } from './error-list.ts'

/**
 * Renders the lines of a failed step's log as a block of code that no line can close. If not all
 * lines fit, the first ones are omitted; '' if not even the last line fits.
 *
 * @param maxBytes each line end counts as two bytes
 */
export function renderLogBlock(excerpt: LogExcerpt, maxBytes: number): string {
  const texts = excerpt.lines.map(renderLine)
  const fence = fenceFor(texts)
  const block = (from: number) =>
    [`${fence}text`, ...logRows(excerpt, from).map(({ text }) => text), fence].join('\n')
  const lastFirst = texts.map((text) => `${text}\n`).toReversed()
  const room = maxBytes - sizeOf(block(texts.length)) - MAX_GAP_BYTES
  const from = texts.length - countFitting(lastFirst, room)
  return from < texts.length ? block(from) : ''
}

const MAX_MESSAGE_CHARACTERS = 120

/**
 * Returns, as HTML, what stands above the folded log of a cause: its line that shows the reason, unless what
 * failed is listed by name above it.
 *
 * @param writeName changes the name of the job before it is escaped
 */
export function logTitle(
  cause: Cause,
  writeName: (name: string) => string = (name) => name,
): string {
  const { failures } = cause
  const message = messageText(cause, MAX_MESSAGE_CHARACTERS)
  const isListed = mainErrors(failures[0])?.entries.some(namesMore)
  // The log itself says of which one.
  if (isListed && failures.length > 1) return `Log of one of ${plural(failures.length, 'job')}`
  return message === '' || isListed
    ? `Log of ${escapeHtml(writeName(failures[0].job.listed.name))}`
    : `<code>${escapeHtml(message)}</code>`
}

const GAP = '⋮'
/** Maximum size of the two lines that count omitted lines. */
const MAX_GAP_BYTES = 2 * sizeOf(`${GAP} 9,999,999,999 lines omitted\n`)

/** A line of an excerpt, or how many are omitted there. */
interface BlockRow {
  readonly kind: 'line' | 'error' | 'gap'
  readonly text: string
}

/**
 * Returns the lines of an excerpt as shown, and between them how many are omitted.
 *
 * @param from index of the first line to show
 */
export function logRows(excerpt: LogExcerpt, from = 0): readonly BlockRow[] {
  return excerpt.lines.slice(from).flatMap((line, at): readonly BlockRow[] => {
    const gaps = at === 0 ? linesAbove(excerpt, from) : describeGap(line.omittedBefore, 'omitted')
    return [
      ...gaps.map((text) => ({ kind: 'gap' as const, text })),
      { kind: line.error ? 'error' : 'line', text: renderLine(line) },
    ]
  })
}

/** Returns a sentence on the origin of the lines; empty if the step wrote them. */
export function sentenceOn({ origin, step }: StepExcerpt): string[] {
  const none = step === undefined ? '' : 'No log line could be assigned to this step. '
  switch (origin) {
    case 'step':
      return []
    case 'parallel-steps':
      return ['Other steps ran at the same time, so some of these lines may be theirs.']
    case 'end':
      return [`${none}These are the last lines before the job cleaned up:`]
  }
}

/** Says how many lines of a step its green log lacks; empty if none was read, or if it lacks all of them. */
export function greenSentence({ green }: StepExcerpt, inline: Inline): string[] {
  if (green === undefined) return []
  const { newLines, linesTotal, hasMessage, evidence } = green
  const log = `the last green log (${runRef(evidence, inline)})`
  if (newLines === linesTotal && !hasMessage) return []
  if (newLines === 0) return [`The step printed nothing that ${log} lacks.`]
  const are = newLines === 1 ? 'is' : 'are'
  const but = hasMessage ? ', but what was last reported is' : ''
  return [`${newLines} of ${plural(linesTotal, 'line')} ${are} not in ${log}${but}.`]
}

/** Returns the number of lines above the first one shown; empty if there are none. */
function linesAbove({ lines, omitted }: LogExcerpt, from: number): string[] {
  if (omitted === undefined) return [`${GAP} unknown number of lines above`]
  const skipped = lines.slice(0, from + 1).reduce((sum, line) => sum + line.omittedBefore, 0)
  return describeGap(omitted + from + skipped, 'above')
}

/**
 * Returns how many lines are missing; empty if none are. For one line, a mark with a count would be longer than most
 * lines that it could stand for.
 */
function describeGap(lines: number, where: string): string[] {
  if (lines === 0) return []
  return [lines === 1 ? GAP : `${GAP} ${plural(lines, 'line')} ${where}`]
}

// The log reader removes these already, but a line must stay one line even if it did not.
const BREAKS = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu

/** Returns a line as plain text, which can have tabs. */
function renderLine({ text, cut }: LogLine): string {
  return `${text.toWellFormed().replace(BREAKS, ' ')}${cut ? ' […]' : ''}`
}
