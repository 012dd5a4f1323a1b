import { closest, distance } from 'fastest-levenshtein'
import { innerNames, nameKey } from '../model/logged/test-name.ts'

/** A name that differs in more than this share of its characters is another one. */
const MAX_SHARE = 0.4

/** Returns the name that a person may have meant; `undefined` if none is near. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const name = closest(given, [...names])
  return distance(given, name) <= MAX_SHARE * given.length ? name : undefined
}

/** Signs that join words to one name, before a pattern and behind it: a file is in no other path. */
const JOINED_BEFORE = '-/.\\@:#'
const JOINED_BEHIND = '-/.'

/**
 * Returns a function that finds a pattern in texts, and divides it only once. Nothing continues what it finds, unless
 * there is a `*`: `libfoo` is not in `libfoo-dev`, nor `id 17` in `id 170`.
 */
export function textFinder(pattern: string): (text: string) => boolean {
  const parts = textsBetweenStars(pattern)
  const begins = isWord(pattern, 0)
  const ends = isWord(pattern, pattern.length - 1)
  const isWhole = (text: string, from: number, to: number, at: number) =>
    !(begins && at === 0 && isContinued(text, from - 1, -1, JOINED_BEFORE)) &&
    !(ends && at === parts.length - 1 && isContinued(text, to, 1, JOINED_BEHIND))
  return (text) => containsParts(text, parts, isWhole)
}

/** Whether a word is at a position, or one that is joined there. */
function isContinued(text: string, at: number, step: 1 | -1, joints: string): boolean {
  return isWord(text, at) || (joints.includes(text[at] ?? '-') && isWord(text, at + step))
}

/** Each position of a long text can be tried, so most need no regular expression. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return ASCII_WORDS[code] === true
  return code >= 128 && /[\p{L}\p{N}]/u.test(text.charAt(at))
}

const ASCII_WORDS: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)),
)

/**
 * The last word of a list in one line so far, and the next one: perhaps with something in parentheses. Texts are of at most
 * 5,000 characters.
 */
const LISTED_LAST = /[:,;] +[^\s,;:()]+(?: \([^)]*\))?$/
const LISTED_NEXT = /^(?: \([^)]*\))?[,;] [^\s,;]+(?: \([^)]*\))?(?=[,;]|$| \()/

/** Whether a pattern ends before the end of a list in one line: `missing: de, fr` in `missing: de, fr, pl`. */
export function endsInList(text: string, pattern: string): boolean {
  const last = pattern.slice(pattern.lastIndexOf('*') + 1)
  const end = text.lastIndexOf(last) + last.length
  return last !== '' && LISTED_LAST.test(text.slice(0, end)) && LISTED_NEXT.test(text.slice(end))
}

/**
 * Returns whether a pattern, in which `*` stands for any text, matches a whole text. It takes the first position of each
 * part, so that its time grows with the length of the text, whatever the pattern: anyone may have written it.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return text === pattern
  const end = text.length - last.length
  const isFramed = first.length <= end && text.startsWith(first) && text.endsWith(last)
  return isFramed && containsParts(text.slice(first.length, end), parts)
}

/**
 * Lists how a test can be named, whatever separates the parts of its name: the outer ones can be missing, and the file can
 * stand before it.
 */
export function namesOfTest(title: string, path?: string): readonly string[] {
  const names = [title, ...innerNames(title)]
  const inFile = path === undefined ? [] : names.map((name) => `${path} › ${name}`)
  return [...names, ...inFile].map(nameKey)
}

/** Returns a function that finds a test by one of its names, as `namesOfTest` lists them. A position is no part of a name. */
export function testFinder(name: string): (names: readonly string[]) => boolean {
  const pattern = nameKey(name)
  return (names) => names.some((text) => matchesPattern(text, pattern))
}

/** Returns whether a text exists that two patterns match. */
export function patternsMeet(one: string, other: string): boolean {
  const others = Array.from(other)
  /** Whether the start of `one` so far and each start of `other` can be the same text. */
  let row = [true, ...others.map((_, at) => /^\*+$/.test(other.slice(0, at + 1)))]
  for (const character of one) {
    const next = [row[0] === true && character === '*']
    for (const [at, fits] of others.entries()) {
      const isAny = character === '*' || fits === '*'
      const before = row[at]
      const same = row[at + 1]
      const without = next[at]
      next.push(isAny ? same === true || without === true : before === true && character === fits)
    }
    row = next
  }
  return row.at(-1) === true
}

function textsBetweenStars(pattern: string): readonly string[] {
  return pattern.split('*').filter((part) => part !== '')
}

/** @param isWanted whether the part with the number `at` can be there; by default, the first place of each is taken */
function containsParts(
  text: string,
  parts: readonly string[],
  isWanted?: (text: string, from: number, to: number, at: number) => boolean,
): boolean {
  let from = 0
  for (const [at, part] of parts.entries()) {
    // The last place of the last part is the most likely one at which nothing continues it.
    const isLast = isWanted !== undefined && at === parts.length - 1
    const next = (found: number) =>
      !isLast ? text.indexOf(part, found + 1) : found === 0 ? -1 : text.lastIndexOf(part, found - 1)
    let found = isLast ? text.lastIndexOf(part) : text.indexOf(part, from)
    while (found >= from && isWanted?.(text, found, found + part.length, at) === false)
      found = next(found)
    if (found < from) return false
    from = found + part.length
  }
  return true
}
