// Whether a line is a total.
import { type Word, anyOf } from './word.ts'
import { isSpecific, namesCode } from '../lines/ending-forms.ts'
import { boundText } from '../lines/frames.ts'
import { MENTION } from '../lines/plain-lines.ts'

/** What a tool says of all that failed, which names nothing. */
// prettier-ignore
export const TOTALS: readonly Word[] = [
  [/^\W{0,8}\d+ [a-z]+s (?:ha(?:ve|d)|are|were) [^\d'"`/]*$/, '3 carts have failed', '3 carts have 4 rows'],
  [/^\W{0,8}(?:Error: |ERROR: (?:LoadError: )?)?(?:\d+|[Ss]ome|[Oo]ne or more) (?:\w+ ){0,2}(?:tests?|errors?|warnings?|failures?|problems?|checks?|issues?|specs?|examples?)\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$/, 'Error: Some tests failed.', 'Error: Some tests failed: cart adds'],
  [/^(?:\d+|too many) (?:unresolved externals?|errors?|warnings?)\b/, '1 unresolved externals', 'cart has 1 unresolved externals'],
  [/^\W*(?:Expected Fail|Fail|Ok|Skipped|Timeout|Total):? {1,12}\d/, 'Fail:      2', 'Fail: cart adds 2'],
  [/\bchart\(s\) linted\b/, 'Error: 1 chart(s) linted, 1 chart(s) failed', 'Error: chart(s) cart not linted'],
  [/^\s*\d+ files? changed,/, ' 2 files changed, 9 insertions(+)', ' 2 files changed the cart'],
]

/** What only a total or a row of statistics has. */
// prettier-ignore
export const TEMPLATES: readonly Word[] = [
  [/\d \w+\(s\)|"failed":\d|(?<!\.)\.{4,}: /, '[ERROR] Found 1 violation(s)', '1 violation(s) instead of 0'],
]

const ANY_TOTAL = anyOf(TOTALS)
const TEMPLATE = anyOf(TEMPLATES)

/** What a step says of its progress. */
const PROGRESS =
  /^\W{0,4}(?:ran|running|found|load(?:ed|ing)|check(?:ed|ing)|compar(?:ed|ing)|scann(?:ed|ing)|collect(?:ed|ing)|done|finished|analy[sz]ed|processed|read(?:ing)?|evaluating|generated|listed)\b/i

/** What is done with a thing that a number names: `Running migration 12`, but not `Found 12`. */
const NAMED = /\w [a-z]{3,} \d+\.{0,3}$/

/** A total of a thing that a number names: `migration 12 leaves 2 row(s)`. */
const NAMED_TOTAL = /\s(?!found\b|ran\b|with\b)[a-z]{3,} \d+ [a-z]+ \d+ \w+\(s\)/

/** A number before a word in lower case, such as `42 tables` and `1 difference(s)`, or after one in JSON. */
const COUNT =
  /"(?:errors|failed|failures|ok|passed|skipped|tests|total)":\d+|(?<![\w.:/#-])\d+ (?!(?:at|by|in|of|on|to)\b)[a-z]+(?:\(s\))?(?![\w(])/g

/** Words of a comparison, whose numbers are the error. */
const COMPARED =
  /\b(?:expected|received|should|want|wanted|instead|got|but|must|is|was|are|were|than)\b/i

/**
 * Returns whether a line counts all that failed, whatever printed it. The functions below differ:
 *
 * 1. `isTemplate` is for a line in the form of an error, which can still say why a step failed if no other does.
 * 2. `isCounting` is for output, in which any two counts say nothing of an error.
 * 3. `onlyCounts` is for masked lines: it counts whatever a line without a name counts, such as findings. For a message
 *    it is too wide, and with `isTotal` in its place fewer equal errors are recognised.
 * 4. `readCounts` also returns how much failed and passed, but only of tests.
 */
export function isTotal(text: string): boolean {
  return ANY_TOTAL.test(boundText(text))
}

/** Returns whether a line is a total that a tool writes in the form of an error. */
export function isTemplate(line: string): boolean {
  return TEMPLATE.test(line) && !NAMED_TOTAL.test(line) && isCounting(line)
}

/** Returns whether a line counts several things, so that its numbers say nothing of an error. */
export function isCounting(text: string): boolean {
  if (COMPARED.test(text)) return false
  const isProgress = PROGRESS.test(text) && !MENTION.test(text) && !NAMED.test(text)
  return isProgress || TEMPLATE.test(text) || (text.match(COUNT)?.length ?? 0) > 1
}

/** What totals count, beyond the words that `isSpecific` ignores. */
const COUNTED =
  /\b(?:offen[cs]es?|violations?|findings?|problems?|suggestions?|infos?|informations?|notices?|hints?|assertions?|affecting|autocorrectable|analy[sz]ed|deselected|detected|discovered|emitted|exceptions?|(?:potentially )?fixable|generated|inspected|linted|partial|processed|scanned|treated|xfailed|xpassed)\b/gi

/** A number, and what it counts. */
const UNIT =
  /(?:<n>|\d) (?:\w+ )?(?:errors?|warnings?|fail\w{0,5}|pass\w{0,3}|skip\w{0,4}|pending|ignored|tests?|suites?|specs?|examples?|scenarios?|checks?|files?|offen[cs]es?|violations?|findings?|problems?|issues?|requests?)\b|\b(?:Tests?|Failures|Errors|Skipped|Passed|Failed|Executed \w+): *(?:<n>|\d)/i

/** Counts of several things, whatever they are: `14 pages checked, 1 failed`. */
const COUNTS =
  /^(?:\d+|<n>) [a-z]\w*(?: [a-z]\w*){0,3}(?:[,;|] {0,2}(?:\d+|<n>) [a-z]\w*(?: [a-z]\w*){0,3})+[.!]?$/

/** A part of a total that has a name: `2 errors in cart`, but not `2 errors in 1 file`. */
const NAMED_PART = /\b(?:for|in|of) (?=[a-z])(?!all\b|the\b|total\b)[\w./-]+/gi

/**
 * Returns whether a masked line only counts: `3 failed, 9 passed`, but not `lists 3 errors` or `2 files of cart are
 * gone`.
 */
export function onlyCounts(line: string): boolean {
  if (!UNIT.test(line) || namesCode(line)) return false
  if (COUNTS.test(line)) return !namesPart(line)
  return !isSpecific(line.replace(/<\w+>/g, '').replace(COUNTED, ''))
}

/** Returns whether a text names of what its count is. */
function namesPart(text: string): boolean {
  return (text.match(NAMED_PART) ?? []).some(isSpecific)
}
