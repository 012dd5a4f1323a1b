import type { JobJson, ReportJson, StepJson } from '../json/types.ts'
import { singleLine } from '../text/markdown.ts'

type Cell = string | number | boolean | null

interface Row {
  readonly report: ReportJson
  readonly job: JobJson
  readonly step: StepJson | undefined
}

/** The columns, with the names of the fields in the JSON report. */
const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => Cell | undefined])[] = [
  ['repository', ({ report }) => report.repository],
  ['runId', ({ report }) => report.run.id],
  ['attempt', ({ report }) => report.run.attempt],
  ['workflow', ({ report }) => report.run.workflow],
  ['event', ({ report }) => report.run.event],
  ['branch', ({ report }) => report.run.branch],
  ['commit', ({ report }) => report.run.commit],
  ['jobId', ({ job }) => job.id],
  ['job', ({ job }) => job.name],
  ['jobUrl', ({ job }) => job.url],
  ['jobStatus', ({ job }) => job.status],
  ['jobConclusion', ({ job }) => job.conclusion],
  ['forgiven', ({ job }) => job.forgiven],
  ['carriedOver', ({ job }) => job.carriedOver],
  ['runner', ({ job }) => job.runner.name],
  ['runnerLabels', ({ job }) => job.runner.labels.join(', ')],
  ['jobCreatedAt', ({ job }) => job.createdAt],
  ['jobStartedAt', ({ job }) => job.startedAt],
  ['jobCompletedAt', ({ job }) => job.completedAt],
  ['jobBlockedSeconds', ({ job }) => job.blockedSeconds],
  ['jobQueueSeconds', ({ job }) => job.queueSeconds],
  ['jobDurationSeconds', ({ job }) => job.durationSeconds],
  ['stepNumber', ({ step }) => step?.number],
  ['step', ({ step }) => step?.name],
  ['stepStatus', ({ step }) => step?.status],
  ['stepConclusion', ({ step }) => step?.conclusion],
  ['stepStartedAt', ({ step }) => step?.startedAt],
  ['stepCompletedAt', ({ step }) => step?.completedAt],
  ['stepDurationSeconds', ({ step }) => step?.durationSeconds],
  ['jobOutcome', ({ job }) => job.outcome],
]

/**
 * Renders a row of titles, then one row per step. A job without steps has one row. Unknown values are
 * empty cells.
 *
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function renderCsv(report: ReportJson): string {
  const rows = report.jobs.flatMap((job): Row[] =>
    job.steps.length === 0
      ? [{ report, job, step: undefined }]
      : job.steps.map((step) => ({ report, job, step })),
  )
  const lines = [
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, cell]) => formatCell(cell(row)))),
  ]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

function formatCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell !== 'string') return String(cell)
  const text = withoutFormula(singleLine(cell))
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Prefixes text that a spreadsheet would execute as a formula with an apostrophe, also after a `;`,
 * which some spreadsheets treat as the end of a cell.
 *
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function withoutFormula(text: string): string {
  return text.replace(/(^|;)(?=[\s"']*[=+\-@＝＋－＠])/g, "$1'")
}
