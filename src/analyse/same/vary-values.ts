import { areOnOneSide, numbersIn, precedesStatus } from '../../model/logged/printed-numbers.ts'

/** The words of a line. */
type Words = readonly string[]

/** A line whose values vary, as one of two logs prints it. */
export interface VaryingLine {
  readonly words: Words
  /** The places that vary, in order. */
  readonly places: readonly number[]
}

/** Lines of one length that vary in the same places, by their other words. */
interface Shape {
  readonly places: readonly number[]
  readonly lines: Map<string, Words[]>
}

/**
 * Returns a function that says whether a line is one of those that vary, with other values. A line has one key for each set
 * of places that vary, so it is looked up, and not compared with each of them.
 *
 * @param printed the lines of all logs: they show which values a line has
 */
export function fitFinder(
  varying: readonly VaryingLine[],
  printed: readonly Words[],
): (words: Words) => boolean {
  const byLength = new Map<number, Map<string, Shape>>()
  for (const { words, places } of varying) {
    const shapes = byLength.get(words.length) ?? new Map<string, Shape>()
    byLength.set(words.length, shapes)
    const shape = shapes.get(places.join()) ?? { places, lines: new Map() }
    shapes.set(places.join(), shape)
    shape.lines.set(fixedKey(words, places), [])
  }
  const shapesOf = ({ length }: Words) => byLength.get(length)?.values() ?? []
  for (const words of printed)
    for (const { places, lines } of shapesOf(words)) lines.get(fixedKey(words, places))?.push(words)
  const fits = new Map<Words[], (words: Words) => boolean>()
  return (words) => {
    for (const { places, lines } of shapesOf(words)) {
      const alike = lines.get(fixedKey(words, places))
      if (alike === undefined) continue
      const isFit = fits.get(alike) ?? fitsValues(alike, places)
      fits.set(alike, isFit)
      if (isFit(words)) return true
    }
    return false
  }
}

/** Returns the words of a line with a line feed, which no word has, in the places that vary. */
function fixedKey(words: Words, places: readonly number[]): string {
  let key = ''
  let at = 0
  for (let index = 0; index < words.length; index += 1) {
    const varies = places[at] === index
    if (varies) at += 1
    key += varies ? '\n ' : `${words[index]} `
  }
  return key
}

/**
 * Returns a function that says whether a line is one of others with other values.
 *
 * 1. A number is near those observed, as far as they differ: beside 92.8 and 93.1, 12.4 is not.
 * 2. No number is on the other side of 0, or of a number that does not vary, such as its limit, unless those observed are on
 *    both sides of it.
 * 3. A status is one of those observed.
 *
 * @param alike lines with the same words in all other places
 */
function fitsValues(alike: readonly Words[], places: readonly number[]): (words: Words) => boolean {
  const [first = []] = alike
  const limits = [0, ...first.flatMap((word, at) => (places.includes(at) ? [] : numbersIn(word)))]
  const observed = places.map((index) => {
    const values = new Set(alike.map((words) => words[index] ?? '').filter(isValue))
    const known = spanOf([...values].flatMap(numbersIn))
    return { index, values, isWithinSpan: spanFinder([...values]), known }
  })
  return (words) =>
    observed.every(({ index, values, isWithinSpan, known }) => {
      const word = words[index] ?? ''
      if (values.has(word)) return true
      const isStatus = precedesStatus(words.slice(Math.max(0, index - 2), index).join(' '))
      if (!isValue(word) || isStatus) return false // (3)
      const numbers = [...known, ...numbersIn(word)]
      return (
        isWithinSpan(word) && // (1)
        limits.every((limit) => areOnOneSide(numbers, limit) || !areOnOneSide(known, limit)) // (2)
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

/**
 * Returns a function that says whether the numbers in a word are near those in others of its form. If one of these is 0, none
 * is larger than they are.
 */
function spanFinder(observed: readonly string[]): (word: string) => boolean {
  const forms = new Set(observed.map(formOf))
  // Words of several forms are ids.
  if (forms.size > 1) return () => true
  const numbers = observed.map(digitsIn)
  const spans = (numbers[0] ?? []).map((_, at) => spanOf(numbers.map((some) => some[at] ?? NaN)))
  return (word) =>
    forms.has(formOf(word)) &&
    digitsIn(word).every((number, at) => {
      const [min = NaN, max = NaN] = spans[at] ?? []
      const span = MAX_SPANS * (max - min)
      return number >= min - span && number <= (min === 0 ? max : max + span)
    })
}

function formOf(word: string): string {
  return word.replace(DIGITS, '#')
}

function digitsIn(word: string): readonly number[] {
  return (word.match(DIGITS) ?? []).map(Number)
}

/** Returns the least and the greatest of some numbers; nothing if there are none. */
function spanOf(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 0) return []
  return [
    numbers.reduce((min, number) => Math.min(min, number)),
    numbers.reduce((max, number) => Math.max(max, number)),
  ]
}

/** Whether a word can differ between two logs of a line: it has a digit, or is masked. */
export function isValue(word: string): boolean {
  return /\d|^<\w+>$/.test(word)
}
