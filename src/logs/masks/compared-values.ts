import { startOf } from '../lines/frames.ts'
import { isTestName, maskComparison, maskLine } from './mask-line.ts'

/** A label of one side of a comparison: `Expected: 42`, `But was:  7`, `left: 41`. */
const LABEL =
  /^[^\p{L}\p{N}]{0,12}(?:(?:but|and) )?(?:expected|expect|actual|received|got|want|wanted|was|found|given|instead|returned|left|right)\b(?: \w{1,12})?(?: ?[:=<]| {2,}| ?$| [-+]?\d| ["'`<])/iu

/** A sentence that compares. */
const SENTENCE =
  /\b(?:expected|wanted|(?:not|n't) equals?|instead of|but (?:was|is|got|had|has|found|received|returned|were|are|saw)|(?:actual|received|found|got|was|want)(?::| is| was|=) ?\S|(?:got|want) \S|[Ww]as \S{1,40}["'.]?$)/i

/** An operator between two values, as assertions print it. */
const OPERATOR = /(?<![<>=!+-])(?:[!=]==?|≠|<>)(?![<>=])/

/** Words beside an amount that has a limit, and leaks, whose limit is 0. */
const LIMIT =
  /(?<![\w-])(?:[Tt]hresholds?|[Ll]imit|[Bb]udget|floor|ceiling|[Mm]aximum|[Mm]inimum|max[A-Z]\w{1,12}|min[A-Z]\w{1,12}|exceed(?:s|ed|ing)?|at (?:most|least)|(?:more|less|fewer|greater|higher|lower|larger|smaller|slower|longer) than|or (?:newer|older|later|higher|lower)|above|below|too (?:big|large|long|many|slow)|SL[AO]|[Aa]llowed(?=(?: are| is|:)? \d)|(?<=\d ?\w{0,5} )allowed|over(?= (?:by )?\d)|max(?= \d)|[Tt]arget(?=:? \d)|[Rr]equired (?:\w{1,20} )?coverage)\b/
const LEAK = /\bleak(?:ed)?\b|\blost: \d/

/** A limit as assertions and thresholds print it: `p(95)<500`. */
const BOUND = /(?<![-=<>])[<>]=?(?= ?\d(?!\d?:\d))|[≤≥]/

/** An amount that a test asserts is no measured one. */
const ASSERTION = /\bexpected?\b(?! (?:minimum|maximum|coverage|limit|at \w+ \S+ \w+\/))|\bassert/i

/** Totals in which such a word only counts. */
const COUNTED =
  /\bexpected (?:pass|fail|result|skip)|\bas expected\b|\bunexpected (?:success|pass)|^\W*found (?:1 (?:[a-z-]+ ){0,2}[a-z]+|\d+ (?:[a-z-]+ ){0,2}[a-z]+s)\b(?!.*\b(?:but|expected|instead|want))/i

const AMOUNT =
  /(?<![\w.:/#@-])-?\d+(?:,\d{3})*(?:\.\d+)?(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g

/** A percentage, in a table or beside a mark of failure. */
const CELL = /(?<![\w.])\d+(?:\.\d+)? ?%/
const ROW = /[|│]|^\s*[✗✘×]|\bcoverage: /

/** A limit that ended what it is about: how long that took is no measured amount. */
const TIMEOUT = /\btime(?:d |-)?out\b/i

/** Returns whether a line compares what was with what should be: its numbers and words are the error. */
export function compares(line: string): boolean {
  const text = startOf(line)
  if (COUNTED.test(text)) return false
  return (
    LABEL.test(text) ||
    SENTENCE.test(text) ||
    (/\d/.test(text) && [OPERATOR, LIMIT, LEAK, BOUND].some((pattern) => pattern.test(text)))
  )
}

/** Returns a line without what differs between two logs of the same error. One that compares keeps its numbers. */
export function maskPart(text: string): string {
  return compares(text) && !isTestName(text) ? maskCompared(text) : maskLine(text)
}

/**
 * Returns a line without the amounts beside its limit: `app.js is # kB, limit # kB`; `undefined` if it has none, or a test
 * asserts them.
 */
export function withoutAmounts(line: string): string | undefined {
  const text = startOf(line)
  if (!/\d/.test(text) || !(LEAK.test(text) || LIMIT.test(text))) return undefined
  if (ASSERTION.test(text) || isTestName(text)) return undefined
  const masked = maskCompared(text)
  const bare = masked.replace(AMOUNT, '#$<unit>')
  return bare === masked ? undefined : bare
}

/** Masks a line that compares values. What took too long keeps how long that was. */
function maskCompared(line: string): string {
  const text = startOf(line)
  return maskComparison(line, LIMIT.test(text) && !TIMEOUT.test(text))
}

/** What a table is summed up to. */
const SUM = /%|\b(?:total|coverage|overall)\b/i

/**
 * Returns whether a line says that a limit is not kept, but not by which amount, or only that of a sum: rows of a table can have
 * it.
 */
export function blamesRows(line: string): boolean {
  const text = startOf(line)
  if (!LIMIT.test(text)) return false
  const hasTwo =
    withoutAmounts(text) !== undefined && (maskCompared(text).match(AMOUNT) ?? []).length > 1
  return !hasTwo || SUM.test(text)
}

/** Returns whether a line is the row of a table with a percentage. */
export function isRow(line: string): boolean {
  const text = startOf(line)
  return CELL.test(text) && ROW.test(text)
}
