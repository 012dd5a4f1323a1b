import type { Word } from './word.ts'

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
  [/\d+ \w+\(s\)|"failed":\d|\.{4,}: /, '[ERROR] Found 1 violation(s)', '1 violation(s) instead of 0'],
]
