import { stringify } from 'csv-stringify/sync'
import type { JobJson, ReportJson, StepJson } from '../json/types.ts'
import { singleLine } from '../text/markdown.ts'

type Cell = string | number | boolean | null

interface Row {
  readonly report: ReportJson
  readonly job: JobJson
  readonly step: StepJson | undefined
}

/** The columns, named as the JSON report names its fields. */
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
 * Renders a row per step, after a row of titles. A job without steps has one row, with empty cells for
 * the step. A value that is not known is an empty cell.
 *
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function renderCsv(report: ReportJson): string {
  const rows = report.jobs.flatMap((job): Row[] =>
    job.steps.length === 0
      ? [{ report, job, step: undefined }]
      : job.steps.map((step) => ({ report, job, step })),
  )
  return stringify(
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
    {
      header: true,
      columns: COLUMNS.map(([title]) => title),
      record_delimiter: 'windows',
      cast: { boolean: String, string: (text) => withoutFormula(singleLine(text)) },
    },
  )
}

/**
 * Returns the text with an apostrophe before everything that a spreadsheet would compute as a formula,
 * also after `;`, which some spreadsheets take for the end of a cell: `escape_formulas` of csv-stringify
 * covers only the start.
 *
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function withoutFormula(text: string): string {
  return text.replace(/(^|;)(?=[\s"']*[=+\-@＝＋－＠])/g, "$1'")
}
