import type { FailureReport } from '../../model/report/cause.ts'
import {
  type ComparedText,
  looseTexts,
  type LogText,
  uniqueTexts,
} from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { Measure } from '../../model/logged/measure.ts'
import type { MeasuredChange } from '../../model/shapes/failure.ts'
import { ownLines } from './own-lines.ts'
import { learnedLines } from './learned-lines.ts'
import { textWords } from './worded-text.ts'

type FailureExcerpts = Pick<FailureReport, 'excerpts'>

/** Whether two logs show the same error; `unclear` if they cannot show it. */
type ErrorMatch = 'same' | 'other' | 'unclear'

export interface ErrorComparison {
  readonly match: ErrorMatch
  /** Whether the comparison needed the green log. */
  readonly isLearned: boolean
  /** The only line that stands in the way of the same error, as printed; `undefined` if more does, or nothing. */
  readonly almost: string | undefined
}

/**
 * Compares the first failed step of a job with the same step of the same job in another run: (1) the process exited with
 * the same code; (2) everything that this log reports is in the other log, as often and in any order, which can report
 * more, and no amount beside its limit is worse; (3) the whole step was read here, and a line says more than that
 * something failed; or (4) other logs of the step show that the lines that (2) misses vary, or that what (3) misses is a
 * line that no green run prints: one that both logs report, or one that two red logs have unchanged; or (5) both logs have
 * the same lines, one of which says something that no green run prints.
 *
 * Two errors are taken for the same if they differ only in
 *
 * - what looks random: a time of day, a UUID, an id in hexadecimal, a random word such as `a100sxm4x8`, a slash and a
 *   backslash, or values that two tests have swapped;
 * - a number at the start of a line that looks like that of a row, a step or a line of code, or like a time:
 *   `17 | unpaid`, `[1/3] replicas of cart`, `404: /cart` in an indented line, `1.250 euros`;
 * - a total, even of a kind of tests: `3 failed tests in unit`; but `errno 2` and `step 3 failed` are no totals;
 * - a number more than `NEAR` lines away from an error in no tool's form, such as that of a migration;
 * - the section of the log, such as the same test of another package.
 *
 * @param from other logs of the step in the other branch, which show what varies
 */
export function compareLogs(
  here: FailureExcerpts,
  there: FailureExcerpts,
  green?: LoggedErrors,
): ErrorComparison {
  const [[one], [other]] = [here.excerpts, there.excerpts]
  if (one?.errors === undefined || other?.errors === undefined) return matched('unclear')
  if (one.exitCode !== other.exitCode) {
    return matched(one.exitCode === undefined || other.exitCode === undefined ? 'unclear' : 'other') // (1)
  }
  const { measured, isIdentified, whole } = one.errors
  const { errors: theirs } = other
  const learned = green && learnedLines(one.errors, theirs, green)
  const needed = missingTexts(one.errors, theirs)
  const missing = needed.filter((text) => learned?.varies(text) !== true)
  const isMeasured = measured.every((here) =>
    theirs.measured.some((there) => isNotWorse(here, there)),
  )
  if (missing.length > 0 || !isMeasured) {
    const [text, ...others] = missing
    const isAlmost = isMeasured && others.length === 0 && isIdentified && whole
    const almost = isAlmost && text !== undefined ? printedText(text, one.errors) : undefined
    return { ...matched(theirs.whole ? 'other' : 'unclear'), almost } // (2)
  }
  if (needed.length === 0 && isIdentified) return matched(whole ? 'same' : 'unclear') // (3)
  if (green !== undefined && explainsLines(theirs, one.errors, green)) return matched('same', true) // (5)
  if (!whole || learned?.areShared() !== true) return matched('unclear')
  return matched('same', true) // (4)
}

/** The time at the start of a line. */
const LEADING_TIME = /^\W{0,4}(?:\d[\d:.,TZ/+-]* )+/

/**
 * Whether another log explains each line that a green run does not print, and both say the same there: something, and equal
 * as printed, but for the time before it.
 */
function explainsLines(there: LoggedErrors, here: LoggedErrors, green: LoggedErrors): boolean {
  if (here.blamesRows || !here.rows || !there.rows || !green.rows) return false
  const listed = { countOf: () => here.entries.length, isNamed: () => false }
  const [ours, theirs] = [here.rows, there.rows].map((rows, at, all) =>
    ownLines(rows, { greens: [green.rows ?? []], seen: [[all[1 - at] ?? []]] }, listed),
  )
  const [own = '', other] = [ours, theirs].map((lines) =>
    lines?.own
      .flatMap(({ reports, text }) => (reports ? text.replace(LEADING_TIME, '') : []))
      .toSorted()
      .join('\n'),
  )
  return own !== '' && own === other && ours?.unexplained.length === 0
}

function matched(match: ErrorMatch, isLearned = false): ErrorComparison {
  return { match, isLearned, almost: undefined }
}

/** Lists the texts of a log, masked, that another one of the same error would have. */
function missingTexts(here: LoggedErrors, there: LoggedErrors): readonly LogText[] {
  const known = new Map(there.lines.map((text) => [text.masked.key, text]))
  const printed = new Set(looseTexts(there.lines).map(({ key }) => key))
  const isMissing = ({ masked, reported, isEntry }: ComparedText) => {
    const { count = 0, isEntry: isListed = false } = known.get(masked.key) ?? {}
    return count < reported || (isEntry && !isListed && count === 0)
  }
  const exact = here.lines.filter(isMissing).map(({ masked }) => masked)
  const loose = here.lines
    .filter(({ isMentioned, withoutNumbers: { key } }) => isMentioned && !printed.has(key))
    .map(({ withoutNumbers }) => withoutNumbers)
  return uniqueTexts([...exact, ...loose])
}

/** Returns the first text of the same words as it was printed, without what completes it. */
function printedText(text: LogText, { printed }: LoggedErrors): string | undefined {
  const words = textWords(text)
  return printed.find(({ masked }) => textWords(masked) === words)?.texts[0].text.trim()
}

/** Lists the amounts that differ in two logs of the same error. */
export function measuredChanges(
  here: FailureExcerpts,
  there: FailureExcerpts,
): readonly MeasuredChange[] {
  const others = there.excerpts[0]?.errors?.measured ?? []
  return (here.excerpts[0]?.errors?.measured ?? []).flatMap((measure) => {
    const other = others.find((candidate) => isNotWorse(measure, candidate))
    return measure.amounts.flatMap(({ text }, at) => {
      const there = other?.amounts[at]?.text ?? text
      return there === text ? [] : [{ here: text, there }]
    })
  })
}

/** Whether each amount of a measure is as far from its limit as there, or nearer. */
function isNotWorse(here: Measure, there: Measure): boolean {
  if (here.key !== there.key || here.amounts.length !== there.amounts.length) return false
  return here.amounts.every(({ value, limit }, at) => {
    const other = there.amounts[at]
    if (other === undefined || value === other.value) return true
    if (limit === undefined || value > limit !== other.value > limit) return false
    return Math.abs(value - limit) < Math.abs(other.value - limit) + other.step
  })
}
