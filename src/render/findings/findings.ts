import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { ADVICE } from '../../model/reasons.ts'
import { type AnyReport, reportsOf } from '../../model/report/any-report.ts'
import { sortBy } from '../../model/some.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { CommitCause, CommitReport, CommitRun } from '../../model/report/commit-report.ts'
import {
  isFailedByGate,
  isOnlyUnfinished,
  resultOf,
  shownResultOf,
} from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { safeLine } from '../text/markdown.ts'
import { memoize, once } from '../../model/logged/memoize.ts'
import { overBudgetLine } from '../text/budgets.ts'
import { testLines, testsText } from '../text/tests.ts'
import { textsIn } from '../text/units.ts'
import { longWaitLines } from '../text/waits.ts'
import { type ReportAdvice, type CauseAdvice, adviceIn } from './advice.ts'
import {
  commitName,
  commitOrigin,
  commitOtherFailures,
  commitRemainder,
  commitCounts,
  commitVerdict,
} from './commit-headline.ts'
import { commitEntries, type FailureTexts, runEntries } from './failures.ts'
import { failedRules, failingInputs, gateRemark } from './gate.ts'
import {
  causesForHeading,
  causesText,
  isProvisional,
  nameFailed,
  otherFailures,
  resultAndDuration,
  whatIsNotCovered,
} from './headline.ts'
import { jobLines, originOf, type Overview, totalsOf } from './overview.ts'
import { verdictCounts } from './verdict-counts.ts'

/**
 * What a report of a run or of a commit says, in whatever output: made once per report. Each text is worded when an output
 * first needs it, and once for each `Inline`.
 */
export interface Findings extends Pick<AnyReport, 'gate'> {
  readonly report: AnyReport
  readonly repository: string
  /** Page of GitHub: of the run, or of the pull request of the commit or the commit. */
  readonly page: string
  /** The run of the report, or each run of the commit. */
  readonly runs: readonly Pick<CommitRun, 'label' | 'finished' | 'current' | 'report'>[]
  readonly causes: readonly (Cause | CommitCause)[]
  /**
   * Returns the result in one plain line, such as `CI failed in 12m 4s: test (windows-latest, 22) failed at Run npm test`. A
   * colon precedes the reasons for the verdict, a semicolon what it does not cover.
   */
  readonly headline: () => string
  /** Returns the same for the first line of a log, in which a message would read like an error of this step. */
  readonly logHeadline: () => string
  /** Returns the same with these words for the causes, beside what to do. */
  readonly headlineWith: (causes: readonly string[]) => string
  /** Returns the same above what to do and a list of the causes: it names what failed, or the first, as far as it fits. */
  readonly heading: () => HeadingText
  readonly advice: (inline: Inline) => ReportAdvice
  readonly overview: (inline: Inline) => Overview
  readonly failures: (inline: Inline, maxEntries?: number) => FailureTexts
}

/** A heading in plain text. */
interface HeadingText {
  readonly result: Conclusion
  readonly name: string
  /** It follows the name. */
  readonly verdict: string
  readonly line: string
}

/** So that a phone shows it in three lines. */
const MAX_HEADING_LENGTH = 76

