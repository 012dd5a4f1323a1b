// Names what failed in one line, such as a heading.
import type { Cause } from '../../model/report/cause.ts'
import { entryText, placeText } from '../../model/report/entry-words.ts'
import { type ErrorEntry, MAX_ENTRIES } from '../../model/report/failure.ts'
import type { ErrorTotal } from '../../model/shapes/failure.ts'
import { sortBy, type Some } from '../../model/some.ts'
import { shorten, safeLine } from '../text/markdown.ts'
import { plural, textsIn } from '../text/units.ts'
import { causePlace, causeStep, nameJobs, saysName } from './cause-text.ts'
import {
  agreedTotal,
  areComplete,
  mainErrors,
  namesMore,
  shareErrors,
  totalText,
} from './error-list.ts'

const MAX_NAME_CHARACTERS = 120

/** Characters of a job that stay. */
const MIN_JOB_CHARACTERS = 20

/** Number of files from which on their folder is named. */
const MIN_FILES = 4

/** What failed, and how much of it. */
interface NamedEntries {
  /** Those with a name, as the message of the cause names the first. */
  readonly entries: Some<ErrorEntry>
  readonly count: number
  /** `2 of 319 tests failed` */
  readonly counted: string
}

/**
 * Returns what failed in the jobs of a cause by name in plain text, a test without what it says: `cart › adds`,
 * `src/cart.ts:12: Cannot find name 'total' (TS2304)`; of several the first that fits of `2 of 319 tests failed: cart › adds,
 * cart › removes`, `in cart`, `cart › adds and 1 more`, `adds and 1 more` and their jobs. `undefined` if that can be more,
 * differs between jobs, or is not what the message of the cause is about.
 *
 * @param maxCharacters of a heading, which has the jobs only if nothing else fits; without it, they are in front
 */
export function namedErrors(cause: Cause, maxCharacters?: number): string | undefined {
  const named = namedIn(cause)
  if (named === undefined) return undefined
  const max = maxCharacters ?? MAX_NAME_CHARACTERS
  const jobs = nameJobs(cause)
  const text = textsOf(named, causeStep(cause)?.name ?? '', max).find((one) => one.length <= max)
  if (text !== undefined) return maxCharacters === undefined ? `${jobs}: ${text}` : text
  const place = cause.failures.length === 1 ? jobs : causePlace(cause)
  const room = Math.max(MIN_JOB_CHARACTERS, max - named.counted.length)
  return `${shorten(place, room)}: ${named.counted}`
}

function namedIn(cause: Cause): NamedEntries | undefined {
  const { failures, kind } = cause
  const [first] = failures
  const errors = mainErrors(first)
  const shared = shareErrors(failures)
  const isAlone =
    first.errors.length === 1 && errors !== undefined && agreedTotal(errors)?.failed !== 0
  const areShared = shared.every((one) => one.failures.length === failures.length)
  if (kind !== 'failed-step' || !isAlone || !areShared) return undefined
  const all = shared.map(({ entry }) => entry).filter(namesMore)
  const [entry, ...others] = sortBy(all, (one) => (saysName(cause, errorName(one)) ? 0 : 1))
  const count = areComplete(failures) ? shared.length : totalOfAll(failures)?.failed
  if (entry === undefined || !saysName(cause, errorName(entry)) || count === undefined)
    return undefined
  const areTests = shared.every((one) => one.entry.isTest)
  const total =
    totalOfAll(failures) ?? (areTests ? { counts: 'tests', total: undefined } : undefined)
  // What no tool counts as an error can be a warning.
  const counted = total
    ? totalText({ ...total, failed: count, skipped: 0 })
    : plural(count, 'finding')
  return { entries: [entry, ...others], count, counted }
}

