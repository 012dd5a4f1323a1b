import { memoize } from '../../model/logged/memoize.ts'
import { patternFinder } from '../lines/pattern-finder.ts'
import type { Form } from './form.ts'
import { FORMS } from './forms.ts'

/** Several readers need the forms of a line, and of the same line without its label. */
const MAX_TEXTS = 50

const positionsOf = patternFinder(FORMS.map(({ pattern }) => pattern))

/** Returns all forms that a text has, in the order of the table. */
export const formsOf: (text: string) => readonly Form[] = memoize(
  (text) => positionsOf(text).flatMap((at) => FORMS[at] ?? []),
  MAX_TEXTS,
)
