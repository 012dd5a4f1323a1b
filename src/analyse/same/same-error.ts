// Which errors are the same.
import { type ComparedText, looseTexts } from '../../model/logged/log-text.ts'
import { greenLog, type GreenLog, isInGreen, type LogRows } from '../../model/logged/green-log.ts'
import type { LogRow, MissingText, StepLog, StepLogLine } from '../../model/logged/step-log.ts'
import type { StepFindings } from '../../model/report/failure.ts'
import { diffLogs, countsFailures, type LogDiff } from './diff-logs.ts'
import { type FailureExcerpts, hasNothingNew, haveLikeCodes } from './failing-set.ts'
import { learnedLines } from './learned-lines.ts'
import { variesByEvidence } from './learned-values.ts'
import { readLogWords } from './log-words.ts'
import { once } from '../../model/logged/memoize.ts'
import { groupsOf } from '../../model/some.ts'
import { CHECKOUT } from '../../model/logged/names.ts'
import { otherLastNumber } from './unlike/last-number.ts'
import { leftLine } from './unlike/left-line.ts'
import { moreCounted } from './unlike/more-counted.ts'
import { mayBeStages, otherStage } from './unlike/stage.ts'
import type { MoreCounted, OtherStage } from '../../model/shapes/failure.ts'

/** Whether two logs show the same error; `unclear` if they cannot show it. */
type ErrorMatch = 'same' | 'other' | 'unclear'

export interface ErrorComparison {
  readonly match: ErrorMatch
  /** Whether the comparison needed the green log. */
  readonly isLearned: boolean
  /** The only line that stands in the way of the same error, as printed; `undefined` if more does, or nothing. */
  readonly almost: string | undefined
  /** Which of both runs got further, if that is why the errors may not be the same. */
  readonly stage?: OtherStage | undefined
  /** What this log counts beyond what it lists, if that is why the errors may not be the same. */
  readonly moreCounted?: MoreCounted | undefined
  /** Whether both logs are equal, and say nothing that identifies the error. */
  readonly isEqual?: boolean
  /** Whether a green log can show that one of both runs got further, and none was compared. */
  readonly isStaged?: boolean
  /** The last line of this log, if it alone has another number, and no green log was compared that can show that this varies. */
  readonly otherNumber?: string | undefined
  /** The texts of this log that the other one lacks; `undefined` unless they are all that differs. */
  readonly missing?: readonly MissingText[] | undefined
}

/** How a comparison reads logs: a log is compared with several others, and in several ways. */
interface LogReading {
  readonly diff: typeof diffLogs
  readonly wordsOf: typeof readLogWords
}

/**
 * Compares the first failed step of a job with the same step of the same job in another run.
 *
 * 1. The process exited with the same code, or with one that counts what failed.
 * 2. The other log has each line that this log reports, as often and in any order. It can have more. A line may be missing if
 *    `varies` shows that its values vary. Each test that failed here failed there, too.
 * 3. The errors are the same if no line is missing, this log was read as a whole, and one of its lines says more than that
 *    something failed.
 * 4. Otherwise they are the same if this log has no line that neither the other one nor a green one has, as `diffLogs` says.
 * 5. Otherwise they are the same if both logs have what `areShared` needs, and this log was read as a whole.
 * 6. They are the same, too, if both list all that failed by name, and nothing of that is new.
 * 7. If no line of either log identifies the error, they are the same if both print the same texts of their own, as
 *    `haveEqualTexts` says. If they only print the same, it is unclear.
 * 8. By (3), (4), (5) and (7), they are the same only if neither run got further before the error, as `otherStage` says.
 * 9. By (4), (5) and (7), no line shows that two errors are the same which can stand beside any failure, such as a frame of a
 *    stack; nor does a log whose own lines are cut off, unless a line identifies the error.
 * 10. They are not the same if a log hides its output, as `hidesOutput` of `StepLog` says: then equal logs are only equal.
 * 11. Nor are they if this log counts more failures beyond those that it lists than the other one, as `moreCounted` says.
 * 12. Nor are they if the last lines differ in a number alone, unless the green log shows that it counts or measures.
 * 13. Nor are they if a notice, or what a total names, may be another error, as `leftLine` says.
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
 * @param green the log of a run in which the step passed; without it, (4) and (5) show nothing, no line may be missing, and
 *   (8) shows less
 * @param reading by default, each log is read for this comparison alone
 */
