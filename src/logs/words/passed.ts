// Whether a line says that something passed.
import { withMarks, type Word, anyOf } from './word.ts'
import { MENTION } from '../lines/plain-lines.ts'

/** An icon, unless one beside it says that something failed: the name of a test can say so in words. */
// prettier-ignore
export const ICONS: readonly Word[] = [
  [/^\s*\[\+\] /, '[+] it cannot be called twice 5ms', '[-] it cannot be called twice 5ms'],
  [withMarks(/[✓]/), '✓ draws 3×4 cells', 'cannot deploy api to eu ✗, us ✓'],
]

/** What the row of a report says of a check that passed: an element, a number, or a word at an end or in a cell. */
// prettier-ignore
export const PASSED: readonly Word[] = [
  [/^\s*<(?:test-?)?case [^>]{0,300}\/>$/, '  <case suite="cart" name="adds"/>', '  <case suite="cart" name="adds">'],
  [/^\[?\d+\/\d+\]? \S{1,200} \d[\d.]* ?m?s$/, '[3/9] cart.adds 12 ms', '[3/9] cart.adds 12 rows'],
  [/(?:^\W{0,8}|[[|║│,] {0,8}|\bmsg="[\w -]{0,60})(?:ok|OK|PASS|PASSED|[Pp]assed|[Ss]uccess)(?=$|["\])|║│,]|\s{2}| \W| \d| [A-Z]| in )/, '| cart | OK | 3 ms', '| cart | OK to add | 3 ms'],
  [/\b(?:ok|OK|PASS|PASSED|[Pp]assed)$/, 'Checking spec/cart_spec.lua    OK', '✘ 3/4 URLs passed'],
]

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
