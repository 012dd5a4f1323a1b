// What of a line is compared.
import { precedesStatus } from '../../model/logged/printed-numbers.ts'
import { collapseBlanks } from '../../model/note.ts'
import { readCounts } from '../entries/total-reader.ts'
import { compares, maskLine } from '../masks/mask-line.ts'
import { withMarks } from '../words/word.ts'
import { isCounting, onlyCounts } from '../words/total.ts'

/** A number with a unit of time. */
const DURATION =
  /(?<![\w.])\d+(?:\.\d+)? ?(?:ms|[µμ]s|ns|s|secs?|seconds?|milliseconds?|m|min|minutes?|(?:runs|assertions|tests|examples)\/s)(?![\w])/g

/** Several in sequence, and one in brackets, which many tools omit if it is short. */
const DURATIONS = /<duration>(?:[ ,+=]{0,3}<duration>)+/g
const BRACKETED = /(?<! ) *[([]<duration> *[)\]]/g

/** The marks of tests as they finish: `..F.`, perhaps with a percentage. */
const PROGRESS =
  /^(?<path>\S{1,200}\.py )?(?<marks>(?:(?<=\.py )[.FEsSxX]|^[.CWEF]$|[.CWFEsxSPUX*●✱◌◼✓✗·,]{2})[.CWFEsxSPUX*●✱◌◼✓✗·,]*)(?: *\[ *\d+%\]| +\d+ \/ \d+ \( *\d+%\))?$/u
const PASSED_MARKS = /[.●✓·*,sSx]/gu

/** The mark of what failed, which can be a line alone. */
const FAILED_SIGN = withMarks(/[✗]/)

/** The plan of TAP says only how many tests ran. */
const PLAN = /^1\.\.\d+$/

/** What a count of a total is of: only how much failed says something of a failure. */
const FAILS =
  /fail|error|broken|crash|timed|unsuccess|problem|offen[cs]e|violation|issue|finding|warn|flak|vulnerab|missing|invalid|leak|abort|kill|lost/i
const PASSES =
  /\b(?:pass\w*|succe\w+|ok|total|tests?|examples?|specs?|cases?|checks?|files?|suites?|scenarios?|steps?|features?|snapshots?|complete\w*|ran|run|executed|finished|skip\w*|pending|ignored|disabled|todo|assert\w*|expect\w*|measured|filtered|deselected|tasks?|packages?|projects?|items?|workers?|modules?|jobs?|threads?|chunks?|actionable|up-to-date|cached)\b/i
// At most 1,000 characters of a line are read.
const NUMBER_FIRST =
  /(?<![\w.:/-]|\d of )\d+(?:,\d{3})*(?<words>(?: ?\(s\)| [a-z][\w-]*(?:\(s?\))?){1,3})/gi
const WORD_FIRST =
  /(?<![a-z] {0,20})(?<words>[a-z][a-z ]*)(?<between>\s?[:=]\s{0,12}|\s{1,12})\d+(?:,\d{3})*(?![\d.%]| [a-z])/gi
/** No count of anything: `0 tests`, `passed: 0`. */
const NONE = /(?<!\d[,.]?)0(?![\d.,])/
/** How much of all passed, at the start. */
const PASSED_SHARE = /^\d+%(?=: | tests? passed)/
const IN_BRACKETS = /\(\d+(?:,\d{3})*\)/g
/** All of how many, `3 of 3`; how many failed of how many, `1 of 3 checks failed`. */
const ALL_OF = /\b(?<count>\d+)(?<of> of |\/)\k<count>\b/g
const OUT_OF = /(?<=\b\d+(?: of |\/))\d+/g

/** A total that says only how much passed, or was skipped, and of what. */
const PASSED_ALONE =
  /^[\W_]*<n>(?:[\W_]|<n>|<duration>|\b(?:pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|skip(?:ped)?|pending|ignored|todo|ok|tests?|total|ran|run|running|examples?|specs?|assertions?|suites?|in|of|using|workers?|collected|items?)\b)*$/i

