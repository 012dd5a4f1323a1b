import { looseTexts, outputTexts, reportedLines } from '../../model/logged/compared-line.ts'
import { LISTED_NAMES } from '../../model/logged/names.ts'
import { type LoggedErrors, SEPARATOR } from '../../model/report/failure.ts'

/** An id or a hash without a word in it, of several groups of digits; or a number, a version or a time. */
const VALUE =
  /(?<![A-Za-z\d])(?![A-Za-z\d]*(?:[a-z]{5}|[A-Z]{4}))(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z\d]{4,}(?![A-Za-z\d])|\p{N}+(?:[.,:_T-]\p{N}+)*/gu
const RANDOM = /[A-Za-z]/
/** A number that is too long for a code. */
const LONG = /^\d{6,}$/

/** A number of what follows it: `218 links`. */
const COUNT = /^\d+(?:[.,]\d+)?$/
const COUNTED = /^ ?(?:%|[kKMGT]?i?B\b|(?:[a-z]+ )?(?:[a-z]+s|failed|passed|total)\b)/
const ALONE_AFTER = /(?:^|[\s(])$/

/** A version of three parts or more, or a long number. */
const VERSION = /^(?:\d+(?:[.:_T-]\d+){2,}|\d{12,})$/

/** The address of a host, and its port. */
const ADDRESS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?::\d{1,5})?$/

/** A number behind it is part of a name: `send_v1`, `TestTTL/60s`, `CVE-2026-1`, `"FR4"`. */
const NAME_BEFORE =
  /[A-Za-z_"'`]$|[A-Z]-$|\b(?:code|errno|error|exit|exited|HTTP|port|returned|signal|status) $/

interface Value {
  readonly value: string
  /** Whether it is part of a name, and so varies with what the line is about. */
  readonly isName: boolean
  /** Whether it is random, and so another one in each run. */
  readonly isRandom: boolean
  /** Whether it counts things, and is no code of an error. */
  readonly isCount: boolean
  /** Whether it names a build or a run, and so is no amount that can be the error. */
  readonly isIdentifier: boolean
  /** Which part of the line has it, from 0. */
  readonly part: number
}

/** A masked line, by its words. */
export interface Line {
  readonly text: string
  /** Without its values, and without marks at its start. */
  readonly words: string
  /** Without its values and names. */
  readonly list: string
  readonly values: readonly Value[]
  /** Whether it has more numbers than words, as the row of a table. */
  readonly isRow: boolean
}

export function readLine(text: string): Line {
  const words = wordsOf(text)
  const values = partsOf(text).flatMap((part, at) =>
    Array.from(part.matchAll(VALUE), ({ 0: value, index }): Value => {
      const before = part.slice(0, index)
      const isAddress = ADDRESS.test(value)
      const isName = NAME_BEFORE.test(before)
      const isRandom = RANDOM.test(value) || (!isName && LONG.test(value))
      const isIdentifier = (RANDOM.test(value) && !isName) || (!isAddress && VERSION.test(value))
      const after = part.slice(index + value.length)
      const isCount =
        !isName && COUNT.test(value) && ALONE_AFTER.test(before) && COUNTED.test(after)
      return { value, isName: isName && !isIdentifier, isRandom, isCount, isIdentifier, part: at }
    }),
  )
  const isRow = values.length >= (words.match(/\p{L}{2,}/gu)?.length ?? 0)
  return { text, words, list: wordsOf(text.replace(LISTED_NAMES, '*')), values, isRow }
}

/** The lines of a log by their words. */
export interface LogWords {
  /** Whether the log has a line, or what completes a line, whatever marks it begins with. */
  readonly has: (line: string) => boolean
  /** Whether it has a line of these words, with any values. */
  readonly hasWords: (line: string) => boolean
  /** The lines that are compared, by their words: as they are, and without their numbers. */
  readonly exact: LinesByWords
  readonly loose: LinesByWords
  /** The lines that compare, as they are and without their numbers. */
  readonly comparing: ReadonlySet<string>
  /** The lines that report failures, without what completes them. */
  readonly reported: readonly string[]
  /** How many lines differ only in names and values: as they are, or else without their numbers. */
  readonly listSizes: ReadonlyMap<string, number>
  /** Returns the first line of the same words as it was printed, without what completes it. */
  readonly asPrinted: (line: Line) => string | undefined
  /** Returns the line that was printed below the first one of the same words. */
  readonly below: (line: Line) => Line | undefined
}

type LinesByWords = ReadonlyMap<string, readonly Line[]>

/** A log is compared with several others. */
const known = new WeakMap<LoggedErrors, LogWords>()

/** Reads the words of a log, once. */
export function wordsIn(log: LoggedErrors): LogWords {
  const found = known.get(log) ?? readWords(log)
  known.set(log, found)
  return found
}

function readWords({ printed, lines }: LoggedErrors): LogWords {
  const all = printed.map(({ masked }) => readLine(masked))
  const compared = outputTexts(lines).map(readLine)
  const loose = Array.from(looseTexts(lines), readLine)
  const parts = [...all, ...compared, ...loose].flatMap(({ text }) => partsOf(text))
  const texts = new Set(parts.map(withoutMarks))
  const words = new Set(parts.map(wordsOf))
  const comparing = lines.filter((line) => line.compares)
  const byWords = (lines: readonly Line[]) => Map.groupBy(lines, (line) => line.words)
  const lists = [loose, compared].flatMap((lines) => [...Map.groupBy(lines, ({ list }) => list)])
  const positions = new Map(all.map((line, at) => [line.words, at] as const).toReversed())
  return {
    has: (line) => texts.has(withoutMarks(line)),
    hasWords: (line) => words.has(wordsOf(line)),
    exact: byWords(compared),
    loose: byWords(loose),
    comparing: new Set(comparing.flatMap((line) => [line.masked, line.withoutNumbers])),
    reported: reportedLines(lines).map(({ masked }) => lastPart(masked)),
    listSizes: new Map(lists.map(([list, { length }]) => [list, length])),
    asPrinted: ({ words }) => {
      const found = printed[positions.get(words) ?? -1]
      return found && lastPart(found.texts[0]).trim()
    },
    below: ({ words }) => all[(positions.get(words) ?? Infinity) + 1],
  }
}

/** Returns a line, and before it what completes it. */
export function partsOf(line: string): readonly string[] {
  return line.split(SEPARATOR)
}

export function lastPart(line: string): string {
  return line.slice(line.lastIndexOf(SEPARATOR) + 1)
}

export function wordsOf(text: string): string {
  return text.replace(VALUE, '#').replace(/^[^\p{L}#]+/u, '')
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
