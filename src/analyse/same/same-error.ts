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
import { ownLines, type PrintedRows } from './own-lines.ts'
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
  /** The texts of this log that the other one lacks; `undefined` unless they are all that differs. */
  readonly missing?: readonly LogText[] | undefined
}

/**
 * Compares the first failed step of a job with the same step of the same job in another run.
 *
 * 1. The process exited with the same code.
 * 2. The other log has each line that this log reports, as often and in any order. It can have more. A line may be missing if
 *    `varies` shows that its values vary. No amount beside its limit is worse. Each test that failed here
 *    failed there, too.
 * 3. The errors are the same if no line is missing, this log was read as a whole, and one of its lines says more than that
 *    something failed.
 * 4. Otherwise they are the same if both logs have the same own lines, as `haveSameLines` says.
 * 5. Otherwise they are the same if both logs have what `areShared` needs, and this log was read as a whole.
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
 * @param green the log of a run in which the step passed; without it, (4) and (5) show nothing, and no
 *   line may be missing
 */
export function compareLogs(
  here: FailureExcerpts,
  there: FailureExcerpts,
  green?: LoggedErrors,
): ErrorComparison {
  const [[ourExcerpt], [theirExcerpt]] = [here.excerpts, there.excerpts]
  const [ourErrors, otherErrors] = [ourExcerpt?.errors, theirExcerpt?.errors]
  if (ourErrors === undefined || otherErrors === undefined) return matched('unclear')
  const [ourCode, otherCode] = [ourExcerpt?.exitCode, theirExcerpt?.exitCode]
  const { measured, isIdentified, whole } = ourErrors
  const learned = green && learnedLines(ourErrors, otherErrors, green)
  const missing = missingTexts(ourErrors, otherErrors)
  const unexplained = missing.filter((text) => learned?.varies(text) !== true)
  const isMeasured = measured.every((measure) =>
    otherErrors.measured.some((candidate) => isNotWorse(measure, candidate)),
  )
  const more = { missing: isMeasured ? unexplained : undefined }
  if (ourCode !== otherCode) {
    const isUnknown = ourCode === undefined || otherCode === undefined
    return { ...matched(isUnknown ? 'unclear' : 'other'), ...more } // (1)
  }
  if (unexplained.length > 0 || !isMeasured || !namesTests(otherErrors, ourErrors)) {
    const [text, second] = unexplained
    const isAlmost = isMeasured && second === undefined && isIdentified && whole
    const almost = isAlmost && text !== undefined ? printedText(text, ourErrors) : undefined
    return { ...matched(otherErrors.whole ? 'other' : 'unclear'), ...more, almost } // (2)
  }
  if (missing.length === 0 && isIdentified) return matched(whole ? 'same' : 'unclear') // (3)
  if (green !== undefined && haveSameLines(ourErrors, otherErrors, green))
    return matched('same', true) // (4)
  if (!whole || learned?.areShared() !== true) return matched('unclear')
  return matched('same', true) // (5)
}

/** Whether a log names each test that failed in another one. */
function namesTests({ entries }: LoggedErrors, other: LoggedErrors): boolean {
  const names = new Set(entries.map(({ identity }) => identity.name))
  return other.entries.every(({ isTest, identity }) => !isTest || names.has(identity.name))
}

/** The time at the start of a line. */
const LEADING_TIME = /^\W{0,4}(?:\d[\d:.,TZ/+-]* )+/

/**
 * Whether two logs have the same own lines, those that a green run does not print. The other log explains each own line of
 * this one, and those that report something are equal as printed, but for the time before them. There is at least one.
 */
function haveSameLines(here: LoggedErrors, there: LoggedErrors, green: LoggedErrors): boolean {
  const [ourRows, theirRows, greenRows] = [here.rows, there.rows, green.rows]
  if (here.blamesRows || !ourRows || !theirRows || !greenRows) return false
  const greens = [greenRows]
  const listed = { countOf: () => here.entries.length, isNamed: () => false }
  const ours = ownLines(ourRows, { greens, seen: [[theirRows]] }, listed)
  const theirs = ownLines(theirRows, { greens, seen: [[ourRows]] }, listed)
  const ourLines = reportingText(ours.own)
  const areEqual = ourLines !== '' && ourLines === reportingText(theirs.own)
  return areEqual && ours.unexplained.length === 0
}

/** Returns the lines that report something, sorted, without the time before them. */
function reportingText(rows: PrintedRows): string {
  return rows
    .flatMap(({ reports, text }) => (reports ? text.replace(LEADING_TIME, '') : []))
    .toSorted()
    .join('\n')
}

function matched(match: ErrorMatch, isLearned = false): ErrorComparison {
  return { match, isLearned, almost: undefined }
}

/** Lists the texts of a log, masked, that another log of the same error would have, and that it lacks. */
function missingTexts(here: LoggedErrors, there: LoggedErrors): readonly LogText[] {
  const otherTexts = new Map(there.lines.map((text) => [text.masked.key, text]))
  const looseKeys = new Set(looseTexts(there.lines).map(({ key }) => key))
  const isMissing = ({ masked, reported, isEntry }: ComparedText) => {
    const { count = 0, isEntry: isListed = false } = otherTexts.get(masked.key) ?? {}
    return count < reported || (isEntry && !isListed && count === 0)
  }
  const exact = here.lines.filter(isMissing).map(({ masked }) => masked)
  const loose = here.lines
    .filter(({ isMentioned, withoutNumbers: { key } }) => isMentioned && !looseKeys.has(key))
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
  const candidates = there.excerpts[0]?.errors?.measured ?? []
  return (here.excerpts[0]?.errors?.measured ?? []).flatMap((measure) => {
    const counterpart = candidates.find((candidate) => isNotWorse(measure, candidate))
    return measure.amounts.flatMap(({ text }, at) => {
      const otherText = counterpart?.amounts[at]?.text ?? text
      return otherText === text ? [] : [{ here: text, there: otherText }]
    })
  })
}

/** Whether each amount of a measure is as far from its limit as there, or nearer. */
function isNotWorse(here: Measure, there: Measure): boolean {
  if (here.key !== there.key || here.amounts.length !== there.amounts.length) return false
  return here.amounts.every(({ value, limit }, at) => {
    const amountThere = there.amounts[at]
    if (amountThere === undefined || value === amountThere.value) return true
    if (limit === undefined || value > limit !== amountThere.value > limit) return false
    return Math.abs(value - limit) < Math.abs(amountThere.value - limit) + amountThere.step
  })
}
