import { logText, type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { onlyCounts } from '../words/total.ts'
import { matchedPart } from '../lines/frames.ts'
import {
  ADDED_DURATION,
  applyMask,
  COMPARISON_MASKS,
  FOLDS,
  type Mask,
  MASKS,
  NAME_MASKS,
} from './masks.ts'
import { candidateFinder } from '../lines/pattern-finder.ts'
import { withMarks } from '../words/word.ts'

/** A row of a diff. */
export const DIFF_ROW = /^\s*[+-](?![+-])/

export interface TextMasker {
  readonly part: (part: string) => string
  /** Returns a text without what differs between runs. */
  readonly whole: (text: LogText) => LogText
  /** Returns it as it is compared: nothing is left of a total. */
  readonly compared: (text: LogText) => LogText
}

/** Masks texts, each part of them once. */
export function textMasker(): TextMasker {
  const known = new Map<string, string>()
  function mask(part: string): string {
    const masked = known.get(part) ?? maskPart(part)
    known.set(part, masked)
    return masked
  }
  return {
    part: mask,
    whole: ({ text, context }) => logText(mask(text), context.map(mask)),
    compared(line) {
      const text = mask(line.text)
      // A label before a number alone is no label.
      if (!/\p{L}/u.test(text)) return logText(maskLine(partsOfText(line).join('')))
      if (onlyCounts(text) && !compares(text) && !DIFF_ROW.test(text)) return logText('')
      const ordered = withoutOrder(text, line.context.at(-1) ?? '')
      return logText(ordered, line.context.map(mask).filter(Boolean))
    },
  }
}

/** The tasks or packages that failed: tasks that run in parallel fail in any order. */
const FAILED_LIST =
  /^\W{0,8}(?:failed(?: (?:packages|projects|targets|tasks|workspaces))?|tasks):\s*(?<items>[@:a-z][\w@./:#-]*(?:, [@:a-z][\w@./:#-]*)+)$/i

/**
 * Returns a text with what it lists in one order, if that is what failed.
 *
 * @param before what stands before it in its line
 */
export function withoutOrder(text: string, before: string): string {
  if (!text.includes(', ')) return text
  const { items } = (FAILED_LIST.exec(text) ?? FAILED_LIST.exec(before + text))?.groups ?? {}
  return items === undefined
    ? text
    : text.replace(items, () => items.split(', ').toSorted().join(', '))
}

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

// In at most 500 characters.
const AMOUNT =
  /(?<![\w.:/#@-])-?\d+(?:,\d{3})*(?:\.\d+)?(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g

/** A percentage, in a table or beside a mark of failure. */
const CELL = /(?<![\w.])\d+(?:\.\d+)? ?%/
const ROW = /[|│]|^\s*[✗✘×]|\bcoverage: /

/** A limit that ended what it is about: how long that took is no measured amount. */
const TIMEOUT = /\btime(?:d |-)?out\b/i

/** Returns whether a line compares what was with what should be: its numbers and words are the error. */
export function compares(line: string): boolean {
  const text = matchedPart(line)
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
  const text = matchedPart(line)
  if (!/\d/.test(text) || !(LEAK.test(text) || LIMIT.test(text))) return undefined
  if (ASSERTION.test(text) || isTestName(text)) return undefined
  const masked = maskCompared(text)
  const bare = masked.replace(AMOUNT, '#$<unit>')
  return bare === masked ? undefined : bare
}

/** Masks a line that compares values. What took too long keeps how long that was. */
function maskCompared(line: string): string {
  const text = matchedPart(line)
  return maskComparison(line, LIMIT.test(text) && !TIMEOUT.test(text))
}

/** What a table is summed up to. */
const SUM = /%|\b(?:total|coverage|overall)\b/i

/**
 * Returns whether a line says that a limit is not kept, but not by which amount, or only that of a sum: rows of a table can have
 * it.
 */
export function blamesRows(line: string): boolean {
  const text = matchedPart(line)
  if (!LIMIT.test(text)) return false
  const hasTwo =
    withoutAmounts(text) !== undefined && (maskCompared(text).match(AMOUNT) ?? []).length > 1
  return !hasTwo || SUM.test(text)
}

/** Returns whether a line is the row of a table with a percentage. */
export function isRow(line: string): boolean {
  const text = matchedPart(line)
  return CELL.test(text) && ROW.test(text)
}

/** Lines are not longer; see `MAX_TEXT_CHARACTERS`. It also bounds the time of each pattern. */
const MAX_CHARACTERS = 1_000

/** What the runner or a tool puts before a message. */
const PREFIX =
  /^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ |(?=\[|0x|[A-Z]{4,}\b|sha256|[a-z]+ing\b))|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} (?!(?:[A-Z]{3}|is|was)\b))+/

/** A value that a test compared, whole and of one kind: it is the error, whatever it looks like. */
const VALUE_ROW =
  /^(?:(?:Expected|Received|Actual|expected|actual|left|right|got|want)\b.{0,20}?:|[+-] {1,40}"?\w{1,40}"?:) *(?:"[^"]{0,200}"|'[^']{0,200}'|-?[\da-fA-Fx][\w.:+-]{0,60}),?$/

/** Rules that tools draw around a title. */
const RULES = /^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_:-])[\s─━═⎯=_-]{4,}$/g

/** The number of a line of source code. */
const CODE_ROW = /^\d{1,6}(?:: (?=\S)| {2,}(?=\S)|:$)/

/** A line that names a test: what it is called can look like a time, a position or a count. */
const TEST_NAME = withMarks(
  /^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}(?!Required )\S|---- \S.* stdout|\[ {2}FAILED|[✗] (?!\d(?!.{1,300} › )|Test run with |Build failed in )|\(fail\) |Failed \S.{0,300} \[.{1,20}s\]$|\[FAIL\] .{1,300} \[It\] |==> X |\[xUnit\.net .{5,16}\] .{1,300} \[FAIL\]$|Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$| \.\.\. FAILED \(\d|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/,
)

/** A count with what it counts. */
const COUNT =
  /(?<![\w.#:/-])\d+(?= [a-z])|(?<=\b(?:Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?)\d+/g

const fold = maskerOf(FOLDS)
const maskAny = maskerOf(MASKS)
const maskName = maskerOf(NAME_MASKS)
const maskMeasure = maskerOf(COMPARISON_MASKS)
const maskValues = maskerOf([...COMPARISON_MASKS, ADDED_DURATION])

/**
 * Returns a line without what differs between two logs of the same error: times, durations, positions, counts,
 * hashes, ports, seeds, temporary paths.
 *
 * @param keepsCounts whether a total keeps what it counts
 */
export function maskLine(text: string, keepsCounts = false): string {
  const plain = withoutPrefix(text)
  const mask = TEST_NAME.test(plain) ? maskName : maskAny
  if (VALUE_ROW.test(plain)) return text.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g, '<address>')
  // Source code is indented; a status at the start of a line is not.
  const unnumbered = /^\s/.test(text) ? plain.replace(CODE_ROW, '') : plain
  const masked = mask(unnumbered).replace(PREFIX, '').trim()
  return onlyCounts(masked) && !keepsCounts ? masked.replace(COUNT, '<n>') : masked
}

/**
 * Returns a line that compares values without ids, paths and positions. All other numbers are the error.
 *
 * @param isMeasure whether durations are what is compared
 */
function maskComparison(text: string, isMeasure = false): string {
  const mask = isMeasure ? maskMeasure : maskValues
  return mask(withoutPrefix(text)).replace(PREFIX, '').trim()
}

function withoutPrefix(text: string): string {
  return fold(text.slice(0, MAX_CHARACTERS).toWellFormed().trim())
    .replace(RULES, '')
    .replace(PREFIX, '')
    .trimStart()
    .replaceAll('\\', '/')
}

/** Returns whether a line names a test. */
export function isTestName(line: string): boolean {
  return TEST_NAME.test(line)
}

/** A status or a value that a tool compares: it can be all that distinguishes two failures. */
const STATUS =
  /(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2}$/

/** A number that is no part of a word, a path or a version, with its unit. */
const NUMBER =
  /(?<![\w.^~@/#-]|[<>]=?|=['"])(?!\d+\.\d+\.\d)-?\d+(?:[.,:]\d+)*(?:(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?|(?:[kKMGT]i?B?|B|m?s|h|%)?(?:\/s)?(?![\w/-]|\.\w))/g

/**
 * Returns a masked line without its numbers, for lines in which they are counts and measured values. Numbers in
 * words, in paths and in versions stay.
 */
export function maskNumbers(line: string): string {
  return line
    .replace(
      /(?<![\w/.-])\d+(?:ms|s)? ?\/ ?\d+(?:ms|s)?(?![\w/.-])|\b(?:[Bb]uild|[Rr]un|[Jj]ob) #\d+/g,
      '#',
    )
    .replace(/<\w{1,12}>|\b\d{4}-\d\d-\d\d\b/g, '0')
    .replace(
      /(?<!\w|\bNO_PUBKEY |Fingerprint: )(?=\w{0,63}\d)(?!\w{0,60}[A-Z](?=[a-z]{0,4}[g-z])[a-z]{5})[a-zA-Z\d]{16,64}(?!\w)|(?<=\b(?:Python|PHP|[Rr]uby|[Gg]o|[Nn]ode(?:\.js)?|[Oo]penjdk) v?\d{1,2}\.\d{1,2}\.)\d{1,2}\b|(?<=[/_-])(?=[a-z\d]{6,64}(?!\w))(?=(?:[a-z]{0,9}\d){3})[a-z]{0,9}\d+[a-z]+\d[a-z\d]*|(?<=\blocalhost|127\.0\.0\.1):\d{2,5}\b/g,
      '0',
    )
    .replace(NUMBER, (number, at: number, whole: string) =>
      STATUS.test(whole.slice(0, at)) ? number : '#',
    )
    .replace(/(?<=# (?:[a-z]{3,30} ){0,2}[a-z]{3,30}?)(?:s|\(s\)|y|ies)(?![a-z(])/g, '')
}

/** Returns a function that applies masks to a line, in their order. */
function maskerOf(masks: readonly Mask[]): (line: string) => string {
  const candidatesOf = candidateFinder(masks.map(([pattern]) => pattern))
  const maskFrom = (line: string, first: number): string => {
    for (const at of candidatesOf(line)) {
      const mask = masks[at]
      if (at < first || mask === undefined) continue
      const masked = applyMask(line, mask)
      // What stands in place of a value can be what a later mask needs.
      if (masked !== line) return maskFrom(masked, at + 1)
    }
    return line
  }
  return (line) => maskFrom(line, 0)
}
