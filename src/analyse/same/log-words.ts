import { looseTexts, outputTexts, partsOfText, uniqueTexts } from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { readWords, type WordedText, wordsOf } from './worded-text.ts'

/** The texts of a log by their words. */
export interface LogWords {
  /** Whether the log has a text, or what completes one, whatever marks it begins with. */
  readonly has: (text: string) => boolean
  /** Whether it has one of these words, with any values. */
  readonly hasWords: (text: string) => boolean
  /** The texts that are compared, by their words: as they are, and without their numbers. */
  readonly exact: TextsByWords
  readonly loose: TextsByWords
  /** The keys of the texts that compare, as they are and without their numbers. */
  readonly comparing: ReadonlySet<string>
  /** How many texts differ only in names and values: as they are, or else without their numbers. */
  readonly listSizes: ReadonlyMap<string, number>
  /** Returns the text that was printed below the first one of the same words. */
  readonly below: (text: WordedText) => WordedText | undefined
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
  const all = printed.map(({ masked }) => readWords(masked))
  const compared = outputTexts(lines).map(readWords)
  const loose = uniqueTexts(looseTexts(lines)).map(readWords)
  const parts = [...all, ...compared, ...loose].flatMap(({ text }) => partsOfText(text))
  const texts = new Set(parts.map(withoutMarks))
  const words = new Set(parts.map(wordsOf))
  const byWords = (some: readonly WordedText[]) => Map.groupBy(some, (text) => text.words)
  const lists = [loose, compared].flatMap((some) => [...Map.groupBy(some, ({ list }) => list)])
  const positions = new Map(all.map((text, at) => [text.words, at] as const).toReversed())
  const comparing = lines.filter((text) => text.compares)
  return {
    has: (text) => texts.has(withoutMarks(text)),
    hasWords: (text) => words.has(wordsOf(text)),
    exact: byWords(compared),
    loose: byWords(loose),
    comparing: new Set(
      comparing.flatMap(({ masked, withoutNumbers }) => [masked.key, withoutNumbers.key]),
    ),
    listSizes: new Map(lists.map(([list, { length }]) => [list, length])),
    below: (text) => all[(positions.get(text.words) ?? Infinity) + 1],
  }
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
