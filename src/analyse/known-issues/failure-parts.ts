import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { ErrorEntry } from '../../model/report/failure.ts'
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
  const others = [...new Set(lines.map(oneLine))].filter((line) => !isAbout(line, entries))
  const parts = [...named, ...others.map((line) => ({ texts: [line] as const, name: line }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  return { parts, total: whole ? parts.length + unnamed : undefined }
}

/** Whether the message can be about nothing but the only entry. */
function isOnlyEntry([entry, ...others]: readonly ErrorEntry[], message = ''): boolean {
  if (entry === undefined || others.length > 0) return false
  return entry.detail === undefined || isAbout(oneLine(message), [entry])
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

/** Whether a line only names an entry again, introduces the next line, or says too little. */
function isAbout(line: string, entries: readonly ErrorEntry[]): boolean {
  const words = wordsIn(line)
  if (words.length < MIN_CHARACTERS || line.endsWith(':')) return true
  return entries.some((entry) => {
    const { title = '', detail = '', position, isTest } = entry
    if (isTest === true && isNameOf(line, title)) return true
    if (position !== undefined && isPlaceOf(line, position)) return true
    return [title, detail]
      .map(oneLine)
      .some(
        (text) =>
          text !== '' && (line.includes(text) || ` ${wordsIn(text)} `.includes(` ${words} `)),
      )
  })
}

/** What a tool prints beside the name of a test that failed. */
const BESIDE_NAME =
  /\bnot ok\b|\bFAIL(?:ED|URE)?\b|\b(?:info|error)(?=\])|\(?\b\d+(?:\.\d+)? ?m?s\)?\s*$/g

/** What separates the name of a test from those of its suites. */
const LEVELS = /\s*[>›|»]\s*|::|\//

/** Whether a line has the name of a test, with some of its suites or without, and nothing more. */
function isNameOf(line: string, title: string): boolean {
  const name = wordsIn(line.replace(BESIDE_NAME, ''))
  const levels = oneLine(title).split(LEVELS)
  return levels.some((_, at) => wordsIn(levels.slice(at).join(' ')) === name)
}

/** Whether a line has the position of an entry and at most one word more, such as `test_cart.py:24: KeyError`. */
function isPlaceOf(line: string, { path, line: number }: ErrorEntry['position'] & object): boolean {
  if (path === undefined || number === undefined) return false
  const [before = '', after, ...others] = line.split(`${path}:${number}`)
  if (after === undefined || others.length > 0 || /^\d/.test(after)) return false
  // The path is relative to the repository.
  const rest = before.replace(/\S*\/$/, '') + after.replace(/^(?::\d+)?/, '')
  return !wordsIn(rest).includes(' ')
}

/** Returns the words of a text, without a number before them. */
function wordsIn(text: string): string {
  const words = text.match(/[\p{L}\d]+/gu) ?? []
  return words.join(' ').replace(/^(?:\d+ )+/, '')
}
