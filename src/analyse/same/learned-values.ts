import { areOnOneSide, numbersIn, precedesStatus } from '../../model/logged/printed-numbers.ts'
import type { LogRow } from '../../model/logged/step-log.ts'
import { isSome, uniqueBy } from '../../model/some.ts'

/** What a step printed, each line once. */
export type LogRows = readonly LogRow[]

/** A line whose values vary: where it has several words, as two logs print them. */
type VaryingLine = readonly (string | readonly string[])[]

/** Lines that two logs do not share, and of which the nearest are compared; more show nothing. */
const MAX_COMPARED = 500

/**
 * Returns a function that finds a line in logs, as it is, or with other values if two of the logs print the line with
 * different ones.
 *
 * @param others further logs: they show which values such a line has
 */
export function lineFinder(
  logs: readonly LogRows[],
  others: readonly LogRows[] = [],
): (row: LogRow) => boolean {
  const keys = keysOf(logs.flat())
  const pairs = logs.flatMap((rows, index) =>
    logs.slice(index + 1).flatMap((later) => varyingLines(rows, later)),
  )
  const lines = isSome(pairs) ? [...keys, ...keysOf(others.flat())].map(splitWords) : []
  const known = uniqueBy(pairs, (line) => line.map(fixedWord).join(' ')).map((line) =>
    withValues(line, lines),
  )
  return ({ key }: LogRow): boolean => {
    if (keys.has(key)) return true
    if (known.length === 0) return false
    const words = splitWords(key)
    return known.some((line) => line.length === words.length && fits(words, line))
  }
}

function fixedWord(word: VaryingLine[number]): string {
  return typeof word === 'string' ? word : '\n'
}

/** Returns a line with each value that logs have in the places that vary. */
function withValues(line: VaryingLine, lines: readonly (readonly string[])[]): VaryingLine {
  const isEqual = (words: readonly string[]) =>
    words.length === line.length &&
    line.every((word, index) => typeof word !== 'string' || word === words[index])
  const alike = lines.filter(isEqual)
  return line.map((word, index) =>
    typeof word === 'string' ? word : alike.map((words) => words[index] ?? '').filter(isValue),
  )
}

export function keysOf(rows: LogRows): ReadonlySet<string> {
  return new Set(rows.map(({ key }) => key))
}

/** Returns what two logs print in the same line with other values. */
function varyingLines(rows: LogRows, others: LogRows): readonly VaryingLine[] {
  const keys = keysOf(rows)
  const otherKeys = keysOf(others)
  const unshared = rows.filter(({ key }) => !otherKeys.has(key)).slice(0, MAX_COMPARED)
  const unsharedThere = others.filter(({ key }) => !keys.has(key)).slice(0, MAX_COMPARED)
  const candidates = unsharedThere.map(({ key }) => splitWords(key))
  return unshared.flatMap(({ key }) => {
    const words = splitWords(key)
    const equalIn = (candidate: readonly string[]) =>
      words.filter((word, index) => word === candidate[index]).length
    const [nearest] = candidates
      .filter(({ length }) => length === words.length)
      .toSorted((a, b) => equalIn(b) - equalIn(a))
    if (nearest === undefined || equalIn(nearest) * 2 < words.length) return []
    const line = words.map((word, index) => {
      const nearestWord = nearest[index] ?? ''
      return word === nearestWord ? word : [word, nearestWord]
    })
    const areValues = line.every((word) => typeof word === 'string' || word.every(isValue))
    const isWorded = line.some((word) => typeof word === 'string' && /\p{L}/u.test(word))
    return areValues && isWorded ? [line] : []
  })
}

/**
 * Whether a line is one with other values.
 *
 * 1. A number is near those observed, as far as they differ: beside 92.8 and 93.1, 12.4 is not.
 * 2. No number is on the other side of 0, or of a number that does not vary, such as its limit, unless those observed are on
 *    both sides of it.
 * 3. A status is one of those observed.
 */
function fits(words: readonly string[], line: VaryingLine): boolean {
  const limits = [0, ...line.flatMap((word) => (typeof word === 'string' ? numbersIn(word) : []))]
  return words.every((word, index) => {
    const observed = line[index]
    if (observed === undefined || typeof observed === 'string') return word === observed
    if (observed.includes(word)) return true
    const isStatus = precedesStatus(words.slice(Math.max(0, index - 2), index).join(' '))
    if (!isValue(word) || isStatus) return false // (3)
    const known = observed.flatMap(numbersIn)
    const values = [...known, ...numbersIn(word)]
    return (
      isWithinSpan(word, observed) && // (1)
      limits.every((limit) => areOnOneSide(values, limit) || !areOnOneSide(known, limit)) // (2)
    )
  })
}

/**
 * How far from those observed a number can be: of three values that are drawn from one range, two are often near each other.
 * With one span, a third of all values would be out of range, with nine 7 %; a failure is mostly farther away.
 */
const MAX_SPANS = 9

/** A group of digits, which can have a fraction. */
const DIGITS = /\d+(?:\.\d+)?/g

/** Whether the numbers in a word are near those in others of its form. If one of these is 0, none is larger than they are. */
function isWithinSpan(word: string, observed: readonly string[]): boolean {
  const formOf = (text: string) => text.replace(DIGITS, '#')
  const alike = observed.filter((other) => formOf(other) === formOf(word))
  // Words of several forms are ids.
  if (new Set(observed.map(formOf)).size > 1) return true
  const numbers = alike.map((other) => (other.match(DIGITS) ?? []).map(Number))
  return (
    alike.length > 0 &&
    (word.match(DIGITS) ?? []).map(Number).every((number, index) => {
      const known = numbers.flatMap((some) => some[index] ?? [])
      const [min, max] = [Math.min(...known), Math.max(...known)]
      const span = MAX_SPANS * (max - min)
      return number >= min - span && number <= (min === 0 ? max : max + span)
    })
  )
}

function isValue(word: string): boolean {
  return /\d|^<\w+>$/.test(word)
}

/** Divides a line into words, numbers, what is masked, and each other sign. */
function splitWords(key: string): readonly string[] {
  return key.match(/<\w+>|[\p{L}\p{N}_]+(?:\.\d+)*|[^\s\p{L}\p{N}]/gu) ?? []
}

/** Returns a line without its numbers, and without the plural behind them. */
export function wordsOf(key: string): string {
  return key.replace(/\d[\d.,]*|<n>/g, '#').replace(/(?<=# \w{1,60}?)(?:s|\(s\))\b/g, '')
}
