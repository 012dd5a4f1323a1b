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
import { lastPart } from './line-words.ts'
import { entryMention, type SplitLine, splitLine, testMention } from './entry-mentions.ts'

/** Lines beside what failed that are kept: each error of each issue is searched in them. */
const MAX_CONTEXT = 500

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry its title, its detail, both, and its place. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** The name that its tool gives it, such as that of a test, a rule or a target. */
  readonly title?: string
  /** The file that it is in. */
  readonly path?: string
  /** For an entry with both: what names it, which is its title and its place, and its detail. */
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
    .filter(({ text }) => own === undefined || text !== oneLine(own))
  const parts = [...named, ...others.map(({ text }) => ({ texts: [text] as const, name: text }))]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  // There may be more, which were not kept.
  const isKept = [reasons, mentions].every(({ length }) => length < MAX_REASONS)
  const isAll = whole && entries.length < MAX_ENTRIES && isKept
  const tests = entries.filter(({ isTest }) => isTest).map(({ title = '' }) => testMention(title))
  const headings = lines.filter((line) => tests.some((names) => names(line)))
  const context = [...headings.map(({ text }) => text), ...contextOf(errors)].slice(0, MAX_CONTEXT)
  return { parts, context, total: isAll ? parts.length + unnamed : undefined }
}

function contextOf({ lines, printed }: LoggedErrors): readonly string[] {
  return lines.flatMap(({ masked, names }) => {
    const line = names ? printed.get(masked) : undefined
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
