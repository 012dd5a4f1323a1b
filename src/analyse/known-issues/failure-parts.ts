import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { type ErrorEntry, MAX_ENTRIES, MAX_REASONS } from '../../model/report/failure.ts'
import { isSome, type Some } from '../../model/some.ts'

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry its title, its detail, both, and its place. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** Of an entry with both: what names it, which is its title and its place, and its detail. */
  readonly entry?: { readonly names: readonly string[]; readonly detail: string }
}

/** What failed in a step, as issues can list it. */
export interface FailureParts {
  readonly parts: Some<FailurePart>
  /** How many things failed, as far as the log shows; `undefined` if some of it was not read. */
  readonly total: number | undefined
}

/**
 * Lists what failed in a step: the entries, and each line that says why the step failed and is about none of them, so
 * that no second error hides behind a known one.
 *
 * @returns `undefined` if no log says why the step failed, or if GitHub ended it, whatever it printed
 */
export function failureParts({ failure, excerpts }: FailureReport): FailureParts | undefined {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return undefined
  const errors = excerpts[0]?.errors
  if (errors === undefined) return undefined
  const { entries, message, reasons, total, whole } = errors
  const own = isOnlyEntry(entries, message) ? message : undefined
  const named = entries.map((entry) => partOf(entry, own))
  const lines = [...(message === undefined ? [] : [message]), ...reasons].filter(
    (line) => line !== own,
  )
  const isAbout = entryMention(entries)
  const others = [...new Set(lines.map(oneLine))].filter((line) => !isAbout(line))
  const parts = [...named, ...others.map((line) => ({ texts: [line] as const, name: line }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  // There may be more, which were not kept.
  const isAll = whole && entries.length < MAX_ENTRIES && reasons.length < MAX_REASONS
  return { parts, total: isAll ? parts.length + unnamed : undefined }
}

/** Whether the message can be about nothing but the only entry. */
function isOnlyEntry([entry, ...others]: readonly ErrorEntry[], message = ''): boolean {
  if (entry === undefined || others.length > 0) return false
  return entry.detail === undefined || entryMention([entry])(oneLine(message))
}

/** @param message what says why the step failed; `undefined` if that can be about something else */
function partOf(entry: ErrorEntry, message: string | undefined): FailurePart {
  const { title = '', detail = '', position, isTest } = entry
  const both = title === '' || detail === '' ? '' : `${title}: ${detail}`
  const place = position === undefined ? '' : placeOf(position)
  const [first = '', ...texts] = [message ?? '', title, detail, both, place]
    .map(oneLine)
    .filter((text) => text !== '')
  const name = isTest === true && title !== '' ? title : both === '' ? first : both
  const names = [title, place].map(oneLine).filter((text) => text !== '')
  return {
    ...{ texts: [first, ...texts], name: oneLine(name) },
    ...(names.length > 0 && detail !== '' && { entry: { names, detail: oneLine(detail) } }),
  }
}

function placeOf({ path, line, column }: NonNullable<ErrorEntry['position']>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}

/** Returns whether a line only names an entry again, introduces the next line, or says too little. */
function entryMention(entries: readonly ErrorEntry[]): (line: string) => boolean {
  const known = entries
    .flatMap(({ title = '', detail = '' }) => [title, detail].map(oneLine))
    .filter((text) => text !== '')
    .map((text) => ({ text, words: ` ${wordsIn(text)} ` }))
  const names = new Set(entries.flatMap(testNames))
  const placed = entries.flatMap(({ position: { path, line } = {} }) =>
    path === undefined || line === undefined ? [] : [`${path}:${line}`],
  )
  const places = [...new Set(placed)]
  return (line) => {
    const own = wordsIn(line)
    if (own.length < MIN_CHARACTERS || line.endsWith(':')) return true
    if (names.has(wordsIn(line.replace(BESIDE_NAME, '')))) return true
    if (places.some((place) => isAlone(place, line))) return true
    return known.some(({ text, words }) => {
      if (words.includes(` ${own} `)) return true
      if (text.length >= MIN_CHARACTERS) return line.includes(text)
      // A short name is also a part of other words.
      const [before = '', ...after] = line.split(text)
      return after.length > 0 && lettersIn(before + after.join('')) < MIN_CHARACTERS
    })
  }
}

/** What a tool prints beside the name of a test that failed. */
const BESIDE_NAME =
  /\bnot ok\b|\bFAIL(?:ED|URE)?\b|\b(?:info|error)(?=\])|\(?\b\d{1,9}(?:\.\d{1,9})? ?m?s\b\)?\s{0,8}$/g

/** What separates the name of a test from those of its suites. */
const LEVELS = /[>›|»/]|::/

/** Lists the name of a test with all of its suites, with the last of them, and alone. */
function testNames({ title = '', isTest }: ErrorEntry): string[] {
  const levels = isTest === true ? oneLine(title).split(LEVELS) : []
  return levels.map((_, at) => wordsIn(levels.slice(at).join(' ')))
}

/** Whether a line has a place and at most one word more, such as `tests/test_cart.py:24: KeyError`. */
function isAlone(place: string, line: string): boolean {
  const [before = '', after, ...others] = line.split(place)
  if (after === undefined || others.length > 0 || /^\d/.test(after)) return false
  // The path of an entry is relative to the repository.
  const above = before.endsWith('/') ? before.slice(0, before.lastIndexOf(' ') + 1) : before
  const rest = above + after.replace(/^:\d+/, '')
  return !wordsIn(rest).includes(' ')
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

/** Returns the words of a text, without a number before them. */
function wordsIn(text: string): string {
  const words = text.match(/[\p{L}\d]+/gu) ?? []
  return words.join(' ').replace(/^(?:\d+ )+/, '')
}
