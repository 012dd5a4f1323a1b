import { MIN_CHARACTERS } from '../../model/known-issue.ts'
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
import { lastPart } from '../causes/line-words.ts'

/** Lines beside what failed: each error of each issue can be looked for in all of them. */
const MAX_CONTEXT = 500

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry its title, its detail, both, and its place. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** The name that its tool gives it: of a test, a rule, a target. */
  readonly title?: string
  /** The file that it is in. */
  readonly path?: string
  /** Of an entry with both: what names it, which is its title and its place, and its detail. */
  readonly entry?: { readonly names: readonly string[]; readonly detail: string }
}

/** What failed in a step, as issues can list it. */
export interface FailureParts {
  readonly parts: Some<FailurePart>
  /** The lines that report it and name a thing, such as the file below a message. They are never all that failed. */
  readonly context: readonly string[]
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
  const { entries, message, reasons, mentions, total, whole } = errors
  const abouts = entries.map(entryMention)
  const isAbout = (line: SplitLine) => abouts.some((mentionsIt) => mentionsIt(line))
  const own = isOnlyEntry(entries, message, isAbout) ? message : undefined
  const named = entries.map((entry) => partOf(entry, own))
  const said = new Set([message ?? [], reasons, mentions].flat().map(oneLine))
  const lines = [...said].map(splitLine)
  const others = lines
    .filter((line) => saysEnough(line) && !isAbout(line))
    .map(({ text }) => text)
    .filter((line) => own === undefined || line !== oneLine(own))
  const parts = [...named, ...others.map((line) => ({ texts: [line] as const, name: line }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  // There may be more, which were not kept.
  const isKept = [reasons, mentions].every(({ length }) => length < MAX_REASONS)
  const isAll = whole && entries.length < MAX_ENTRIES && isKept
  const tests = entries.filter(({ isTest }) => isTest).map(({ title = '' }) => testMention(title))
  const headings = lines.filter((line) => tests.some((names) => names(line)))
  const context = [...headings.map(({ text }) => text), ...contextOf(errors)]
  return {
    parts,
    context: context.slice(0, MAX_CONTEXT),
    total: isAll ? parts.length + unnamed : undefined,
  }
}

function contextOf({ naming, printed }: LoggedErrors): readonly string[] {
  return [...naming].flatMap((masked) => {
    const line = printed.get(masked)
    return line === undefined ? [] : [oneLine(lastPart(line))]
  })
}

/** Whether the message can be about nothing but the only entry. */
function isOnlyEntry(
  [entry, ...others]: readonly ErrorEntry[],
  message: string | undefined,
  isAbout: (line: SplitLine) => boolean,
): boolean {
  if (entry === undefined || message === undefined || others.length > 0) return false
  return entry.detail === undefined || isAbout(splitLine(oneLine(message)))
}

/** A line, split once: it is compared with each entry. */
interface SplitLine {
  readonly text: string
  readonly words: string
  /** Without what tools write around the name of a test. */
  readonly shown: string
  readonly shownWords: readonly string[]
  /** Without the first word. */
  readonly lastWords: string
}

function splitLine(text: string): SplitLine {
  const shown = text.replace(AROUND, '')
  const shownWords = wordsIn(shown).split(' ')
  const lastWords = shownWords.slice(1).join(' ')
  return { text, words: wordsIn(text), shown, shownWords, lastWords }
}

/** Whether a line can be all that failed: it does not only introduce the next one. */
function saysEnough({ text, words }: SplitLine): boolean {
  return words.length >= MIN_CHARACTERS && !text.endsWith(':')
}

/** @param message what says why the step failed; `undefined` if that can be about something else */
function partOf(entry: LoggedEntry, message: string | undefined): FailurePart {
  const { title = '', detail = '', position, isTest, printed } = entry
  const both = title === '' || detail === '' ? '' : `${title}: ${detail}`
  const place = position === undefined ? '' : placeOf(position)
  const [first = '', ...texts] = [message ?? '', title, detail, both, place, printed]
    .map(oneLine)
    .filter((text) => text !== '')
  const name = isTest && title !== '' ? title : both || first
  const names = [title, place].map(oneLine).filter((text) => text !== '')
  return {
    ...{ texts: [first, ...texts], name: oneLine(name) },
    ...(title !== '' && { title: oneLine(title) }),
    ...(position !== undefined && { path: oneLine(position.path) }),
    ...(names.length > 0 && detail !== '' && { entry: { names, detail: oneLine(detail) } }),
  }
}

function placeOf({ path, line, column }: NonNullable<ErrorEntry['position']>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}

/** Returns whether a line only names an entry again, or says what is wrong with it. */
function entryMention(entry: ErrorEntry): (line: SplitLine) => boolean {
  const { title = '', detail = '', position: { path, line: number } = {}, isTest } = entry
  const known = [title, detail]
    .map(oneLine)
    .filter((text) => text !== '')
    .map((text) => ({ text, words: ` ${wordsIn(text)} ` }))
  const place = path === undefined || number === undefined ? undefined : `${path}:${number}`
  const namesIt = isTest === true && title !== '' ? testMention(oneLine(title)) : () => false
  return (line) => {
    if (namesIt(line) || (place !== undefined && isAlone(place, line.text))) return true
    return known.some(({ text, words }) => {
      if (line.words.length >= MIN_CHARACTERS && words.includes(` ${line.words} `)) return true
      if (text.length >= MIN_CHARACTERS) return line.text.includes(text)
      // A short name is also a part of other words.
      const [before = '', ...after] = line.text.split(text)
      return after.length > 0 && lettersIn(before + after.join('')) < MIN_CHARACTERS
    })
  }
}

/** What stands between the names around a test and its own. */
const BETWEEN_NAMES = / [›>»] |\/|::/u

/** What tools write around the names of tests: ordinals, and durations in parentheses or at the end. */
const AROUND = /^\d+\) |(?<![\w.])\(?\d[\d.,]* ?[mµn]?s\)?$/gu

/** A shorter name of what contains a test can be any word. */
const MIN_OUTER_CHARACTERS = 6

/**
 * Returns whether a line only names a test: (1) its own name is in the line, and no word continues it, (2) all words
 * are in its names, or (3) a word precedes the names around it, as in `--- FAIL: TestCart`.
 */
function testMention(title: string): (line: SplitLine) => boolean {
  const names = title.split(BETWEEN_NAMES)
  const own = names.at(-1) ?? ''
  const known = new Set(wordsIn(title).split(' '))
  const outer = new Set(names.map((_, at) => wordsIn(names.slice(0, at + 1).join(' '))))
  return ({ shown, shownWords, lastWords }) => {
    const at = own.length >= MIN_CHARACTERS ? shown.indexOf(own) : -1
    const isContinued = CONTINUED.test(shown.slice(at + own.length, at + own.length + 3))
    if (at !== -1 && !isContinued && !WORD_END.test(shown.slice(0, at).slice(-2))) return true // (1)
    if (shownWords[0] !== '' && shownWords.every((word) => known.has(word))) return true // (2)
    return lastWords.length >= MIN_OUTER_CHARACTERS && outer.has(lastWords) // (3)
  }
}

const WORD_END = /[\p{L}\d]$/u
const CONTINUED = /^ ?[\p{L}\d]/u

/** Of a line that has only a place and a word: the folders of a runner, and the place. */
const MAX_ALONE_CHARACTERS = 300

/** Whether a line has a place and at most one word more, such as `tests/test_cart.py:24: KeyError`. */
function isAlone(place: string, line: string): boolean {
  if (line.length > MAX_ALONE_CHARACTERS) return false
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
