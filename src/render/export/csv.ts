import { stringify } from 'csv-stringify/sync'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { displayName } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { stateFields } from '../text/state-fields.ts'
import { toSeconds, toTime } from '../text/units.ts'

type CsvCell = string | number | boolean | null

interface CsvRow {
  readonly report: Report
  readonly job: JobReport
  readonly step: StepReport | undefined
}

/** The columns, named as the JSON report names its fields. */
const COLUMNS: readonly (readonly [title: string, cell: (row: CsvRow) => CsvCell | undefined])[] = [
  ['repository', ({ report }) => report.run.repository],
  ['runId', ({ report }) => report.run.id],
  ['attempt', ({ report }) => report.run.attempt],
  ['workflow', ({ report }) => report.run.workflow],
  ['event', ({ report }) => report.run.event],
  ['branch', ({ report }) => report.run.branch],
  ['commit', ({ report }) => report.run.commit],
  ['jobId', ({ job }) => job.job.id],
  ['job', ({ job }) => displayName(job.job)],
  ['jobUrl', ({ job }) => job.job.url],
  ['jobStatus', ({ job }) => stateFields(job.job.state).status],
  ['jobConclusion', ({ job }) => stateFields(job.job.state).conclusion],
  ['forgiven', ({ job }) => job.forgiven],
  ['carriedOver', ({ job }) => job.carriedOver],
  ['runner', ({ job }) => job.job.runner.name],
  ['runnerLabels', ({ job }) => job.job.runner.labels.join(', ')],
  ['jobCreatedAt', ({ job }) => toTime(job.job.createdAt)],
  ['jobStartedAt', ({ job }) => stateFields(job.job.state).startedAt],
  ['jobCompletedAt', ({ job }) => stateFields(job.job.state).completedAt],
  [
    'jobBlockedSeconds',
    ({ job, report }) => toSeconds(report.waiting.blockedByJob.get(job.job.id)),
  ],
  ['jobQueueSeconds', ({ job }) => toSeconds(job.queue)],
  ['jobDurationSeconds', ({ job }) => toSeconds(job.duration)],
  ['stepNumber', ({ step }) => step?.step.number],
  ['step', ({ step }) => step?.step.name],
  ['stepStatus', ({ step }) => step && stateFields(step.step.state).status],
  ['stepConclusion', ({ step }) => step && stateFields(step.step.state).conclusion],
  ['stepStartedAt', ({ step }) => step && stateFields(step.step.state).startedAt],
  ['stepCompletedAt', ({ step }) => step && stateFields(step.step.state).completedAt],
  ['stepDurationSeconds', ({ step }) => toSeconds(step?.duration)],
  ['jobOutcome', ({ job }) => job.outcome],
]

/**
 * Renders a row per step, after a row of titles. A job without steps has one row, with empty cells for
 * the step. A value that is not known is an empty cell.
 *
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function renderCsv(report: Report): string {
  const rows = (report.jobs ?? []).flatMap((job): CsvRow[] =>
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
