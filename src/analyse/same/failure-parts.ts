import { isSpecificPattern, MIN_CHARACTERS } from '../../model/known-issue.ts'
import { MASKED, NAMED_POSITION } from '../../model/logged/names.ts'
import { innerNames, namesIn, outerNames } from '../../model/logged/test-name.ts'
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

/** Lines that are kept of a step of which no line is known to say what failed. */
const MAX_REPORTING = 500

/** One thing that failed in a step. */
export interface FailurePart {
  /** What the log says of it, each on one line: for an entry the message, its title, its detail, its place, and its line. */
  readonly texts: Some<string>
  /** What names it shortest in other runs, too: the title of a test, else the line that says what is wrong. */
  readonly name: string
  /** How it is written down in an issue: all that names it, with `*` for what differs from run to run. */
  readonly written: string
  /** The entry; `undefined` for a line that is of none. */
  readonly entry?: PartEntry
}

/** An entry of the list of what failed, each text on one line. */
export interface PartEntry {
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly path: string | undefined
  /** The path with line and column. */
  readonly place: string | undefined
  readonly isTest: boolean
  /** In whose form it is. */
  readonly tool: string
  readonly printed: string
}

/** What failed in a step, as issues can list it. */
export interface FailureParts {
  readonly parts: Some<FailurePart>
  /** All that the step printed, each line once. */
  readonly context: readonly string[]
  /** How many things failed, as far as the log shows; `undefined` if some of it was not read, or if no line identifies it. */
  readonly total: number | undefined
  /** How many tests failed that the log only counts. */
  readonly unnamed: number
}

/**
 * Lists what failed in a step: the entries, and each line that says why the step failed and is about none of them, so
 * that no second error hides behind a known one.
 *
 * @returns `undefined` if no log says why the step failed, or if GitHub ended it, whatever it printed
 */
export function failureParts({ failure, excerpts }: FailureReport): FailureParts | undefined {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return undefined
  if (failure.kind === 'failed-step' && failure.cancelled !== undefined) return undefined
  const errors = excerpts[0]?.errors
  if (errors === undefined || errors.timedOut) return undefined
  const { entries, total, rows = [] } = errors
  const ofEntries = entries.map((entry) =>
    entryPart({ ...entry, printed: nameLine(entry, errors) }),
  )
  const parts = [...ofEntries, ...linesBeside(errors)]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  return {
    parts,
    context: rows.map(({ text }) => oneLine(text)),
    total: showsAll(errors) ? parts.length + unnamed : undefined,
    unnamed: total?.counts === 'tests' ? unnamed : 0,
  }
}

/** Whether a log shows all that failed: it was read and kept, and what names it can be nothing else. */
function showsAll({
  entries,
  reasons,
  mentions,
  shown,
  isNamed,
  isIdentified,
  whole,
}: LoggedErrors): boolean {
  const isKept = reasons.length < MAX_REASONS && mentions.length < MAX_REASONS
  const isCertain = isNamed || shown?.isCertain === true
  return whole && entries.length < MAX_ENTRIES && isKept && isCertain && isIdentified
}

/** Lists the lines that say why the step failed and are about no entry. */
function linesBeside(errors: LoggedErrors): readonly FailurePart[] {
  const { message, reasons, mentions } = errors
  const isAbout = entryFinder(errors)
  const statements = [message ?? [], reasons, mentions].flat().map(oneLine).filter(saysEnough)
  const lines = new Set([...statements, ...reportingLines(errors)])
  const maskedOf = maskedLines(errors)
  const parts = [...lines].flatMap((text): FailurePart | [] => {
    const written = starred((maskedOf.get(text) ?? text).replace(LONG_NUMBER, '*'))
    return isAbout(text) ? [] : { texts: [text], name: text, written }
  })
  // Nothing is left of some totals without what varies.
  return parts.filter(({ written }) => written !== '')
}

/** Returns a function that finds lines about an entry: they name it and say no more, or say what is wrong with it. */
function entryFinder({ entries }: LoggedErrors): (line: string) => boolean {
  const printed = new Set(entries.map((entry) => oneLine(entry.printed)))
  const names = new Set(entries.flatMap(entryNames))
  const texts = entries.flatMap(textsAbout)
  return (line) =>
    printed.has(line) ||
    names.has(line.replace(AROUND, '')) ||
    texts.some(
      (text) => line.includes(text) || (line.length >= MIN_CHARACTERS && text.includes(line)),
    )
}

