import { MENTION } from '../lines/plain-lines.ts'
import { ICONS, PASSED } from './passed-words.ts'
import { anyOf } from './word.ts'
import { withMarks } from './marks.ts'

const ICON = anyOf(ICONS)
/** One mark of a line says that something failed, whatever others say. */
const FAILED_ICON = withMarks(/(?<!\w)[✗](?!\w)/)
const REPORTED = anyOf(PASSED)

const DENIED = withMarks(
  /\b(?:got|instead|not|no|never|nothing|nok|un(?!i(?:on|que|t|v))\w+|want\w*)\b|n't\b|[✗]/i,
)

/**
 * Returns whether a line says only that something passed, in the report of any tool. Two places differ:
 *
 * 1. `noise.ts` has the lines of single tests, which are noise even if they mention a failure, as a title can.
 * 2. `consequences.ts` in `src/analyse/causes/` removes the jobs that passed from a line about jobs that failed.
 */
export function isPassed(text: string): boolean {
  return (
    (ICON.test(text) && !FAILED_ICON.test(text)) ||
    (REPORTED.test(text) && !DENIED.test(text) && !MENTION.test(text))
  )
}
