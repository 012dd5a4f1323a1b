import { isPass } from '../model/conclusion.ts'
import { LOST_HERE, NO_LOSSES } from '../model/report/losses.ts'
import type { CommitRun } from '../model/report/commit-report.ts'
import { shownResultOf } from '../model/report/gate.ts'
import { QUOTED_REASON } from '../model/report/failure.ts'
import { countConclusions, isInTrouble, type JobReport } from '../model/report/job-report.ts'
import { sortBy } from '../model/some.ts'
import { messageText } from './findings/cause-text.ts'
import { errorItems } from './findings/error-list.ts'
import type { FailureEntry } from './findings/failures.ts'
import type { Findings } from './findings/findings.ts'
import { gateRemark } from './findings/gate.ts'
import { notesOf } from './sections/notes.ts'
import { runStatus } from './sections/runs.ts'
import { displayName, PLAIN } from './text/inline.ts'
import { conclusionCounts, iconOf, jobStatus } from './text/labels.ts'
import { shorten, safeLine } from './text/markdown.ts'
import { formatDuration, plural, textsIn } from './text/units.ts'

const MAX_STEP_LOG_JOBS = 100

const MAX_STEP_LOG_CAUSES = 10

/** Limit in characters, so that the reason of the first cause is among the first lines. */
const MAX_LINE_LENGTH = 400

/**
 * Renders the report in a few lines for the log of the step: the result, what failed and why, and the jobs that
 * did not pass. No line starts with untrusted text; what prints them breaks up the commands in them.
 */
export function renderStepLog(findings: Findings, { keep } = NO_LOSSES): string[] {
  const { report } = findings
  const others = () =>
    report.kind === 'commit' ? report.runs.map(runLine) : jobLines(report.jobs ?? [])
  const first = () => `${iconOf(shownResultOf(report))} ${firstLine(findings)}`
  return [
    keep('the headline in the log', first, LOST_HERE),
    ...keep('the advice in the log', () => openingLines(findings), []),
    ...keep('the causes in the log', () => causeLines(findings), [LOST_HERE]),
    ...keep('the jobs in the log', others, [LOST_HERE]),
    ...notesOf(report)
      .filter(({ severity }) => severity === 'notice')
      .map(({ text }) => `Note: ${safeLine(text)}`),
  ]
}

function openingLines({ overview }: Findings): string[] {
  const { waits, advice } = overview(PLAIN)
  return [...waits.map((wait) => `Held up: ${wait}`), ...advice]
}

/** Returns the headline, which a long cause does not cut off before what the gate decides. */
function firstLine({ report, logHeadline }: Findings): string {
  const line = shorten(logHeadline(), MAX_LINE_LENGTH)
  const rest = gateRemark(report).filter((remark) => !line.endsWith(remark))
  return [line, ...rest].join('; ')
}

function runLine(run: CommitRun): string {
  const { duration } = run.report.totals
  const ran = duration === undefined ? '' : `, took ${formatDuration(duration)}`
  return `${runStatus(run)}: ${safeLine(run.label)}${ran}`
}

/** Says of each cause what happened, what failed by name or else its message, and what other runs show. */
function causeLines({ failures }: Findings): string[] {
  const { counts, entries, rest } = failures(PLAIN, MAX_STEP_LOG_CAUSES)
  return textsIn([
    ...counts,
    ...entries.flatMap(entryLines),
    rest > 0 && plural(rest, 'more cause'),
  ])
}

function entryLines(entry: FailureEntry): string[] {
  const where = entry.runs.length === 0 ? '' : ` (${entry.runs.join(', ')})`
  const sentence = shorten(`Cause: ${entry.sentence}${where}`, MAX_LINE_LENGTH)
  if (!('cause' in entry)) return [sentence]
  const { cause, errors, lines } = entry
  // A total is no reason beside what it counts.
  const named = errors.flatMap((list) => [
    list.items.length > 0 ? list.at : list.heading,
    ...errorItems(list),
  ])
  const reasons = named.length > 0 ? named : [messageText(cause, MAX_LINE_LENGTH)]
  return [
    sentence,
    ...textsIn(reasons).map(
      (reason) => `${QUOTED_REASON}: ${shorten(safeLine(reason), MAX_LINE_LENGTH)}`,
    ),
    ...lines.map(({ text }) => `  ↳ ${text}`),
  ]
}

/** Lists the jobs that did not pass or have not finished, and counts the rest. */
function jobLines(jobs: readonly JobReport[]): string[] {
  const { listed = [], counted = [] } = Object.groupBy(jobs, ({ outcome, current }) => {
    // The current job has a line only if something has gone wrong in it.
    const isListed = outcome === undefined ? !current : !isPass(outcome)
    return isListed ? 'listed' : 'counted'
  })
  // A failure comes before a job that is only unfinished.
  const sorted = sortBy(listed, (job) => (isInTrouble(job) ? 0 : 1))
  const rest = sorted.length - MAX_STEP_LOG_JOBS
  return textsIn([
    ...sorted.slice(0, MAX_STEP_LOG_JOBS).map(jobLine),
    rest > 0 && `${plural(rest, 'more job')} did not pass or have not finished`,
    conclusionCounts(countConclusions(counted)),
  ])
}

function jobLine(report: JobReport): string {
  const queue = report.queue === undefined ? '' : `, queued ${formatDuration(report.queue)}`
  const ran = report.duration === undefined ? '' : `, ran ${formatDuration(report.duration)}`
  return `${jobStatus(report)}: ${displayName(report.listed)}${queue}${ran}`
}