/** Lists what identifies an entry in other lines. */
function textsAbout({ title = '', detail = '', position, isTest }: LoggedEntry): readonly string[] {
  const names = isTest ? [title, ...innerNames(title)] : [title]
  const path = title + detail === '' ? (position?.path ?? '') : ''
  return [...names, detail, path].map(oneLine).filter(({ length }) => length >= MIN_CHARACTERS)
}

/** Lists what an entry is called in a line that says no more: the names of a test, alone and with those around it. */
function entryNames({ title = '', position }: LoggedEntry): readonly string[] {
  const names = [title, ...namesIn(title), ...outerNames(title), ...innerNames(title)]
  return position === undefined ? names : [...names, placeOf(position)]
}

/** What tools write around a name: a mark, an ordinal, a duration, the name of an error. */
const AROUND =
  /^(?:(?:not )?ok \d+ - |FAIL(?:ED)?:? |\d+\)|[^\p{L}\p{N}])+|\W*[\d.,]+ ?[mµ]?s\W*$|: \w*$/gu

/** Lists lines that can name the failure of a step of which no line is known to. */
function reportingLines({ isIdentified, rows = [] }: LoggedErrors): readonly string[] {
  if (isIdentified) return []
  return rows.flatMap(({ reports, text }) => (reports ? oneLine(text) : [])).slice(0, MAX_REPORTING)
}

/** Returns the lines of a log without what differs from run to run, by their text as it is shown. */
function maskedLines({ printed }: LoggedErrors): ReadonlyMap<string, string> {
  return new Map(
    printed.flatMap(({ masked, texts }) =>
      texts.map(({ text }) => [oneLine(text), oneLine(masked.text)] as const),
    ),
  )
}

/** Characters of a pattern in an issue. */
const MAX_WRITTEN_CHARACTERS = 200

/** Half of a character, which no URL can have. */
export const HALF_CHARACTER = /\p{Surrogate}/gu

/** Returns a masked text as a pattern. */
function starred(masked: string): string {
  const pattern = masked
    .replace(HALF_CHARACTER, '*')
    .replace(MASKED, '*')
    .replace(NAMED_POSITION, ':*')
    .replace(/^\*+|(?<=\*)\*+/g, '')
  const cut = pattern.slice(0, MAX_WRITTEN_CHARACTERS).replace(HALF_CHARACTER, '').trim()
  return cut === pattern ? cut : `${cut}*`
}

/** Returns the line that names an entry: with what stands before it, if it is short. */
function nameLine({ printed }: LoggedEntry, { rows = [] }: LoggedErrors): string {
  if (printed === '' || isSpecificPattern(printed)) return printed
  return rows.find(({ text }) => text.endsWith(printed))?.text ?? printed
}

/** Whether a line can be all that failed: it does not only introduce the next one. */
function saysEnough(text: string): boolean {
  return isSpecificPattern(text) && !text.endsWith(':')
}

function entryPart(entry: LoggedEntry): FailurePart {
  const { title, detail, identity, position, isTest, printed } = entry
  const place = position && placeOf(position)
  const both = joinWithColons(title, detail)
  const withPath = (text: string) =>
    position === undefined || text.includes(position.path)
      ? text
      : joinWithColons(position.path, text)
  const [first = '', ...texts] = [
    title,
    detail,
    both,
    withPath(both),
    withPath(detail ?? both),
    place,
    printed,
  ].flatMap((text = '') => (text === '' ? [] : oneLine(text)))
  const name = isTest && title !== undefined ? title : both || first
  return {
    texts: [first, ...texts],
    name: oneLine(name),
    written: starred(
      oneLine(
        isTest && identity.error === ''
          ? identity.name
          : withPath(joinWithColons(identity.name, knownPart(detail, identity.error))),
      ),
    ),
    entry: {
      title: title && oneLine(title),
      detail: detail && oneLine(detail),
      path: position && oneLine(position.path),
      place: place && oneLine(place),
      isTest,
      tool: entry.tool,
      printed: oneLine(printed),
    },
  }
}

/** A long number alone, a fraction or a time, such as a port and a size: what is wrong is the same with another one. */
const LONG_NUMBER = /(?<![\w.,:-])\d{5,}(?![\w.,:-])|(?<![\w.,:-])\d+(?:[.,:]\d+)+(?![\w.-])/g

/** Returns a masked detail as a pattern, with a star for a start that the mask dropped, such as `Error: `. */
function knownPart(detail = '', masked: string): string {
  const [start = ''] = masked.split('<', 1)
  const pattern = masked.replace(LONG_NUMBER, '*')
  return detail.trimStart().startsWith(start) ? pattern : `*${pattern}`
}

function joinWithColons(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(': ')
}

function placeOf({ path, line, column }: NonNullable<ErrorEntry['position']>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}
