import {
  type CommitReport,
  type CommitRun,
  isUnfinishedRun,
} from '../../model/report/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionCounts, conclusionStatus, iconOf } from '../text/labels.ts'
import { durationCell, formatDuration, joinTexts, UNKNOWN } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const COLUMNS: readonly CellColumn<CommitRun>[] = [
  {
    title: 'Run',
    isName: true,
    cell: ({ label, report }, { text, link }) => link(text(label), report.run.url),
  },
  {
    title: 'Event',
    isName: true,
    cell: ({ report }, { text }) => text(report.run.event ?? UNKNOWN),
  },
  // An unfinished run of several attempts is too long for a narrow terminal.
  { title: 'Conclusion', isName: true, cell: (run, { text }) => text(runStatus(run)) },
  { title: 'Jobs', cell: (run, { text }) => text(jobCounts(run)) },
  {
    title: 'Duration',
    align: 'right',
    cell: ({ report }) => durationCell(report.totals.duration),
  },
  {
    title: 'Runner time',
    align: 'right',
    cell: ({ report }) => durationCell(report.totals.execution),
  },
]

/** Returns the workflow runs of a commit, the worst first, also those without a job. */
export function runsSection({ runs, totals }: CommitReport, inline: Inline): Section {
  return {
    title: 'Runs',
    blocks: [...tableOf({ rows: runs, columns: COLUMNS, inline }), sumsOf(totals)],
  }
}

function sumsOf({ execution, peakJobs }: CommitReport['totals']): string {
  const parts = [
    execution !== undefined && `ran for ${formatDuration(execution)}`,
    peakJobs > 1 && `at most ${peakJobs} at the same time`,
  ]
  return parts.every(Boolean) ? `In total, the jobs ${joinTexts(parts, ', ')}.` : ''
}

/** Returns the icon and label of a run's status; a failure is known before the run finishes. */
export function runStatus(run: Pick<CommitRun, 'finished' | 'current' | 'report'>): string {
  const { current, finished, report } = run
  const attempt = (report.run.attempt ?? 1) > 1 ? `, attempt ${report.run.attempt}` : ''
  if (finished) return conclusionStatus(report.conclusion) + attempt
  const state = current && !isUnfinishedRun(run) ? '▶️ running (this report)' : '⏳ unfinished'
  const failing = report.totals.jobsFailed > 0 ? `${iconOf(report.conclusion)} failing, ` : ''
  return failing + state + attempt
}

function jobCounts({ report: { jobs, totals } }: CommitRun): string {
  if (jobs === undefined) return 'could not be listed'
  if (jobs.length === 0) return 'none'
  const unfinished = totals.jobsUnfinished > 0 && `${totals.jobsUnfinished} unfinished`
  return joinTexts([conclusionCounts(totals.byConclusion), unfinished], ', ')
}
