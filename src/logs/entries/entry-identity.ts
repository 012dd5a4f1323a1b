import type { LoggedEntry } from '../../model/report/failure.ts'
import { saysWhat } from '../lines/ending-forms.ts'
import { compares, maskPart } from '../masks/compared-values.ts'
import { maskLine, maskNumbers } from '../masks/mask-line.ts'

/** Words and symbols of a comparison: the quoted texts beside them are values. */
const COMPARES =
  /\b(?:actual|assert\w*|but|differ\w*|equals?|expect\w*|got|instead|received|should|want(?:ed)?)\b|[=!]==?|[≠≈]/i

const QUOTED = /"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g

/** A value in an assertion. A person chose the number of a port. */
const NUMBER = /(?<!\w:(?=\d{4,5}\b)|\bport |\d)\d+(?:\.\d+)?/g

/** A position in a file, as a tool puts it into the name of a test: `cart.spec.ts:15:5`. */
const POSITION = /(?<=\.[a-z]\w{0,9}):\d+:\d+(?![\w:])/gi

/** An entry as its log names it. */
type UnmaskedEntry = Omit<LoggedEntry, 'identity' | 'masked' | 'saysWhy'>

/** Adds to an entry what is the same in other logs. */
export function identified(entry: UnmaskedEntry): LoggedEntry {
  const { detail } = entry
  const saysWhy = detail !== undefined && saysWhat(detail) && !compares(detail)
  return { ...entry, identity: identityOf(entry), masked: detail && maskPart(detail), saysWhy }
}

/**
 * Returns a text that is the same for an entry in another run or leg that is about the same thing.
 *
 * - The values that a test compares can differ. If it compares nothing, a quoted text is a name.
 * - If an entry is no test, quoted texts, ids, packages and versions are its name; amounts can differ.
 * - A position is never a part of it.
 */
function identityOf(entry: UnmaskedEntry): string {
  const { title, detail = '', position, isTest } = entry
  // The icon keeps what only tools print, such as a duration, apart from a name that ends alike.
  const name = title === undefined ? '' : maskLine(`● ${title.replace(POSITION, '')}`)
  const said = isTest ? withoutValues(maskLine(detail)) : withoutAmounts(maskLine(detail))
  return JSON.stringify([name, position?.path ?? '', said])
}

function withoutValues(detail: string): string {
  const plain = COMPARES.test(detail) ? detail.replace(QUOTED, '#') : detail
  return plain.replace(NUMBER, '#')
}

/** Removes counts and measured values, but not those in a quoted text. */
function withoutAmounts(detail: string): string {
  const names = detail.match(QUOTED) ?? []
  const parts = detail.split(QUOTED).map(maskNumbers)
  return parts.map((part, at) => `${part}${names[at] ?? ''}`).join('')
}
