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
  return { texts: [first, ...texts], name: oneLine(name) }
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
  return (line) => {
    const own = wordsIn(line)
    if (own.length < MIN_CHARACTERS || line.endsWith(':')) return true
    return known.some(({ text, words }) => {
      if (words.includes(` ${own} `)) return true
      if (text.length >= MIN_CHARACTERS) return line.includes(text)
      // A short name is also a part of other words.
      const [before = '', ...after] = line.split(text)
      return after.length > 0 && lettersIn(before + after.join('')) < MIN_CHARACTERS
    })
  }
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

/** Returns the words of a text, without a number before them. */
function wordsIn(text: string): string {
  const words = text.match(/[\p{L}\d]+/gu) ?? []
  return words.join(' ').replace(/^(?:\d+ )+/, '')
}
