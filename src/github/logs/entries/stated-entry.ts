import type { LoggedEntry } from '../../../model/report/failure.ts'
import { findPosition } from './entry-details.ts'
import { identityOf } from './entry-identity.ts'

/** An entry of the list, with what it was read from. */
export interface ListedError extends LoggedEntry {
  /** The line that names it. */
  readonly printed: string
}

/** Returns an entry of one line. */
export function namedBy(message: string): ListedError {
  const detail = message.trim()
  const position = findPosition([message], undefined, undefined)
  const coded = withCode(detail.replace(/^(?:ERROR|➤|npm (?:ERR!|error)) /, '')) ?? withTask(detail)
  const entry = { ...(coded ?? { title: undefined, detail }), position }
  const identity = identityOf(entry, { isTest: false })
  return { ...entry, isTest: false, identity, printed: message }
}

/** Splits a line before which turbo names a package and its task. */
function withTask(text: string): { title: string; detail: string } | undefined {
  const found = /^(@[\w.-]{1,60}\/[\w.-]{1,60}:[a-z][\w:-]{0,40}): (?:Error: )?(\S.*)$/.exec(text)
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { title: found[1], detail: found[2] }
}

/** Splits a line that begins with a code: `TS2339: Property ...`, `ERR_PNPM_OUTDATED_LOCKFILE  Cannot ...`. */
export function withCode(text: string): { title: string; detail: string } | undefined {
  const found =
    /^([A-Z]{2,8}\d{3,5}(?=:| {2})|ERR_[A-Z_]+(?=:| {2})|E[A-Z]{5,12}(?= [a-z]))(?:: ?|\s+)(?:│ )?(\S.*)$/.exec(
      text,
    )
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { title: found[1], detail: found[2] }
}
