import type { Amount, Measure } from '../../model/logged/measure.ts'
import { isTestName, maskComparison, maskLine } from './mask-line.ts'

/** Lines are not matched beyond this, which bounds the time of each pattern. */
const MAX_CHARACTERS = 500

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
  /(?<excess>\bby (?:only )?)?(?<![\w.:/#@-])(?<value>-?\d+(?:,\d{3})*(?:\.\d+)?)(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g

/** A percentage, in a table or beside a mark of failure. */
const CELL = /(?<![\w.])\d+(?:\.\d+)? ?%/g
const ROW = /[|│]|^\s*[✗✘×]|\bcoverage: /

/** A limit that ended what it is about: how long that took is no measured amount. */
const TIMEOUT = /\btime(?:d |-)?out\b/i

/** An amount that is too much, although its limit is not named: `too slow, duration: 6.1s`, `budget exceeded (6.1s)`. */
const TOO_MUCH = /\btoo \w+\b|\bexceed\w+ \(\D{0,20}$/

/** Returns whether a line compares what was with what should be: its numbers and words are the error. */
export function compares(line: string): boolean {
  const text = line.slice(0, MAX_CHARACTERS)
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

/** Reads amounts beside their limit: `app.js is 302 kB, limit 300 kB`. `undefined` for what a test asserts. */
export function readMeasure(line: string): Measure | undefined {
  const text = line.slice(0, MAX_CHARACTERS)
  const isLeak = LEAK.test(text)
  if (!/\d/.test(text) || !(isLeak || LIMIT.test(text))) return undefined
  if (ASSERTION.test(text) || isTestName(text)) return undefined
  const masked = maskCompared(text)
  const found = [...masked.matchAll(AMOUNT)]
  if (found.length === 0) return undefined
  // The limit follows the word for it: `exceeds 300 kB`, `threshold (80%)`.
  const word = LIMIT.exec(masked)
  const limit = found.find(({ index }) => word !== null && index > word.index)
  const bound = limit && amountOf(limit.groups).value
  const amounts = found.map((match): Amount => {
    const isAlone = found.length === 1 && TOO_MUCH.test(masked.slice(0, match.index))
    const isExcess = isLeak || isAlone || match.groups?.['excess'] !== undefined
    return { ...amountOf(match.groups), limit: isExcess ? 0 : match === limit ? undefined : bound }
  })
  return { key: masked.replace(AMOUNT, '$<excess>#$<unit>'), amounts }
}

/** Masks a line that compares values. What took too long keeps how long that was. */
function maskCompared(line: string): string {
  const text = line.slice(0, MAX_CHARACTERS)
  return maskComparison(line, LIMIT.test(text) && !TIMEOUT.test(text))
}

/** What a table is summed up to. */
const SUM = /%|\b(?:total|coverage|overall)\b/i

/**
 * Returns whether a line says that a limit is not kept, but not by which amount, or only that of a sum: rows of a table can have
 * it.
 */
export function blamesRows(line: string): boolean {
  const text = line.slice(0, MAX_CHARACTERS)
  return LIMIT.test(text) && (SUM.test(text) || (readMeasure(line)?.amounts.length ?? 0) < 2)
}

/**
 * Reads the percentages in the row of a table.
 *
 * @param limit what it is worst to be far from, if it is known
 */
export function readRow(line: string, limit?: number): Measure | undefined {
  const text = line.slice(0, MAX_CHARACTERS)
  const cells: readonly string[] = text.match(CELL) ?? []
  if (cells.length === 0 || !ROW.test(text)) return undefined
  const amounts = cells.map((cell) => ({ ...amountOf({ value: cell.replace(/ ?%/, '') }), limit }))
  return { key: maskComparison(text.replace(CELL, '#%')).replace(/ \d+(?= |$)/g, ' #'), amounts }
}

function amountOf({ value = '', unit = '' }: Partial<Record<string, string>> = {}) {
  const digits = value.split('.')[1]?.length ?? 0
  return { text: `${value}${unit}`, value: Number(value.replaceAll(',', '')), step: 10 ** -digits }
}
