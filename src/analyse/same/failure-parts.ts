import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { logText } from '../../model/logged/log-text.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import {
  type ErrorEntry,
  type LoggedEntry,
  type LoggedErrors,
  MAX_ENTRIES,
  MAX_REASONS,
} from '../../model/report/failure.ts'
import { isSome, type Some } from '../../model/some.ts'
import { patternFinder } from '../text-pattern.ts'
import { passedLines, unlistedLine } from './unlisted-line.ts'
import { entryMention, type SplitLine, splitLine, testMention } from './entry-mentions.ts'

/** Lines beside what failed that are kept: each error of each issue is searched in them. */
const MAX_CONTEXT = 500

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry the message, its title, its detail, its place, and its line. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** The entry; `undefined` for a line that is of none. */
  readonly entry?: PartEntry
}

/** An entry of the list of what failed, each text on one line. */
interface PartEntry {
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly path: string | undefined
  /** The path with line and column. */
  readonly place: string | undefined
  readonly isTest: boolean
  /** What identifies it in other runs: path, title and detail, masked; of a test without an own error, the title. */
  readonly identified: string
}

/** What failed in a step, as issues can list it. */
export interface FailureParts {
  readonly parts: Some<FailurePart>
  /** The lines that report it and name a thing, such as the file below a message. They are never all that failed. */
  readonly context: readonly string[]
  /** Finds the only entry of which a text says what is wrong, if a line of the log has the text. */
  readonly copiedFrom: (text: string) => FailurePart | undefined
  /** How many things failed, as far as the log shows; `undefined` if some of it was not read. */
  readonly total: number | undefined
  /** A line that can be about another thing that failed; `undefined` if the log shows no such line. */
  readonly unproven: string | undefined
}

/**
 * Lists what failed in a step: the entries, and each line that says why the step failed and is about none of them, so
 * that no second error hides behind a known one.
 *
 * @param green the log of a run in which the step passed; `undefined` if none was read
 * @returns `undefined` if no log says why the step failed, or if GitHub ended it, whatever it printed
 */
