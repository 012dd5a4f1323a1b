import { textsIn } from '../text/units.ts'
import type { Conclusion } from '../../model/conclusion.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Cause, FailureReport } from '../../model/report/cause.ts'
import {
  type CommitCause,
  type CommitReport,
  type CommitRun,
  firstRun,
  jobsOf,
} from '../../model/report/commit-report.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import { groupsOf } from '../../model/some.ts'
import { stepUrl } from '../../model/target.ts'
import { placeText } from '../../model/report/entry-words.ts'
import type { Inline } from '../text/inline.ts'
import { verbOf } from '../text/labels.ts'
import type { CauseAdvice } from './advice.ts'
import {
  alsoFailedAt,
  causeJobs,
  causeSentence,
  consequencesLine,
  logOwner,
  saysAll,
  skippedLine,
  unpublishedLine,
  unreadLine,
} from './cause-text.ts'
import { runsWithoutCause } from './commit-headline.ts'
import { errorLists, type ErrorListText } from './error-list.ts'
import { annotationsToShow, failureLabels } from './failure-labels.ts'
import { lacksFile } from './gate.ts'
import { failedNeeds, runVerb } from './headline.ts'
import { notEndedLine } from '../text/not-ended.ts'
import { greenSentence, sentenceOn } from './log-block.ts'
import { type VerdictText, verdictTexts } from './verdict.ts'

/** Returns the title of the causes: in a run that was only cancelled, nothing failed. */
export function failuresTitle(entries: readonly FailureEntry[]): string {
  const isCancelled = entries.length > 0 && entries.every(({ outcome }) => outcome === 'cancelled')
  return isCancelled ? 'What was cancelled' : 'What failed'
}

/** A cause, or another failure about which there is one sentence. */
export type FailureEntry = (CauseText | Pick<CauseText, 'outcome' | 'sentence'>) & {
  /** Links to the runs of a commit with this and the next failures; empty for those after the first. */
  readonly runs: readonly string[]
}

/** All that is said of one cause. */
export interface CauseText {
  readonly cause: Cause
  readonly outcome: Conclusion
  /** The step that failed, or its job. */
  readonly url: string
  readonly sentence: string
  /** Links to the jobs; empty for one, which the sentence names. */
  readonly jobs: readonly string[]
  readonly verdicts: readonly VerdictText[]
  /** The facts, the verdicts, what to do if causes differ in it, and how to see a log that is not published yet. */
  readonly lines: readonly CauseLine[]
  /** A link to write the failure down in an issue; empty if that makes no sense. */
  readonly newIssue: readonly string[]
  /** Names of what failed, in each of its steps. */
  readonly errors: readonly ErrorListText[]
  /** The logs of the first job that have lines. */
  readonly logs: readonly LogBlock[]
  /** The annotations that add something to them, with their position in a file, as raw text. */
  readonly annotations: readonly string[]
  readonly consequences: readonly string[]
}

interface CauseLine {
  readonly text: string
  /** Page of its newest evidence, for an output without links. */
  readonly url?: string | undefined
}

interface LogBlock {
  /** Job whose log it is, and where its lines are from. */
  readonly intro: readonly string[]
  readonly excerpt: StepExcerpt
}

/** Failures, once per cause, and why. */
export interface FailureTexts {
  /** `2 causes: 1 new, 1 known from main`; empty if the advice says it, for one cause, or if nothing was compared. */
  readonly counts: readonly string[]
  /** Causes by runs, if the report is that of a commit. */
  readonly entries: readonly FailureEntry[]
  /** Number of further ones that there are. */
  readonly rest: number
}

export function runEntries(
  report: Report,
  { advice, inline }: Pick<CauseWording, 'advice' | 'inline'>,
): readonly FailureEntry[] {
  const wording = { run: report.run, jobs: report.jobs, inline, advice }
  const texts = report.causes.map((cause) => causeText(cause, wording))
  return [...texts, ...unlistedEntries(report, inline)].map((entry) => ({ ...entry, runs: [] }))
}

/** Words what failed by runs. */
export function commitEntries(
  report: CommitReport,
  { advice, inline }: Pick<CauseWording, 'advice' | 'inline'>,
): readonly FailureEntry[] {
  const idsOfRuns = ({ runs }: CommitCause) => runs.map((run) => run.report.run.id).join()
  const entries = groupsOf(report.causes, idsOfRuns).flatMap((causes) =>
    causes.map((cause, at) => ({
      ...causeText(cause, { run: firstRun(cause), jobs: jobsOf(cause.runs), inline, advice }),
      runs: at === 0 ? runLinks(cause.runs, inline) : [],
    })),
  )
  const others = runsWithoutCause(report).map((run) => {
    const sentence = inline.text(runVerb(run.report))
    return { runs: runLinks([run], inline), outcome: run.report.conclusion, sentence }
  })
  return [...entries, ...others]
}

