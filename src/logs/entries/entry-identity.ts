import { NAMED_POSITION } from '../../model/logged/names.ts'
import type { LoggedEntry } from '../../model/report/failure.ts'
import { saysWhat } from '../lines/ending-forms.ts'
import { compares, maskPart } from '../masks/compared-values.ts'
import { maskLine } from '../masks/mask-line.ts'

/** Adds to an entry what is the same in other logs. */
export function identified(entry: Omit<LoggedEntry, 'identity'>): LoggedEntry {
  const { title, detail = '', isTest } = entry
  // The icon selects the masks for names, which keep what looks like a duration at the end.
  const name = title === undefined ? '' : maskLine(`● ${title.replace(NAMED_POSITION, ':<n>')}`)
  const isOfValues = isTest && (compares(detail) || !saysWhat(detail))
  const message = maskPart(detail)
  const error = isOfValues ? '' : message
  return { ...entry, identity: { name: name.replace(/^● /, ''), error, message } }
}
