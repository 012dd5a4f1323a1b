import type { CommitReport, CommitRun } from '../model/report/commit-report.ts'
import { type JobReport, jobsInTrouble } from '../model/report/job-report.ts'
import type { Report } from '../model/report/report.ts'
import { causeSentence } from './findings/cause-text.ts'
import { headlineOf } from './findings/heading.ts'
import { notesOf } from './sections/notes.ts'
import { runStatus } from './sections/runs.ts'
import { verdictTexts } from './findings/verdict.ts'
import { displayName, PLAIN } from './text/inline.ts'
import { iconOf, jobStatus } from './text/labels.ts'
import { singleLine } from './text/markdown.ts'
import { formatDuration, plural } from './text/units.ts'

/** For more jobs than this, the log lists only those in trouble. */
const MAX_JOBS = 100

const MAX_CAUSES = 10

/**
 * Renders the report in a few lines for the log of the step. No line starts with untrusted text; what
 * prints them breaks up the commands in them.
 */
export function renderStepLog(report: Report | CommitReport): string[] {
  const lines =
    'runs' in report
      ? report.runs.map(runLine)
      : [...causeLines(report), ...jobLines(report.jobs ?? [])]
  return [
    `${iconOf(report.conclusion)} ${headlineOf(report)}`,
    ...lines,
    ...notesOf(report)
      .filter(({ severity }) => severity === 'notice')
      .map(({ text }) => `Note: ${singleLine(text)}`),
  ]
}

function runLine(run: CommitRun): string {
  const { wall } = run.report.totals
  const ran = wall === undefined ? '' : `, took ${formatDuration(wall)}`
  return `${runStatus(run)}: ${singleLine(run.label)}${ran}`
}

/** Says whose failures those of each cause are, if other runs show it. */
function causeLines({ causes, run }: Report): string[] {
  return causes.slice(0, MAX_CAUSES).flatMap((cause) => {
    const found = verdictTexts({ cause, run, inline: PLAIN }).map(({ line }) => line)
    return found.length === 0 ? [] : [`Cause: ${causeSentence(cause, PLAIN)}. ${found.join('. ')}`]
  })
}

function jobLines(jobs: readonly JobReport[]): string[] {
  if (jobs.length <= MAX_JOBS) return jobs.map(jobLine)
  const listed = jobsInTrouble(jobs).slice(0, MAX_JOBS)
  return [...listed.map(jobLine), plural(jobs.length - listed.length, 'more job')]
}

function jobLine(report: JobReport): string {
  const queue = report.queue === undefined ? '' : `, queued ${formatDuration(report.queue)}`
  const ran = report.duration === undefined ? '' : `, ran ${formatDuration(report.duration)}`
  return `${jobStatus(report)}: ${displayName(report.job)}${queue}${ran}`
}