/** Returns the names, what all have in common, and the first one, whole and without what can be omitted. */
function textsOf({ entries, count, counted }: NamedEntries, step: string, max: number): string[] {
  const [first] = entries
  const names = entries.map(errorName)
  const name = errorName(first)
  const place = placeOf(first)
  // A file alone does not say what is wrong with it, as of a formatter.
  const isBare = entries.every(({ title, detail }) => title === undefined && detail === undefined)
  const at = isBare ? `${shorten(safeLine(step), max / 2)}: ` : ''
  if (count === 1) {
    const said = name.startsWith(place) ? name.slice(place.length) : undefined
    const kept = said === undefined ? name : lastParts(place, said === '' ? max : max / 2) + said
    return [at + name, shorten(at + kept, max)]
  }
  const lead = isBare ? at : `${counted}: `
  const rest = ` and ${count - 1} more`
  const isWhole = count === names.length
  const common = isWhole ? commonPlace(entries) : ''
  const start = `${at}${counted} in `
  return textsIn([
    isWhole && lead + names.join(', '),
    common !== '' && start + lastParts(common, max - start.length),
    // The list may begin anywhere.
    ...(first.isTest && count > MAX_ENTRIES
      ? []
      : [name, lastParts(place, max - (lead + rest).length)].map((one) => lead + one + rest)),
  ])
}

/** Returns where all of several failed: the first parts of tests, a file, or the folder of as many files; '' if nowhere. */
function commonPlace(entries: readonly ErrorEntry[]): string {
  if (entries.every(({ isTest }) => isTest)) return commonParts(entries.map(errorName))
  const paths = entries.map(({ position }) => safeLine(position?.path ?? ''))
  const files = new Set(paths)
  if (entries.some(({ position }) => position === undefined)) return ''
  if (files.size === 1) return paths.slice(0, 1).join('')
  return files.size < Math.max(MIN_FILES, paths.length) ? '' : commonParts(paths)
}

/** Returns the first parts that all names have: `cart › adds`; '' if there are none. */
function commonParts([first = '', ...others]: readonly string[]): string {
  const parts = partsOf(first).slice(0, -1)
  const starts = parts.map((_, at) => parts.slice(0, at + 1).join(''))
  const common = starts.findLast((start) => others.every((name) => name.startsWith(start))) ?? ''
  return common.replace(/(?: [›>] |::|\/)$/, '')
}

/** Omits the first parts of a name, such as its file or a folder, as far as the name is too long. */
function lastParts(name: string, maxCharacters: number): string {
  const [first = '', ...others] = partsOf(name)
  return name.length <= maxCharacters || others.length === 0
    ? name
    : lastParts(name.slice(first.length), maxCharacters)
}

/** Splits a name behind each sign like the first one of a test, or else of a path. A bracket begins a parameter. */
function partsOf(name: string): string[] {
  const [sign = /\s/.test(name) ? undefined : '/'] = / [›>] |::/.exec(name) ?? []
  return sign === undefined ? [name] : name.split(new RegExp(`(?<=${sign})(?![^[]*\\])`))
}

/** Returns an entry without what is wrong there: a test, a place or a title. */
function placeOf(entry: ErrorEntry): string {
  const { position, title, isTest } = entry
  if (isTest || (position === undefined && title === undefined)) return errorName(entry)
  return safeLine(position ? placeText({ ...position, column: undefined }) : (title ?? ''))
}

function errorName(entry: ErrorEntry): string {
  return safeLine((entry.isTest ? entry.title : undefined) ?? entryText(entry))
}

/**
 * Returns how many things failed in each job of a cause, and of how many if that is the same; `undefined` if they differ or
 * do not say.
 */
function totalOfAll(failures: Cause['failures']): ErrorTotal | undefined {
  const errors = mainErrors(failures[0])
  const total = errors && agreedTotal(errors)
  const isSame = failures.every((failure) => {
    const { total: other, entries = [], mayBeMore } = mainErrors(failure) ?? {}
    const isSaid = other?.counts === total?.counts && other?.failed === total?.failed
    // A list that is full is not all: the total is.
    return isSaid && (mayBeMore !== true || entries.length >= MAX_ENTRIES)
  })
  const ranAll = failures.every((failure) => mainErrors(failure)?.total?.total === total?.total)
  return isSame && total ? { ...total, ...(!ranAll && { total: undefined }) } : undefined
}