export function compareLogs(
  here: FailureExcerpts,
  there: FailureExcerpts,
  green?: StepLog,
  reading: LogReading = { diff: diffLogs, wordsOf: readLogWords },
): ErrorComparison {
  const [[ourExcerpt], [theirExcerpt]] = [here.excerpts, there.excerpts]
  const [ourErrors, otherErrors] = [ourExcerpt?.errors, theirExcerpt?.errors]
  if (!ourExcerpt || !theirExcerpt || !ourErrors || !otherErrors) return matched('unclear')
  const { identifiesError, log } = ourErrors
  const { isReadToEnd: isWhole } = log
  const words = green && {
    here: reading.wordsOf(log),
    there: reading.wordsOf(otherErrors.log),
    green: reading.wordsOf(green),
  }
  const passed = greenLog([green?.rows], variesByEvidence)
  const learned = words && learnedLines(ourErrors, otherErrors, words)
  const missing = missingTexts(log, otherErrors.log)
  const unexplained = missing.filter((text) => learned?.varies(text) !== true)
  const further = { missing: unexplained }
  if (!haveLikeCodes(ourExcerpt, theirExcerpt)) {
    const isUnknown = ourExcerpt.exitCode === undefined || theirExcerpt.exitCode === undefined
    return { ...matched(isUnknown ? 'unclear' : 'other'), ...further } // (1)
  }
  const isNamed = namesTests(otherErrors, ourErrors)
  const stage = otherStage(ourErrors, otherErrors, green)
  const isHidden = log.hidesOutput || otherErrors.log.hidesOutput
  const isEqual = () => areEqual(log, otherErrors.log)
  const counted = moreCounted(ourErrors, otherErrors, green)
  const ending = otherLastNumber(log, otherErrors.log)
  const left = leftLine(log, otherErrors.log, green)
  const unlessMore = (same: ErrorComparison): ErrorComparison => {
    if (counted !== undefined) return { ...matched('unclear'), moreCounted: counted } // (11)
    if (left !== undefined) return { ...matched('other'), almost: left } // (13)
    if (ending === undefined || (green && ending.variesIn(green))) return same
    return green === undefined
      ? { ...same, otherNumber: ending.line }
      : { ...matched('other'), almost: ending.line } // (12)
  }
  const unlessFurther = (same: ErrorComparison) =>
    stage !== undefined
      ? { ...matched('unclear'), stage } // (8)
      : isHidden
        ? { ...matched('unclear'), isEqual: isEqual() } // (10)
        : unlessMore(same)
  if (isNamed && missing.length === 0 && identifiesError)
    return isWhole
      ? unlessFurther({
          ...matched('same'),
          isStaged: !green && mayBeStages(ourErrors, otherErrors),
        })
      : matched('unclear') // (3)
  const learnedSame = isCutOff(ourErrors, passed)
    ? matched('unclear')
    : unlessFurther(matched('same', true))
  const isDiffed = isNamed && green !== undefined && !log.blamesTable
  const lines = isDiffed ? reading.diff(log, otherErrors.log, green) : undefined
  if (lines && haveSameLines(ourErrors, otherErrors, passed, { ...lines, unexplained }))
    return learnedSame // (4)
  const isUnnamed = !identifiesError && !otherErrors.identifiesError
  const hasCode = ourExcerpt.exitCode !== undefined
  const isComparable = isUnnamed && hasCode
  if (isComparable && green?.rows !== undefined && haveEqualTexts(log, otherErrors.log, passed))
    return learnedSame // (7)
  if (isComparable && isEqual()) return { ...matched('unclear'), isEqual: true } // (7)
  if (identifiesError && hasNothingNew(here, there, unexplained))
    return isHidden ? matched('unclear') : unlessMore(matched('same')) // (6), (10)
  if (unexplained.length > 0 || !isNamed) {
    const [text, second] = unexplained
    const isAlmost = second === undefined && identifiesError && isWhole
    const almost = isAlmost ? text?.lines[0]?.text.text.trim() : undefined
    return { ...matched(otherErrors.log.isReadToEnd ? 'other' : 'unclear'), ...further, almost } // (2)
  }
  if (!isWhole || learned?.areShared() !== true) return matched('unclear')
  return learnedSame // (5)
}

