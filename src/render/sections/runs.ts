import {
  type CommitReport,
  type CommitRun,
  isUnfinishedRun,
} from '../../model/report/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionCounts, conclusionStatus, iconOf } from '../text/labels.ts'
import { formatDuration, joinTexts, UNKNOWN } from '../text/units.ts'
import { type CellColumn, durationColumn, type Section, tableOf } from '../findings/section.ts'

type RunRow = Pick<CommitRun, 'label' | 'finished' | 'current' | 'report'>

export const RUN_COLUMNS = {
  run: {
    title: 'Run',
    isName: true,
    cell: ({ label, report }, { text, link }) => link(text(label), report.run.url),
  },
  event: {
    title: 'Event',
    isName: true,
    cell: ({ report }, { text }) => text(report.run.event ?? UNKNOWN),
  },
  // An unfinished run of several attempts is too long for a narrow terminal.
  conclusion: { title: 'Conclusion', isName: true, cell: (run, { text }) => text(runStatus(run)) },
  jobs: { title: 'Jobs', cell: (run, { text }) => text(jobCounts(run)) },
  duration: durationColumn('Duration', ({ report }) => report.totals.duration),
  execution: durationColumn('Runner time', ({ report }) => report.totals.execution),
} as const satisfies Record<string, CellColumn<RunRow>>

/** Returns the workflow runs of a commit, the worst first, also those without a job. */
export function runsSection({ runs, totals }: CommitReport, inline: Inline): Section {
  const columns = Object.values(RUN_COLUMNS)
  return {
    title: 'Runs',
    blocks: [...tableOf<RunRow>({ rows: runs, columns, inline }), sumsOf(totals)],
  }
}

/** Says what the rows do not: the sum of what the jobs ran for, and how many ran in parallel. */
function sumsOf({ execution, peakJobs }: CommitReport['totals']): string {
  // The row of one job says as much.
  if (execution === undefined || peakJobs < 2) return ''
  return `In total, the jobs ran for ${formatDuration(execution)}, at most ${peakJobs} in parallel.`
}

/** Returns the icon and label of a run's status; a failure is known before the run finishes. */
export function runStatus(run: RunRow): string {
  const { current, finished, report } = run
  const attempt = (report.run.attempt ?? 1) > 1 ? `, attempt ${report.run.attempt}` : ''
  if (finished) return conclusionStatus(report.conclusion) + attempt
  const state = current && !isUnfinishedRun(run) ? '▶️ running (this report)' : '⏳ unfinished'
  const failing = report.totals.jobsFailed > 0 ? `${iconOf(report.conclusion)} failing, ` : ''
  return failing + state + attempt
}

function jobCounts({ report: { jobs, totals } }: RunRow): string {
  if (jobs === undefined) return 'could not be listed'
  if (jobs.length === 0) return 'none'
  const unfinished = totals.jobsUnfinished > 0 && `${totals.jobsUnfinished} unfinished`
  return joinTexts([conclusionCounts(totals.byConclusion), unfinished], ', ')
}
