import type { LoggedEntry } from '../../model/report/failure.ts'
import { findPosition } from './entry-details.ts'
import { identityOf } from './entry-identity.ts'

/** Returns an entry of one line. */
export function namedBy(message: string): LoggedEntry {
  const entry = {
    title: undefined,
    detail: message.trim(),
    position: findPosition([message], undefined, undefined),
  }
  const identity = identityOf(entry, { isTest: false })
  return { ...entry, isTest: false, identity, printed: message }
}