/** The mark of a list or a log that is cut off. */
const CUT_OFF = /\b\d+ more\b|\btruncated\b/

/** Whether a log of which no line identifies the error has such a mark, which the green one lacks. */
function isCutOff({ identifiesError, log }: StepFindings, passed: GreenLog): boolean {
  const isMark = (row: LogRow) => CUT_OFF.test(row.text) && !passed.has(row)
  return !identifiesError && log.rows?.some(isMark) === true
}

/** Whether a log names each test that failed in another one. */
function namesTests({ entries }: StepFindings, other: StepFindings): boolean {
  const names = new Set(entries.map(({ identity }) => identity.name))
  return other.entries.every(({ isTest, identity }) => !isTest || names.has(identity.name))
}

/**
 * Whether all that this log says of its failure is in the other one, as far as the green log shows.
 *
 * @param diff what differs, with the texts that the other log lacks
 */
function haveSameLines(
  here: StepFindings,
  there: StepFindings,
  passed: GreenLog,
  diff: LogDiff & { readonly unexplained: readonly MissingText[] },
): boolean {
  if (diff.more.length > 0 || diff.unfinished.length > 0) return false
  const shared = new Set(diff.shared)
  // Without a line that says what is wrong, what looks random can be, and what is said beside any failure.
  const isKnown =
    here.identifiesError ||
    (haveSameText(diff.shared, there.log.rows) &&
      here.log.lines.some(({ row, isBeside }) => row && !isBeside && shared.has(row)))
  if (shared.size === 0 || !isKnown) return false
  // A value or an amount beside its limit is the error, unless the green log has it as well.
  const isValue = ({ compares, lines }: MissingText) =>
    compares && lines.some(({ row }) => row !== undefined && !passed.has(row))
  const isExcused = excuseFinder(diff)
  return diff.unexplained.every((text) => !isValue(text) && isExcused(text))
}

/** Whether another log has each of some lines as printed, but for the time before it. */
function haveSameText(rows: LogRows, others: LogRows = []): boolean {
  const textOf = ({ text }: LogRow) => withoutTime(text)
  const texts = new Set(others.map(textOf))
  return rows.every((row) => texts.has(textOf(row)))
}

/**
 * Returns a function that says whether the lines with a text say nothing of the failure: each is a total, source code, about
 * what passed, a list of which the other log has more, or, if nothing else completes it, such as a file above it, one that the
 * step prints when it passes, too.
 */
function excuseFinder(diff: LogDiff): (text: MissingText) => boolean {
  const [expected, shorter] = [new Set(diff.expected), new Set(diff.shorter)]
  const isSilent = (row: LogRow, isAlone: boolean) =>
    countsFailures(row) ||
    row.says === 'context' ||
    row.passes !== undefined ||
    shorter.has(row) ||
    (isAlone && expected.has(row))
  return ({ lines, unsaid, context }) =>
    lines.length + unsaid.length > 0 &&
    [...lines, ...unsaid].every(
      ({ row }) => row !== undefined && isSilent(row, context.length === 0),
    )
}

function matched(match: ErrorMatch, isLearned = false): ErrorComparison {
  return { match, isLearned, almost: undefined }
}

