import { FORMS } from '../src/logs/forms/forms.ts'
import type { Examples } from '../src/logs/lines/examples.ts'
import {
  ADDED_DURATION,
  COMPARISON_MASKS,
  FOLDS,
  type Mask,
  MASKS,
  NAME_MASKS,
} from '../src/logs/masks/masks.ts'

/** The masks of all tables, each once. */
export const ALL_MASKS: readonly Mask[] = [
  ...new Set([...FOLDS, ...MASKS, ...NAME_MASKS, ...COMPARISON_MASKS, ADDED_DURATION]),
]

/** A row of a table of forms or of masks. */
export interface ListedRule {
  readonly name: string
  readonly pattern: RegExp
  readonly examples: Examples
}

export const LISTED_RULES: readonly ListedRule[] = [
  ...FORMS.map(({ tool, role, pattern, example }) => {
    return { name: `form of ${tool}, ${role}`, pattern, examples: example }
  }),
  ...ALL_MASKS.map(([pattern, , examples]) => ({ name: 'mask', pattern, examples })),
]

/** The lines of the examples of all forms. */
export const FORM_EXAMPLES: readonly string[] = FORMS.flatMap(({ example }) =>
  linesOfExamples(example),
)

/** Lists the lines of the examples of a row. */
export function linesOfExamples(examples: Examples): readonly string[] {
  return typeof examples === 'string' ? [examples] : examples.map(([line]) => line)
}
