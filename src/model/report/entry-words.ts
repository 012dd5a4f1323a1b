import { innerNames } from '../logged/test-name.ts'
import type { ErrorEntry, LoggedMessage, SourcePosition } from './failure.ts'

/** Words about one thing that failed: at least one of `name` and `detail`, if its position is not all that is known. */
interface EntryWords {
  /** A test, a target, a check. */
  readonly name: string | undefined
  readonly detail: string | undefined
  /** The rule or the code of a finding, which says little alone. */
  readonly rule: string | undefined
}

/** Returns the words for one thing that failed. A finding is named by its sentence, a test by its name. */
export function entryWords({ title, detail, isTest }: ErrorEntry): EntryWords {
  const isRule = isTest !== true && title !== undefined && !/\s/.test(title)
  return detail !== undefined && isRule
    ? { name: undefined, detail, rule: title }
    : { name: title, detail: detail && withoutName(detail, title), rule: undefined }
}

/** Returns the same as one text: `cart › adds: expected 3`, or `src/cart.js:3: 'total' is never used (no-unused-vars)`. */
export function entryText(entry: ErrorEntry): string {
  const { name, detail, rule } = entryWords(entry)
  const place = entry.isTest ? '' : placeBefore(entry)
  const text = joinWithColons(place, name, detail)
  return rule === undefined ? text : `${text} (${rule})`
}

/** Returns what is shown of why a step failed: `cart › adds: expected 3`, or the line that says it. */
export function reasonText({ entry, line }: Partial<LoggedMessage>): string {
  return joinWithColons(entry && entryText(entry), line?.trim())
}

/** Says how much more failed than is named; empty for nothing. */
export function moreText(count: number, mayBeMore = false): readonly string[] {
  if (count > 0) return [`and ${mayBeMore ? 'at least ' : ''}${count} more`]
  return mayBeMore ? ['and possibly more'] : []
}

/** Returns `src/cart.js:3`; '' if there is none, or if the detail names the file. */
function placeBefore({ position, detail = '' }: ErrorEntry): string {
  if (position === undefined) return ''
  const isSaid = detail.includes(position.path.slice(position.path.lastIndexOf('/') + 1))
  return isSaid ? '' : placeText({ ...position, column: undefined })
}

export function joinWithColons(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(': ')
}

/** Returns `src/cart.js:3:5`. */
export function placeText({ path, line, column }: SourcePosition): string {
  return [path, line, column].filter((part) => part !== undefined).join(':')
}

/** The name of an error, which can stand before the name of a test. */
const ERROR_NAME = /^\w*(?:Error|Exception): /

/** Returns what a tool says of a thing without its name, or its last part, with which some begin. */
function withoutName(detail: string, title = ''): string | undefined {
  const said = detail.replace(ERROR_NAME, '')
  const name = [title, ...innerNames(title)].find(
    (part) => part !== '' && (said === part || said.startsWith(`${part}:`)),
  )
  return name === undefined ? detail : said.slice(name.length + 1).trim() || undefined
}
