import { comparesValue } from '../entries/entry-details.ts'
import type { LogEvent } from '../events/event-store.ts'
import type { StepEvents } from '../events/step-events.ts'
import { isEnding } from '../lines/ending-forms.ts'
import { boundText, indentOf } from '../lines/frames.ts'
import { hasFinding, isEcho, isLogged } from '../lines/plain-lines.ts'
import { EVIDENT_SIGNS, withoutLabels } from '../lines/text-signs.ts'
import { isCounting, isTotal, namesPart } from '../words/total.ts'
import { withMarks } from '../words/word.ts'
import {
  MIN_SCORE,
  namesNoReason,
  QUOTED,
  type RankedReason,
  type SignName,
} from './reason-signs.ts'

/** A word of a sentence that has no name, place or quotation: a plain one, or a count. */
const WORD = /^\(?(?:[a-z]+(?:\(s\))?|\d+(?:\.\d+)?)[.,:!)]*$/
/** A sentence ends, or begins with what it counts. */
const SENTENCE = /[^.]\.$|!$|^(?:[A-Z][a-z]+ )?\d+ [a-z]/
/** How it says that something failed. That there is no such thing is a statement. */
const OUTCOME =
  /^(?!.*\bno\b).*\b(?:detected|discovered|errors?|fail(?:ed|ures?)|findings?|found|issues?|problems?|violations?)\b/i
const MAX_WORDS = 14

/** Evidence that is no statement of what is wrong; any other is. */
const NO_STATEMENT: readonly SignName[] = ['errorLabel', 'race', 'testTitle']
const STATES = EVIDENT_SIGNS.map(([name]) => name).filter((name) => !NO_STATEMENT.includes(name))

/** A name behind a mark: a glyph, the status of a response before a URL, or the level of an error. */
const MARKED = withMarks(
  /^\s*(?:\[?[✗]\]? +|\[?[45]\d\d\]?\s+(?=https?:)|(?:error|ERROR) \S{1,60}: )\S/,
)
/** Words behind a colon: no value or amount alone, and not behind what a tool is doing. */
const SAID =
  /^\s*(?!(?!Fail)[A-Z]\w{1,20}ing \w)[^\s:][^:]{0,80}: (?![-+]?[\d.,:]+ ?[a-zµ%]{0,12}$)(?=.*\p{L}{2})\S+ \S/u

/** Whether a row only says that what stands beside it failed. */
export function isBare({ line, signs }: RankedReason): boolean {
  const text = withoutLabels(boundText(line.text)).trim()
  return (
    line.lineClass.kind !== 'failure' &&
    SENTENCE.test(text) &&
    OUTCOME.test(text.replace(/^error[:!] /i, '')) &&
    arePlain(text) &&
    !namesPart(text) &&
    !STATES.some((name) => signs.includes(name))
  )
}

/** Whether a text has no name, place or quotation. */
export function arePlain(text: string): boolean {
  const words = text.split(' ')
  const isPlain = (word: string, at: number) =>
    WORD.test(at === 0 || /[.!:]$/.test(words[at - 1] ?? '') ? word.replace(/^[A-Z]+/, 'a') : word)
  return words.length <= MAX_WORDS && words.every(isPlain)
}

/**
 * Returns the row of which a sentence without a name says that it failed: in the block above the last row of a step, or else
 * in the one below. It is (1) the first that has a place, or a name behind a mark; (2) the first with evidence; (3) the first
 * with words behind a colon that heads no other row; (4) the first with a quotation. `undefined` if the row is no such sentence, or no other qualifies.
 */
export function closedRow(
  row: RankedReason,
  { events, endsAt }: StepEvents,
  all: readonly RankedReason[],
): RankedReason | undefined {
  if (!isBare(row)) return undefined
  const at = events.indexOf(row.line)
  const below = events.slice(at + 1).filter(({ position }) => position <= endsAt)
  const isLast = areSilent(below)
  const block = blockOf(isLast ? events.slice(0, at).toReversed() : below)
  if (!isLast && !areSilent(below.slice(below.findIndex((line) => line === block.at(-1)) + 1)))
    return undefined
  const rows = all
    .filter(({ line }) => block.includes(line) && !saysNothing(line))
    .toSorted((one, other) => one.line.index - other.line.index)
  const heads = ({ line: { index, text } }: RankedReason) =>
    rows.some(({ line }) => line.index === index + 1 && indentOf(line.text) > indentOf(text))
  return (
    rows.find(({ line }) => isPlaced(line)) ?? // 1
    rows.find((one) => hasEvidence(one) && !isBare(one)) ?? // 2
    rows.find((one) => SAID.test(one.line.text) && !heads(one)) ?? // 3
    rows.find(({ line: { text } }) => QUOTED.test(text)) // 4
  )
}

/** Whether the row that a sentence without a name closes says itself that something is wrong. */
export function isSaid(row: RankedReason): boolean {
  return !isBare(row) && (isPlaced(row.line) || hasEvidence(row))
}

function isPlaced({ text, qualified: whole }: LogEvent): boolean {
  return MARKED.test(text) || (hasFinding(whole) && text.trim().includes(' '))
}

function hasEvidence({ signs, score }: RankedReason): boolean {
  return score >= MIN_SCORE && !signs.includes('noEvidence')
}

/** Returns lines up to an empty one, without those they begin with. */
function blockOf(lines: readonly LogEvent[]): readonly LogEvent[] {
  const isEmpty = ({ text }: LogEvent) => text.trim() === ''
  const some = lines.slice(lines.findIndex((line) => !isEmpty(line)))
  const end = some.findIndex(isEmpty)
  return end === -1 ? some : some.slice(0, end)
}

function areSilent(lines: readonly LogEvent[]): boolean {
  return lines.every((line) => line.text.trim() === '' || saysNothing(line))
}

function saysNothing(line: LogEvent): boolean {
  const { text, lineClass: found } = line
  return (
    (found.kind === 'warning' && !isPlaced(line)) ||
    [isEnding, isEcho, isLogged, isTotal, isCounting, comparesValue].some((says) => says(text)) ||
    namesNoReason(line)
  )
}
