import type { Conclusion } from '../../model/conclusion.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { isFailedByGate, isOnlyUnfinished, shownResultOf } from '../../model/report/gate.ts'
import { safeLine } from '../text/markdown.ts'
import {
  commitCausesText,
  commitName,
  commitOtherFailures,
  commitRemainder,
  commitVerdict,
} from './commit-headline.ts'
import { PLAIN } from '../text/inline.ts'
import { reportAdvice } from './advice.ts'
import { failedRules, gateRemark } from './gate.ts'
import {
  causesForHeading,
  causesText,
  isProvisional,
  nameFailed,
  otherFailures,
  whatIsNotCovered,
  resultAndDuration,
} from './headline.ts'

/** So that a phone shows it in three lines. */
const MAX_HEADING_LENGTH = 76

/**
 * Returns the result in one plain line, such as
 * `CI failed in 12m 4s: test (windows-latest, 22) failed at Run npm test`. A colon precedes the reasons
 * for the verdict, a semicolon what it does not cover.
 *
 * @param whatOf `nameFailed` for a log, in which a message would read like an error of this step
 */
export function headlineOf(report: AnyReport, whatOf?: typeof nameFailed): string {
  const texts =
    report.kind === 'commit' ? commitCausesText(report, whatOf) : causesText(report.causes, whatOf)
  return `${nameOf(report)} ${verdictWith(report, texts)}`
}

/** Returns the message of the step if the gate fails it: the headline, and below it the rules that fail. */
export function gateMessage(report: AnyReport): string | undefined {
  const rules = failedRules(report)
  return rules === undefined ? undefined : `${headlineOf(report, nameFailed)}\n${rules}`
}

/** Returns the same for a text that lists the causes below it: among the causes, it names what failed, or the first. */
export function headlineAboveCauses(report: AnyReport): string {
  const { name, verdict } = headingOf(report)
  return `${name} ${verdict}`
}

/** Returns the same with these words for the causes. */
export function headlineWith(report: AnyReport, causes: readonly string[]): string {
  return `${nameOf(report)} ${verdictWith(report, causes, remarkOf(report))}`
}

/** A heading in plain text. */
interface HeadingText {
  readonly result: Conclusion
  readonly name: string
  /** It follows the name. */
  readonly verdict: string
}

/** Returns the heading above what to do and what failed, in plain text. */
export function headingOf(report: AnyReport): HeadingText {
  const name = nameOf(report)
  const remark = remarkOf(report)
  const others = headlineWith(report, [''])
  const causes = causesForHeading(report.causes, MAX_HEADING_LENGTH - others.length)
  return { result: shownResultOf(report), name, verdict: verdictWith(report, causes, remark) }
}

/** Says what the gate decides, as far as the advice or the verdicts do not. */
function remarkOf(report: AnyReport): readonly string[] {
  const isExempt = reportAdvice(report, PLAIN)?.found === 'exempt'
  return gateRemark(report, isExempt ? 'none' : 'brief')
}

/** @param remark what the gate decides */
function verdictWith(
  report: AnyReport,
  causes: readonly string[],
  remark: readonly string[] = gateRemark(report),
): string {
  const isCommit = report.kind === 'commit'
  const opening = isCommit ? commitVerdict(report) : resultAndDuration(report)
  if (isFailedByGate(report)) return opening
  const others = isCommit ? commitOtherFailures(report) : otherFailures(report)
  const failures = [...causes, ...others]
  const rest = isCommit ? commitRemainder(report) : whatIsNotCovered(report)
  const sign = failures.length > 0 || (!isCommit && isProvisional(report)) ? ': ' : '; '
  const reasons = [...failures, ...rest, ...remark].join('; ')
  return reasons === '' ? opening : `${opening}${sign}${reasons}`
}

/** Returns what the verdict is about: the gate if nothing failed, but something has not finished. */
function nameOf(report: AnyReport): string {
  if (isOnlyUnfinished(report)) return 'The gate'
  if (report.kind === 'commit') return commitName(report)
  const { workflow, id } = report.run
  return workflow === undefined ? `Run ${id}` : safeLine(workflow)
}