/** Whether there is an entry about a failure. */
export function hasFailures(report: AnyReport): boolean {
  if (report.causes.length > 0) return true
  return report.kind === 'commit'
    ? runsWithoutCause(report).length > 0
    : failedNeeds(report).length > 0
}

interface CauseWording {
  /** The run of the failures. */
  readonly run: Run
  /** All jobs of the runs of the failures. */
  readonly jobs?: readonly JobReport[] | undefined
  readonly inline: Inline
  readonly advice: CauseAdvice
}

export function causeText(
  cause: Cause,
  { run, jobs = [], inline, advice }: CauseWording,
): CauseText {
  const [first] = cause.failures
  const { listed: job, outcome = 'unknown' } = first.job
  const { step } = failureLabels(first)
  const verdicts = verdictTexts(cause, { run, inline })
  const logs = saysAll(cause) ? [] : logsOf(cause, inline)
  return {
    cause,
    outcome,
    url: step === undefined ? job.url : stepUrl(job, step),
    sentence: causeSentence(cause, run.jobs ?? [], inline),
    jobs: cause.failures.length === 1 ? [] : causeJobs(cause, run.jobs ?? [], inline),
    verdicts,
    lines: [
      ...plainLines(...unreadLine(cause), ...notEndedLine(cause, inline)),
      ...verdicts.flatMap(({ line, evidence: [newest], changed }) => [
        { text: line, url: newest?.url },
        ...plainLines(...changed),
      ]),
      ...plainLines(advice.below.get(cause), ...unpublishedLine(cause, inline)),
    ],
    newIssue:
      cause.newIssueUrl === undefined || advice.ofCauses.get(cause)?.advice === 'none'
        ? []
        : [inline.link('Mark as known in a new issue', cause.newIssueUrl)],
    errors: errorLists(cause, run, inline),
    logs,
    annotations: saysAll(cause) ? [] : annotationLines(first, logs),
    consequences: [...consequencesLine(cause, inline), ...skippedLine(cause, jobs, inline)],
  }
}

function plainLines(...texts: readonly (string | undefined)[]): CauseLine[] {
  return textsIn(texts).map((text) => ({ text }))
}

function logsOf(cause: Cause, inline: Inline): LogBlock[] {
  const [first] = cause.failures
  return first.excerpts
    .map((excerpt, at) => ({
      intro: [
        ...(at === 0 ? logOwner(cause, inline) : alsoFailedAt(first, excerpt, inline)),
        ...sentenceOn(excerpt),
        ...greenSentence(excerpt, inline),
      ],
      excerpt,
    }))
    .filter(({ excerpt }) => excerpt.lines.length > 0)
}

function annotationLines(failure: FailureReport, logs: readonly LogBlock[]): string[] {
  const excerpts = logs.map(({ excerpt }) => excerpt)
  return annotationsToShow(failure, excerpts).map(
    ({ message, path, line }) => positionPrefix(path, line) + message,
  )
}

function positionPrefix(path: string | undefined, line: number | undefined): string {
  if (path === undefined || path === '.github') return ''
  return `${placeText({ path, line, column: undefined })}: `
}

/** Words the failed results in `needs` that no listed job shows. */
function unlistedEntries(report: Report, { text, strong, code }: Inline) {
  const why = report.jobs === undefined ? '' : "; GitHub's list of jobs does not show it yet"
  return failedNeeds(report).map(({ key, result, openLeg }) => {
    const leg = openLeg && `; ${text(openLeg.name)} has not finished in GitHub's list and`
    const grant = lacksFile(report) ? `: ${code('contents: read')} shows whether it is` : ''
    const which = openLeg?.certain ? 'is a leg of it' : `may be a leg of it${grant}`
    const sentence = `${strong(text(key))} ${text(verbOf(result))}, as reported by ${code('needs')}`
    return { outcome: result, sentence: sentence + (leg === undefined ? why : `${leg} ${which}`) }
  })
}

function runLinks(runs: readonly CommitRun[], { text, link, strong }: Inline): string[] {
  return runs.map(({ label, report }) => strong(link(text(label), report.run.url)))
}
