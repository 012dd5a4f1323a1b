import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import { namesIn } from '../../model/logged/test-name.ts'
import type { ErrorEntry } from '../../model/report/failure.ts'

/** A line, split once: it is compared with each entry. */
export interface SplitLine {
  readonly text: string
  readonly words: string
  /** Without what tools write around the names of tests. */
  readonly shown: string
  /** The words of `shown`; none if it is longer than what is compared. */
  readonly shownWords: readonly string[]
}

export function splitLine(text: string): SplitLine {
  const shown = text.replace(AROUND, '')
  const shownWords = shown.length > MAX_COMPARED_CHARACTERS ? [] : joinWords(shown).split(' ')
  return { text, words: joinWords(text), shown, shownWords }
}

/** Longer texts are compared by their start: a log has many long lines, and each is compared with each entry. */
const MAX_COMPARED_CHARACTERS = 200

/** Returns whether a line only names an entry again, or says what is wrong with it. */
export function entryMention(entry: ErrorEntry): (line: SplitLine) => boolean {
  const { title = '', detail = '', position: { path, line: number } = {}, isTest } = entry
  const known = [title, detail]
    .map((text) => oneLine(text).slice(0, MAX_COMPARED_CHARACTERS))
    .filter((text) => text !== '')
    .map((text) => ({ text, words: ` ${joinWords(text)} ` }))
  const at = number === undefined ? '' : `:${number}`
  const place = path === undefined || (at === '' && known.length > 0) ? '' : `${path}${at}`
  const isPlaced = place !== '' && place.length <= MAX_COMPARED_CHARACTERS
  const namesIt = isTest === true && title !== '' ? testMention(oneLine(title)) : () => false
  return (line) => {
    if (namesIt(line) || (isPlaced && isAlone(place, line.text))) return true
    const { length } = line.words
    const isShort = length >= MIN_CHARACTERS && length <= MAX_COMPARED_CHARACTERS
    return known.some(({ text, words }) => {
      if (isShort && words.includes(` ${line.words} `)) return true
      if (text.length >= MIN_CHARACTERS) return line.text.includes(text)
      // A short name is also a part of other words.
      const [before = '', ...after] = line.text.split(text)
      const letters = (before + after.join('')).match(/\p{L}/gu) ?? []
      return after.length > 0 && letters.length < MIN_CHARACTERS
    })
  }
}

/** What tools write around the names of tests: ordinals, and durations in parentheses or at the end. */
const AROUND = /^\d+\) |(?<![\w.])\(?\d[\d.,]* ?[mµn]?s\)?$/gu

/** A shorter name of what contains a test can be any word. */
const MIN_OUTER_CHARACTERS = 6

/**
 * Returns whether a line only names a test: (1) its own name is in the line, and no word continues it, (2) all words
 * are in its names, or (3) a word precedes the names around it, as in `--- FAIL: TestCart`.
 */
export function testMention(title: string): (line: SplitLine) => boolean {
  const names = namesIn(title.slice(0, MAX_COMPARED_CHARACTERS))
  const own = names.at(-1) ?? ''
  const known = new Set(joinWords(title).split(' '))
  const outer = new Set(names.map((_, at) => joinWords(names.slice(0, at + 1).join(' '))))
  return ({ shown, shownWords: [first = '', ...others] }) => {
    if (own.length >= MIN_CHARACTERS && hasName(own, shown)) return true // (1)
    if (first === '') return false
    if ([first, ...others].every((word) => known.has(word))) return true // (2)
    const named = others.join(' ')
    return named.length >= MIN_OUTER_CHARACTERS && outer.has(named) // (3)
  }
}

/** Whether a line has a name, and no word continues it. */
function hasName(name: string, line: string): boolean {
  const [before = '', after] = line.split(name, 2)
  if (after === undefined) return false
  return !/[\p{L}\d]$/u.test(before) && !/^ ?[\p{L}\d]/u.test(after)
}

/** Whether a line has a place and at most one word more, such as `tests/test_cart.py:24: KeyError`. */
function isAlone(place: string, line: string): boolean {
  const [before = '', after, ...others] = line.split(place)
  if (after === undefined || others.length > 0 || /^\d/.test(after)) return false
  // The path of an entry is relative to the repository.
  const above = before.endsWith('/') ? before.slice(0, before.lastIndexOf(' ') + 1) : before
  const rest = above + after.replace(/^:\d+/, '')
  return rest.length <= MAX_COMPARED_CHARACTERS && !joinWords(rest).includes(' ')
}

/** Returns the words of a text with blanks between them. */
function joinWords(text: string): string {
  return (text.match(/[\p{L}\d]+/gu) ?? []).join(' ')
}
