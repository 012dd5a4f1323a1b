import { looseTexts, outputTexts, partsOfText, uniqueTexts } from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { readWords, type WordedText, wordsOf } from './worded-text.ts'

/** The texts of a log by their words. */
interface LogWords {
  /** Whether the log has a text, or what completes one, whatever marks it begins with. */
  readonly has: (text: string) => boolean
  /** Whether it has a text of the same words, with any values. */
  readonly hasWords: (text: string) => boolean
  /** The texts that are compared, by their words: as they are, and without their numbers. */
  readonly exact: TextsByWords
  readonly loose: TextsByWords
  /** The keys of the texts that compare, as they are and without their numbers. */
  readonly comparing: ReadonlySet<string>
}

type TextsByWords = ReadonlyMap<string, readonly WordedText[]>

/** A log is compared with several others. */
const known = new WeakMap<LoggedErrors, LogWords>()

/** Reads the words of a log, once. */
export function wordsIn(log: LoggedErrors): LogWords {
  const found = known.get(log) ?? readLog(log)
  known.set(log, found)
  return found
}

function readLog({ printed, lines }: LoggedErrors): LogWords {
  const compared = outputTexts(lines).map(readWords)
  const loose = uniqueTexts(looseTexts(lines)).map(readWords)
  const all = [...printed.map(({ masked }) => masked), ...outputTexts(lines), ...looseTexts(lines)]
  const parts = all.flatMap(partsOfText)
  const texts = new Set(parts.map(withoutMarks))
  const words = new Set(parts.map(wordsOf))
  const byWords = (some: readonly WordedText[]) => Map.groupBy(some, (text) => text.words)
  const comparing = lines.filter((text) => text.compares)
  return {
    has: (text) => texts.has(withoutMarks(text)),
    hasWords: (text) => words.has(wordsOf(text)),
    exact: byWords(compared),
    loose: byWords(loose),
    comparing: new Set(
      comparing.flatMap(({ masked, withoutNumbers }) => [masked.key, withoutNumbers.key]),
    ),
  }
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}

/** What stands between two words of a line. */
const BETWEEN = /[\s"'`()[\]{},;=]+/

/**
 * Returns whether the first of three red logs has what lasts in the other two: (1) the lines that both have and a green run
 * lacks. They identify the error, whatever their words, if (2) each word that is equal in both is equal here, even if
 * it looks random. (3) A line that only refers to a limit proves nothing, since amounts in other lines are the error.
 */
export function hasLastingLines(logs: readonly LoggedErrors[], green: LogWords): boolean {
  if (logs[0]?.blamesRows !== false) return false // (3)
  const byKey = logs.map(({ printed }) => new Map(printed.map((line) => [line.masked.key, line])))
  const [here, there, red] = byKey
  const lasting = [...(there?.values() ?? [])].filter(
    ({ masked: { key, text } }) => /[\p{L}\p{N}]/u.test(key) && red?.has(key) && !green.has(text),
  ) // (1)
  const isHere = (key: string) => {
    const found = byKey.map((lines) => lines.get(key))
    const words = found.map((one) =>
      (one?.texts ?? []).flatMap(partsOfText).flatMap((part) => part.split(BETWEEN)),
    )
    return here?.has(key) && lasts(words) // (2)
  }
  return lasting.length > 0 && lasting.every(({ masked }) => isHere(masked.key))
}

/** Whether the first of three lists has what the other two agree on: nothing if their lengths differ. */
function lasts([here = [], there = [], red = []]: readonly (
  readonly string[] | undefined
)[]): boolean {
  if (there.length !== red.length) return true
  const isEqual = (one: string, at: number) => one === there[at] || there[at] !== red[at]
  return here.length === there.length && here.every(isEqual)
}
