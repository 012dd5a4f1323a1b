import { onlyCounts } from '../words/total.ts'
import { ADDED_DURATION, applyMask, COMPARISON_MASKS, FOLDS, MASKS, NAME_MASKS } from './masks.ts'
import { withMarks } from '../words/marks.ts'

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

/**
 * Returns a line without what differs between two logs of the same error: times, durations, positions, counts,
 * hashes, ports, seeds, temporary paths.
 *
 * @param keepsCounts whether a total keeps what it counts
 */
export function maskLine(text: string, keepsCounts = false): string {
  const plain = withoutPrefix(text)
  const masks = TEST_NAME.test(plain) ? NAME_MASKS : MASKS
  if (VALUE_ROW.test(plain)) return text.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g, '<address>')
  // Source code is indented; a status at the start of a line is not.
  const unnumbered = /^\s/.test(text) ? plain.replace(CODE_ROW, '') : plain
  const masked = masks.reduce(applyMask, unnumbered).replace(PREFIX, '').trim()
  return onlyCounts(masked) && !keepsCounts ? masked.replace(COUNT, '<n>') : masked
}

/**
 * Returns a line that compares values without ids, paths and positions. All other numbers are the error.
 *
 * @param isMeasure whether durations are what is compared
 */
export function maskComparison(text: string, isMeasure = false): string {
  const masks = isMeasure ? COMPARISON_MASKS : [...COMPARISON_MASKS, ADDED_DURATION]
  return masks.reduce(applyMask, withoutPrefix(text)).replace(PREFIX, '').trim()
}

function withoutPrefix(text: string): string {
  return FOLDS.reduce(applyMask, text.slice(0, MAX_CHARACTERS).toWellFormed().trim())
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
