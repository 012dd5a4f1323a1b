import type { LooseRows } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/log-event.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { indentOf } from '../lines/frames.ts'
import { isPassed } from '../lines/plain-lines.ts'
import type { RankedReason } from './rank-lines.ts'

/** Only the start of a line shows its shape. It also bounds the time of each pattern. */
const MAX_CHARACTERS = 200
const MAX_ROWS = 100

/** A bullet, a box, an ordinal, or the letters before a file that git lists. */
const MARK = /^(?:[-*•+>✖✗✘×❌⨯!]|\[.?\]|\d+[.):]|[A-Z?]{1,2}(?= ))\s+/u

/** The first word of a row, and what ends it: `name: reason`, `key = value`, `name (reason)`, a column. */
const FIELD =
  /^(?:["'`][^"'`]+["'`]|[^\s:=(]+|\p{Lu}\p{Ll}+(?: \p{Ll}+){1,4}(?=: \S))(:(?=\d)|: ?| ?= ?| ?\(| ?-> |\t| {2,}| \| | (?=\d)|$)/u

/** What a row says of a check that passed. */
const PASSES = /^\W{0,8}(?:ok|pass(?:ed)?|success|skip(?:ped)?)\b|\((?:ok|pass(?:ed)?)\)$/i

/** A path of any words, and the head of a table. */
const PATH = /\w[/._-]\w/
const HEADER = /^[\s│|]*\p{Lu}+(?:[\s│|]+\p{Lu}+)+[\s│|]*$/u

/** Numbers and words, perhaps after the name of a tool: `smoke: 1 of 5 checks failed`, but no row `2 src/cart.ts`. */
const TOTAL = /^\W{0,4}(?:[\w.-]+: )?((?=.*\d)[A-Z]?[a-z\d ,;()-]+[.:!]?)$/

/** A row of another list: with a mark, or a path and what is said of it. A path alone can be what the row is about. */
const LISTED = /^\s*(?:[-*•✖✗✘×❌⨯] \S|[\w.@-]*\/[\w./@-]+(?: -> | \(|: ))/u

/** The start of a total. Elsewhere in a line, a number can be of what the step works on. */
const FOUND = /^\W{0,4}(?:found\b|total\b|\d)/i

/** A word of a sentence: a text in quotes, a path, an id, or any other. */
const WORD = /"[^"]*"|`[^`]*`|'[^']*'|[\p{L}\p{N}_](?:[^\s"'`()[\]{}<>,;=]*[\p{L}\p{N}_])?|\S/gu

/** What stands for rows that are not printed: `... and 2 more`. */
const MORE = /\b(?:and|\d+) (?:more|others?)\b/i

/**
 * Returns the rows of the list in which a line in no tool's form says what failed: the lines of its shape above and
 * below it, and those that differ from it in one name. They are all if nothing but them is said between the last sign of
 * work, or the heading, and the end, and if the line says more than that a command failed.
 *
 * @param events what is kept of the log
 * @param others lines with evidence that they are the reason
 */
export function looseRows(
  events: readonly LogEvent[],
  row: LogEvent,
  others: readonly RankedReason[],
): LooseRows {
  const at = events.findIndex(({ index }) => index === row.index)
  const shape = shapeOf(row)
  const words = wordsOf(row)
  const isAlike = (line: LogEvent) => differInName(wordsOf(line), words) && saysMore(line)
  const isRow = (line: LogEvent) =>
    line.index === row.index || (shapeOf(line) === shape && saysMore(line)) || isAlike(line)
  const above = linesAbove(events.slice(0, at + 1), isRow)
  const below = events.slice(at + 1)
  const lines = [...above, ...below]
  const listed = [...events.filter((line) => isAlike(line) && !lines.includes(line)), ...lines]
  const rows = [...new Set(listed.filter(isRow).map(({ mark, text }) => mark + text))]
  const isMore = ({ text, index, hasSign }: LogEvent) =>
    MORE.test(text) ||
    ((FOUND.test(text) || (hasSign && index > row.index)) &&
      countsOf(text)?.includes(rows.length) === false)
  const kept = new Set(events.map(({ index }) => index))
  const isAboveKept = ({ index }: LogEvent) => index === 0 || kept.has(index - 1)
  const evident = new Set(others.flatMap(({ line, score }) => (score >= 0 ? line.index : [])))
  const lastRow = lines.findLast(isRow)?.index ?? row.index
  const isOther = (line: LogEvent) => {
    const isHeading = line.text.endsWith(':')
    if (isRow(line) || (isHeading && line.index < lastRow)) return false
    const isSaid = evident.has(line.index) || (isHeading && saysMore(line))
    return isSaid && indentOf(line.text) <= indentOf(row.text) && countsOf(line.text) === undefined
  }
  const isOfOtherList = (line: LogEvent) =>
    !isRow(line) && line.index < row.index && LISTED.test(line.text)
  return {
    rows: rows.slice(0, MAX_ROWS),
    areAll:
      rows.length <= MAX_ROWS &&
      !isEnding(row.text) &&
      !lines.some(isMore) &&
      !below.some(isOther) &&
      !above.some(isOfOtherList) &&
      [...lines.filter(isRow), ...below].every(isAboveKept),
  }
}

/** Returns the rows up to a line, with what stands between them, and the line above the first one. */
function linesAbove(
  events: readonly LogEvent[],
  isRow: (line: LogEvent) => boolean,
): readonly LogEvent[] {
  let from = events.length - 1
  /** Lines since the last row. Between two rows, one is a heading. */
  let others = 0
  for (let at = from - 1; at >= 0 && others < 2; at--) {
    const line = events[at]
    if (line === undefined || line.found.kind === 'noise') break
    if (isRow(line)) [from, others] = [at, 0]
    else if (line.text.trim() !== '') others += 1
  }
  const heading = events.slice(0, from).findLast(({ text }) => text.trim() !== '')
  return [...(heading === undefined ? [] : [heading]), ...events.slice(from)]
}

/** Whether a line says more than that something passed or failed. */
function saysMore({ text }: LogEvent): boolean {
  return (
    (isSpecific(text) || PATH.test(text)) &&
    !isEnding(text) &&
    !isPassed(text) &&
    !PASSES.test(text) &&
    !HEADER.test(text)
  )
}

/** Returns the words of a line, without numbers. */
function wordsOf({ text }: LogEvent): readonly string[] {
  const words: readonly string[] = text.slice(0, MAX_CHARACTERS).match(WORD) ?? []
  return words.map((word) => word.replace(/\d+/g, '#'))
}

/** Whether lines are equal but for one name, wherever and however often it is in them. */
function differInName(words: readonly string[], others: readonly string[]): boolean {
  const changed = words.map((word, at) => (word === others[at] ? '' : `${word} ${others[at]}`))
  const isSentence = words.some((word, at) => word === others[at] && /\p{L}/u.test(word))
  return words.length === others.length && new Set(changed).size <= 2 && isSentence
}

/** Returns the numbers of a total; `undefined` for a line that names a thing, or counts nothing. */
export function countsOf(text: string): readonly number[] | undefined {
  const total = TOTAL.exec(text.slice(0, MAX_CHARACTERS))?.[1]
  return total?.match(/\d+/g)?.map(Number)
}

/** Returns what the rows of one list have in common: indentation and mark, and else how they begin. */
function shapeOf({ text }: LogEvent): string {
  const [indent = ''] = /^\s*/.exec(text) ?? []
  const said = text.slice(indent.length, indent.length + MAX_CHARACTERS)
  const mark = MARK.exec(said)?.[0].replace(/\w+/, '#')
  const end = FIELD.exec(said)?.[1]
  return JSON.stringify([indent, mark ?? end?.trim() ?? /^\S+/.exec(said)?.[0]])
}
