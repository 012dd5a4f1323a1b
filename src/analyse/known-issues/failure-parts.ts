import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { ErrorEntry, LoggedEntry, LoggedErrors } from '../../model/report/failure.ts'
import { isSome, type Some } from '../../model/some.ts'
import { lastPart } from '../causes/line-words.ts'

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry its title, its detail, both, its place, and the line. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** The name that its tool gives it: of a test, a rule, a target. */
  readonly title?: string
  /** The file that it is in. */
  readonly path?: string
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
  const { entries, message, reasons, total, whole } = errors
  const own = isOnlyEntry(entries, message) ? message : undefined
  const named = entries.map((entry) => partOf(entry, own))
  const lines = [...(message === undefined ? [] : [message]), ...reasons].filter(
    (line) => line !== own,
  )
  const others = [...new Set(lines.map(oneLine))].filter((line) => !isAbout(line, entries))
  const parts = [...named, ...others.map((line) => ({ texts: [line] as const, name: line }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  return { parts, context: contextOf(errors), total: whole ? parts.length + unnamed : undefined }
}

function contextOf({ naming, printed }: LoggedErrors): readonly string[] {
  return [...naming].flatMap((masked) => {
    const line = printed.get(masked)
    return line === undefined ? [] : [oneLine(lastPart(line))]
  })
}

/** Whether the message can be about nothing but the only entry. */
function isOnlyEntry([entry, ...others]: readonly ErrorEntry[], message = ''): boolean {
  if (entry === undefined || others.length > 0) return false
  return entry.detail === undefined || isAbout(oneLine(message), [entry])
}

/** @param message what says why the step failed; `undefined` if that can be about something else */
function partOf(entry: LoggedEntry, message: string | undefined): FailurePart {
  const { title = '', detail = '', position, isTest, printed } = entry
  const both = title === '' || detail === '' ? '' : `${title}: ${detail}`
  const place = position === undefined ? '' : placeOf(position)
  const [first = '', ...texts] = [message ?? '', title, detail, both, place, printed]
    .map(oneLine)
    .filter((text) => text !== '')
  const name = isTest && title !== '' ? title : both === '' ? first : both
  return {
    ...{ texts: [first, ...texts], name: oneLine(name) },
    ...(title !== '' && { title: oneLine(title) }),
    ...(position !== undefined && { path: oneLine(position.path) }),
  }
}

function placeOf({ path, line, column }: NonNullable<ErrorEntry['position']>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}

/** Whether a line only names an entry again, introduces the next line, or says too little. */
function isAbout(line: string, entries: readonly ErrorEntry[]): boolean {
  const words = wordsIn(line)
  if (words.join('').length < MIN_CHARACTERS || line.endsWith(':')) return true
  return entries.some(({ title = '', detail = '', position, isTest }) => {
    if (isTest === true && namesTest(line, oneLine(title))) return true
    const texts = [title, detail, position?.path ?? ''].map(oneLine)
    if (texts.some((text) => text !== '' && line.includes(text))) return true
    const known = new Set(texts.flatMap(wordsIn))
    return words.every((word) => known.has(word))
  })
}

/** What stands between the names around a test and its own. */
const BETWEEN_NAMES = / [›>»] |\/|::/u

/** What tools write around the names of tests: ordinals, and durations in parentheses or at the end. */
const AROUND = /^\d+\) |(?<![\w.])\(?\d[\d.,]* ?[mµn]?s\)?$/gu

/** A shorter name of what contains a test can be any word. */
const MIN_OUTER_CHARACTERS = 6

/**
 * Whether a line only names a test: (1) its own name is in the line, (2) all words are in its names, or (3) a word
 * precedes the names around it, as in `--- FAIL: TestCart`.
 */
function namesTest(line: string, title: string): boolean {
  const names = title.split(BETWEEN_NAMES)
  const own = names.at(-1) ?? ''
  if (own.length >= MIN_CHARACTERS && line.includes(own)) return true // (1)
  const words = wordsIn(line.replace(AROUND, ''))
  const known = new Set(wordsIn(title))
  if (words.every((word) => known.has(word))) return true // (2)
  const rest = words.slice(1).join(' ')
  const outer = names.map((_, at) => wordsIn(names.slice(0, at + 1).join(' ')).join(' '))
  return rest.length >= MIN_OUTER_CHARACTERS && outer.includes(rest) // (3)
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\d]+/gu) ?? []
}