/** How many tests passed at another try, of which the log has more lines. */
const RETRIED = / \(\d+ flaky\)|, \d+ reruns?\b|, Flakes: \d+/

/** A line of counts alone: `Found 2 diagnostics`, `High: 1`. */
const COUNTS_ALONE =
  /^\W{0,8}[a-z][a-z ]{0,40}:? +\d+$|^\W{0,8}(?:found )?\d[\d,]*(?: [a-z][a-z-]*(?:\(\))?){1,3}(?:\W{1,4}\d[\d,]*(?: [a-z][a-z-]*){1,3}){0,6}\W{0,4}$/i

/**
 * Returns what identifies a printed line: nothing that differs from run to run, and of a total only how much failed. It is
 * empty for a line that says nothing.
 *
 * @param masked the line without what differs between two logs of the same error
 * @param isNoise whether it is known to say nothing of a failure
 */
export function lineKey(text: string, masked: string, isNoise: boolean): string {
  if (!/[\p{L}\p{N}]/u.test(masked)) return FAILED_SIGN.exec(text)?.[0] ?? ''
  const { marks, path = '' } = PROGRESS.exec(text.trim())?.groups ?? {}
  if (marks !== undefined) {
    const failed = failedMarks(marks)
    return failed === '' ? '' : path + [...new Set(failed)].toSorted().join('')
  }
  if (PLAN.test(masked)) return '1..<n>'
  if (!isNoise && compares(masked)) return collapseBlanks(masked)
  if (isOnlyCount(text, masked) || isCounting(text)) {
    const total = withoutDurations(withoutPassed(maskLine(text.replace(RETRIED, ''), true)))
    return PASSED_ALONE.test(total) ? '' : collapseBlanks(total)
  }
  if (!isNoise && hasTwoDurations(masked)) return collapseBlanks(text)
  return collapseBlanks(withoutDurations(masked))
}

/** A row of what `diff` prints, which is what differs, whatever it counts. */
const DIFF_ROW = /^[<>] \S/

/** Whether a line only counts, whatever it counts. A line that `isCounting` finds as well can still state an error. */
export function isOnlyCount(text: string, masked: string): boolean {
  if (DIFF_ROW.test(text)) return false
  const isAlone = COUNTS_ALONE.test(text) && !precedesStatus(text.replace(/(?<!\d)\d+$/, ''))
  return isAlone || onlyCounts(masked) || readCounts(text) !== undefined
}

/** Counts the marks of what failed in a line of progress; 0 for any other line. */
export function countFailedMarks(text: string): number {
  return failedMarks(PROGRESS.exec(text.trim())?.groups?.['marks'] ?? '').length
}

function failedMarks(marks: string): string {
  return marks.replace(PASSED_MARKS, '')
}

function withoutDurations(line: string): string {
  return line
    .replace(DURATION, '<duration>')
    .replace(BRACKETED, '')
    .replace(DURATIONS, '<duration>')
}

/** Whether a line has two durations, of which one can be the limit of the other. */
function hasTwoDurations(masked: string): boolean {
  return (masked.replace(DURATION, '<duration>').match(/<duration>/g) ?? []).length > 1
}

/** Returns a total without what it counts beside what failed. That nothing passed, or not all, is no such count. */
function withoutPassed(total: string): string {
  const isOfPassed = (found: string, words: string) =>
    !FAILS.test(words) && PASSES.test(words) && !NONE.test(found)
  const shares = FAILS.test(total)
    ? total.replace(OUT_OF, '<n>')
    : total.replace(ALL_OF, '<n>$<of><n>')
  return shares
    .replace(PASSED_SHARE, '')
    .replace(NUMBER_FIRST, (found, words: string) =>
      isOfPassed(found, words) ? `<n>${words.replace(/s\b/g, '')}` : found,
    )
    .replace(WORD_FIRST, (found, words: string, between: string) =>
      isOfPassed(found, words) ? `${words}${between}<n>` : found,
    )
    .replace(IN_BRACKETS, '(<n>)')
}
