import type { LoggedEntry } from '../../../model/report/failure.ts'
import { findPosition } from './entry-details.ts'
import { identityOf } from './entry-identity.ts'

/** Returns an entry of one line. */
export function namedBy(message: string): LoggedEntry {
  const detail = message.trim()
  const position = findPosition([message], undefined, undefined)
  const coded =
    withCode(detail.replace(/^(?:ERROR|➤|npm (?:ERR!|error)) /, '')) ?? split(detail, TASK)
  const entry = { ...(coded ?? { title: undefined, detail }), position }
  const identity = identityOf(entry, { isTest: false })
  return { ...entry, isTest: false, identity, printed: message }
}

/** What turbo names before a line: a package and its task. */
const TASK = /^(@[\w.-]{1,60}\/[\w.-]{1,60}:[a-z][\w:-]{0,40}): (?:Error: )?(\S.*)$/

/** `TS2339: Property ...`, `ERR_PNPM_OUTDATED_LOCKFILE  Cannot ...`. */
const CODE =
  /^([A-Z]{2,8}\d{3,5}(?=:| {2})|ERR_[A-Z_]+(?=:| {2})|E[A-Z]{5,12}(?= [a-z]))(?:: ?|\s+)(?:│ )?(\S.*)$/

/** Splits a line that begins with a code. */
export function withCode(text: string): { title: string; detail: string } | undefined {
  return split(text, CODE)
}

function split(text: string, pattern: RegExp): { title: string; detail: string } | undefined {
  const [, title, detail] = pattern.exec(text) ?? []
  return title === undefined || detail === undefined ? undefined : { title, detail }
}