/** Makes the findings of a report, without a text: an error of the program in one loses no other. */
export function findingsIn(given: AnyReport): Findings {
  const report = byAdvice(given)
  const { causes, gate } = report
  const parts = report.kind === 'commit' ? partsOfCommit(report) : partsOfRun(report)
  const { repository, page, runs } = parts
  const advice = memoize((inline: Inline) => adviceIn({ causes, gate, runs }, inline))
  const entries = memoize((inline: Inline) => parts.entries(inline, advice(inline)))
  const name = isOnlyUnfinished(report) ? 'The gate' : parts.name
  const opening = once(parts.opening)
  const verdictWith = (named: readonly string[], remark: readonly string[]): string => {
    if (isFailedByGate(report)) return opening()
    const failures = [...named, ...parts.others()]
    const sign = failures.length > 0 || parts.isProvisional() ? ': ' : '; '
    const reasons = [...failures, ...parts.rest(), ...remark].join('; ')
    return reasons === '' ? opening() : `${opening()}${sign}${reasons}`
  }
  const remarkAlone = once(() => gateRemark(report))
  // Beside what to do, as far as that or the verdicts do not say it.
  const remark = once(() =>
    gateRemark(report, advice(PLAIN).first?.found === 'exempt' ? 'none' : 'brief'),
  )
  const alone = (named: readonly string[]) => `${name} ${verdictWith(named, remarkAlone())}`
  const headlineWith = (named: readonly string[]) => `${name} ${verdictWith(named, remark())}`
  return {
    ...{ report, gate, repository, page, runs, causes },
    headline: once(() => alone(causesText(causes))),
    logHeadline: once(() => alone(causesText(causes, nameFailed))),
    headlineWith,
    heading: once(() => {
      const room = MAX_HEADING_LENGTH - headlineWith(['']).length
      const verdict = verdictWith(causesForHeading(causes, room), remark())
      const line = `${name} ${verdict}`
      return { result: shownResultOf(report), name, verdict, line }
    }),
    advice,
    overview: memoize((inline) => {
      const { totals, lines, ...others } = parts.overview(inline)
      return {
        ...others,
        totals: [...totals, ...testsText(report, inline)],
        advice: textsIn([advice(inline).first?.text]),
        overBudget: overBudgetLine(report, inline),
        lines: [
          ...failingInputs(report, inline),
          ...runs.flatMap((run) => testLines(run.report, inline)),
          ...lines,
        ],
      }
    }),
    failures: (inline, maxEntries = Infinity) => ({
      counts: verdictCounts(causes, advice(inline).first !== undefined, inline),
      entries: entries(inline).slice(0, maxEntries),
      rest: Math.max(0, entries(inline).length - maxEntries),
    }),
  }
}

/** Returns a report whose causes are in the order of their advice: what to fix, what to look into, all else. */
function byAdvice<One extends AnyReport>(report: One): One {
  const { ofCauses } = adviceIn(
    { ...report, runs: reportsOf(report).map((one) => ({ report: one })) },
    PLAIN,
  )
  const rankOf = (cause: Cause) => {
    const advice = ofCauses.get(cause)?.advice
    return advice === 'fix' ? 0 : advice === 'look' ? 1 : 2
  }
  return { ...report, causes: sortBy<Cause>(report.causes, rankOf) }
}

/** Returns what differs between a run and a commit, for a run. */
function partsOfRun(report: Report) {
  const { run } = report
  const label = run.workflow ?? `Run ${run.id}`
  return {
    repository: run.repository,
    page: run.url,
    runs: [{ label, finished: true, current: false, report }],
    name: safeLine(label),
    opening: () => resultAndDuration(report),
    isProvisional: () => isProvisional(report),
    others: () => otherFailures(report),
    rest: () => whatIsNotCovered(report),
    overview: (inline: Inline) => ({
      origin: originOf(report, inline),
      totals: totalsOf(report, inline),
      waits: longWaitLines(report, inline),
      lines: jobLines(report, inline),
    }),
    entries: (inline: Inline, advice: CauseAdvice) => runEntries(report, { inline, advice }),
  }
}

/** Returns the same for a commit. */
function partsOfCommit(report: CommitReport) {
  return {
    repository: report.repository,
    page: report.pullRequest?.url ?? report.url,
    runs: report.runs,
    name: commitName(report),
    opening: () => commitVerdict(report),
    isProvisional: () => false,
    others: () => commitOtherFailures(report),
    rest: () => commitRemainder(report),
    overview: (inline: Inline) => ({
      origin: commitOrigin(report, inline),
      totals: commitCounts(report, inline),
      waits: [],
      lines: [],
    }),
    entries: (inline: Inline, advice: CauseAdvice) => commitEntries(report, { inline, advice }),
  }
}

/** Returns the word of the first advice, `none` if nothing failed; `undefined` if a failure has no advice. */
export function adviceWord({ report, advice }: Findings): keyof typeof ADVICE | undefined {
  return advice(PLAIN).first?.advice ?? (isPass(resultOf(report)) ? 'none' : undefined)
}

/** Returns the message of the step if the gate fails it: the headline, and below it the rules that fail. */
export function gateMessage({ report, headline }: Findings): string | undefined {
  const rules = failedRules(report)
  return rules === undefined ? undefined : `${headline()}\n${rules}`
}