export function failureParts(
  { failure, excerpts }: FailureReport,
  green?: LoggedErrors,
): FailureParts | undefined {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return undefined
  if (failure.kind === 'failed-step' && failure.cancelled !== undefined) return undefined
  const errors = excerpts[0]?.errors
  if (errors === undefined || errors.timedOut) return undefined
  const { entries, message, reasons, mentions, loose, total, whole } = errors
  const abouts = entries.map(entryMention)
  const naming = new Set(entries.map(({ printed }) => oneLine(printed)))
  const isAbout = (line: SplitLine) =>
    naming.has(line.text) || abouts.some((mentionsIt) => mentionsIt(line))
  const own = isOnlyEntry(entries, message, isAbout) ? message : undefined
  const rows = new Set((loose?.rows ?? []).map(oneLine))
  // The rows below a heading are what failed.
  const named = entries
    .filter(({ printed, position }) => rows.size === 0 || position || !printed.endsWith(':'))
    .map((entry) => partOf(entry, own))
  const said = new Set([message ?? [], reasons, ...rows, mentions].flat().map(oneLine))
  // Nothing is left of some totals without what varies.
  for (const { key } of errors.printed.find(({ masked }) => masked.key === '')?.texts ?? [])
    said.delete(oneLine(key))
  const hasPassed = green && passedLines(errors, green)
  const lines = [...said].filter((text) => hasPassed?.(logText(text)) !== true).map(splitLine)
  const signals = signalOf(excerpts[0]?.exitCode, lines)
  const others = lines
    .filter((line) => (rows.has(line.text) || saysEnough(line)) && !isAbout(line))
    .filter(({ text }) => own === undefined || text !== oneLine(own))
  const unlisted = [...others.map(({ text }) => text), ...signals]
  const parts = [...named, ...unlisted.map((text): FailurePart => ({ texts: [text], name: text }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  // There may be more, which were not kept.
  const isKept = [reasons, mentions].every(({ length }) => length < MAX_REASONS)
  const isAll = whole && entries.length < MAX_ENTRIES && isKept && loose?.areAll !== false
  const tests = entries.filter(({ isTest }) => isTest).map(({ title = '' }) => testMention(title))
  const headings = lines.filter((line) => tests.some((names) => names(line)))
  const context = [...headings.map(({ text }) => text), ...contextOf(errors)].slice(0, MAX_CONTEXT)
  const copiedFrom = (text: string) => {
    const [part, ...others] = named.filter(({ entry: { title, detail, path } = {} }) => {
      const said = detail ?? (title === undefined ? path : undefined)
      return said !== undefined && said.length >= MIN_CHARACTERS && text.includes(said)
    })
    const isIn = patternFinder(text)
    const printed = errors.printed.flatMap(({ texts }) => texts)
    return others.length === 0 && printed.some((line) => isIn(oneLine(line.text)))
      ? part
      : undefined
  }
  const texts = new Set(parts.flatMap((part) => part.texts))
  return {
    parts,
    context,
    copiedFrom,
    total: isAll ? parts.length + unnamed : undefined,
    unproven: unlistedLine(
      errors,
      (line) => texts.has(oneLine(line)) || isAbout(splitLine(line)),
      hasPassed,
    ),
  }
}

/** Exit codes of a process that a signal ended; 124 is that of the command `timeout`. */
const FIRST_SIGNAL = 129
const LAST_SIGNAL = 192
const TIMED_OUT = 124

/** What a shell or a runtime says of a signal. */
const SIGNAL =
  /\b(?:killed|terminated|aborted|bus error|segmentation fault|core dumped|signal|SIG[A-Z]{2,}|out of memory|heap|timed? ?out|timeout)\b/i

/** Returns the exit code as a thing that failed, if it says that a signal ended the step and no line does. */
function signalOf(exitCode: number | undefined, lines: readonly SplitLine[]): readonly string[] {
  if (exitCode === undefined) return []
  const isEnded = exitCode === TIMED_OUT || (exitCode >= FIRST_SIGNAL && exitCode <= LAST_SIGNAL)
  return isEnded && !lines.some(({ text }) => SIGNAL.test(text)) ? [`exit code ${exitCode}`] : []
}

function contextOf({ lines, printed }: LoggedErrors): readonly string[] {
  const byKey = new Map(printed.map(({ masked, texts }) => [masked.key, texts[0]]))
  return lines.flatMap(({ masked, names }) => {
    const text = names ? byKey.get(masked.key) : undefined
    return text === undefined ? [] : [oneLine(text.text)]
  })
}

/** Whether the message can be about nothing but the only entry. */
function isOnlyEntry(
  [entry, ...others]: readonly LoggedEntry[],
  message: string | undefined,
  isAbout: (line: SplitLine) => boolean,
): boolean {
  if (entry === undefined || message === undefined || others.length > 0) return false
  const isBare = entry.detail === undefined && (entry.isTest || message === entry.printed)
  return isBare || isAbout(splitLine(oneLine(message)))
}

/** Whether a line can be all that failed: it does not only introduce the next one. */
function saysEnough({ text, words }: SplitLine): boolean {
  return words.length >= MIN_CHARACTERS && !text.endsWith(':')
}

/** @param message what says why the step failed; `undefined` if that can be about something else */
function partOf(entry: LoggedEntry, message: string | undefined): FailurePart {
  const { title, detail, identity, position, isTest, printed } = entry
  const place = position && placeOf(position)
  const both = joined(title, detail)
  const withPath = (text: string) =>
    position === undefined || text.includes(position.path) ? text : joined(position.path, text)
  const [first = '', ...texts] = [
    ...[message, title, detail, both, withPath(both), place, printed],
  ].flatMap((text = '') => (text === '' ? [] : oneLine(text)))
  const name = isTest && title !== undefined ? title : both || first
  return {
    texts: [first, ...texts],
    name: oneLine(name),
    entry: {
      title: title && oneLine(title),
      detail: detail && oneLine(detail),
      path: position && oneLine(position.path),
      place: place && oneLine(place),
      isTest,
      identified: oneLine(
        isTest && identity.error === ''
          ? identity.name
          : withPath(joined(identity.name, knownPart(detail, identity.error))),
      ),
    },
  }
}

/** Returns a masked detail as a pattern, with a star for a start that the mask dropped, such as `Error: `. */
function knownPart(detail = '', masked: string): string {
  const [start = ''] = masked.split('<', 1)
  return detail.trimStart().startsWith(start) ? masked : `*${masked}`
}

function joined(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(': ')
}

function placeOf({ path, line, column }: NonNullable<ErrorEntry['position']>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}
