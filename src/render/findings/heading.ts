import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { isFailedByGate, isOnlyUnfinished, shownResultOf } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import { singleLine } from '../text/markdown.ts'
import { joinTexts, plural } from '../text/units.ts'
import {
  commitCauses,
  commitName,
  commitOtherFailures,
  commitRemainder,
  commitVerdict,
} from './commit-headline.ts'
import { failedRules, gateRemark } from './gate.ts'
import {
  causesForHeading,
  causesText,
  isProvisional,
  nameFailed,
  otherFailures,
  remainder,
  verdict,
} from './headline.ts'

/** What a report is about, and its result, in plain text. */
interface Heading {
  /** Whose icon it has. */
  readonly result: Conclusion
  readonly name: string
  /** To follow the name. */
  readonly verdict: string
}

/**
 * Returns the result in one plain line, such as
 * `CI failed in 12m 4s: test (windows-latest, 22) failed at Run npm test`. A colon precedes the reasons
 * for the verdict, a semicolon what it does not cover.
 */
export function headlineOf(report: AnyReport, whatOf?: typeof nameFailed): string {
  const { causes } = report
  const texts = report.kind === 'commit' ? commitCauses(report, whatOf) : causesText(causes, whatOf)
  return lineOf(report, texts)
}

/** Returns the same for a log, without the message of the cause: it would read like an error of this step. */
export function headlineForLog(report: AnyReport): string {
  return headlineOf(report, nameFailed)
}

/** Returns the message of the step if the gate fails it: the headline, and below it the rules that fail. */
export function gateMessage(report: AnyReport): string | undefined {
  const rules = failedRules(report)
  return rules === undefined ? undefined : `${headlineForLog(report)}\n${rules}`
}

/** Returns the same for a text that lists the causes below it: of these, it names what failed, or the first. */
export function headlineAboveCauses(report: AnyReport): string {
  return lineOf(report, causesForHeading(report.causes))
}

function lineOf(report: AnyReport, causes: readonly string[]): string {
  const isCommit = report.kind === 'commit'
  const opening = `${nameOf(report)} ${isCommit ? commitVerdict(report) : verdict(report)}`
  if (isFailedByGate(report)) return opening
  const failures = [...causes, ...othersOf(report)]
  const rest = isCommit ? commitRemainder(report) : remainder(report)
  const sign = failures.length > 0 || (!isCommit && isProvisional(report)) ? ': ' : '; '
  const reasons = [...failures, ...rest, ...gateRemark(report)].join('; ')
  return reasons === '' ? opening : `${opening}${sign}${reasons}`
}

/** Returns the heading above what failed. */
export function headingOf(report: AnyReport): Heading {
  const isByGate = isFailedByGate(report)
  const isPassed = isByGate || isPass(report.conclusion)
  const failures = isPassed ? [] : [...causesForHeading(report.causes), ...othersOf(report)]
  const named = failures.length === 0 ? '' : `: ${failures.join('; ')}`
  const parts =
    report.kind === 'commit'
      ? [commitVerdict(report) + named, ...(isByGate ? [] : commitRemainder(report))]
      : [verdict(report) + (isByGate ? '' : restOf(report)) + named]
  const result = shownResultOf(report)
  return { result, name: nameOf(report), verdict: [...parts, ...gateRemark(report)].join('; ') }
}

/** Returns what the verdict is about: the gate if nothing failed, but something has not finished. */
function nameOf(report: AnyReport): string {
  if (isOnlyUnfinished(report)) return 'The gate'
  if (report.kind === 'commit') return commitName(report)
  const { workflow, id } = report.run
  return workflow === undefined ? `Run ${id}` : singleLine(workflow)
}

/** Lists what failed and is no cause. */
function othersOf(report: AnyReport): string[] {
  return report.kind === 'commit' ? commitOtherFailures(report) : otherFailures(report)
}

/** Returns what the verdict on a run does not cover. */
function restOf(report: Report): string {
  const { totals, jobs, run, complete } = report
  // Parentheses would make it read as the reason for a known verdict.
  const note = 'the jobs could not be listed'
  const unlisted = jobs !== undefined ? '' : isProvisional(report) ? ` (${note})` : `; ${note}`
  const open = [
    totals.jobsUnfinished > 0 && `${plural(totals.jobsUnfinished, 'job')} unfinished`,
    jobs !== undefined && !complete && `${jobs.length} of ${run.jobsCounted ?? '?'} jobs listed`,
  ]
  return open.some(Boolean) ? `${unlisted} (${joinTexts(open, ', ')})` : unlisted
}