/** Lists the texts of a log that another log of the same error would have, and that it lacks. */
function missingTexts(here: StepLog, there: StepLog): readonly MissingText[] {
  const otherTexts = new Map(there.texts.map((text) => [text.masked.key, text]))
  const looseKeys = new Set(looseTexts(there.texts).map(({ key }) => key))
  const isMissing = ({ masked, reported, isEntry }: ComparedText) => {
    const { count = 0, isEntry: isListed = false } = otherTexts.get(masked.key) ?? {}
    return count < reported || (isEntry && !isListed && count === 0)
  }
  const exact = here.texts.filter(isMissing).map((text) => ({ text, as: text.masked }))
  const loose = here.texts
    .filter(({ isMentioned, withoutNumbers: { key } }) => isMentioned && !looseKeys.has(key))
    .map((text) => ({ text, as: text.withoutNumbers }))
  const byKey = once(() => Map.groupBy(here.lines, ({ masked }) => masked.key))
  // What the step said before it completes a text, but not its line.
  const byText = once(() => Map.groupBy(here.lines, ({ masked }) => masked.text))
  return groupsOf([...exact, ...loose], ({ as }) => as.key).map((alike) => ({
    ...alike[0].as,
    lines: alike.flatMap(({ text: { masked } }) => byKey().get(masked.key) ?? []),
    unsaid: alike.flatMap(({ text: { masked } }) =>
      byKey().has(masked.key) ? [] : (byText().get(masked.text) ?? []),
    ),
    compares: alike.some(({ text, as }) => text.compares && text.masked.key === as.key),
  }))
}

/** A date, a time of day, or both at the start of a line. */
const TIME = /^\W{0,4}(?:\d{1,4}[-:/]\d\d[\d:.,TZ/+-]*\W{1,4})+/

/**
 * Whether what two logs of a failed step print, and a green log does not, is the same text, each line as often. Durations,
 * dates, ids, hashes and ports keep their values. The last line that both print is one of these lines. One of them has a
 * value: else the step prints them whatever fails. If only what ended has a name, all lines are equal, and nothing shows that
 * it says elsewhere why.
 */
function haveEqualTexts(here: StepLog, there: StepLog, passed: GreenLog): boolean {
  const [own, other] = [ownTexts(here, passed), ownTexts(there, passed)]
  if (!own.endsWithOwn || !other.endsWithOwn || own.texts !== other.texts) return false
  return own.hasValue || (own.hasName && areEqual(here, there))
}

/** Whether two logs were read whole, and are equal line by line, but for the time before each. */
function areEqual(here: StepLog, there: StepLog): boolean {
  const textsOf = ({ lines }: StepLog) => lines.map((line) => `${line.count} ${textOf(line)}`)
  return (
    here.rows !== undefined &&
    there.rows !== undefined &&
    textsOf(here).join('\n') === textsOf(there).join('\n')
  )
}

function ownTexts({ lines, rows }: StepLog, passed: GreenLog) {
  const isOwn = ({ row }: StepLogLine) =>
    row !== undefined && !isInGreen(passed.stands(row)) && !row.isNotice
  const own = rows === undefined ? [] : lines.filter(isOwn)
  const counts = new Map<string, number>()
  for (const line of own) {
    const text = textOf(line)
    counts.set(text, (counts.get(text) ?? 0) + line.count)
  }
  const texts = [...counts].map(([text, count]) => `${count} ${text}`)
  return {
    texts: texts.toSorted().join('\n'),
    hasValue: own.some((line) => line.hasValue),
    hasName: own.some(({ isNamedEnding }) => isNamedEnding),
    endsWithOwn: own.some(({ isLast }) => isLast),
  }
}

/** Returns a line as printed, without the time before it, and without the folder of the checkout. */
function textOf({ text: { key } }: StepLogLine): string {
  return withoutTime(key).replace(CHECKOUT, '')
}

/** Takes off the date and the time before a line; a count after them stays. */
function withoutTime(text: string): string {
  return text.replace(TIME, '')
}
