import { isFailure } from '../../model/conclusion.ts'
import { DAY } from '../../model/time.ts'
import type { CellColumn } from '../findings/section.ts'
import { runStatus } from '../sections/runs.ts'
import { jobText } from '../text/inline.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import { jobStatus } from '../text/labels.ts'
import { details, tableHead, tableRow } from '../text/markdown.ts'
import { durationCell, plural } from '../text/units.ts'
import { CONVERSATION, linkWithin } from './inline.ts'
import type { Subject } from './subject.ts'

const { text, code } = CONVERSATION

/** Of a list that is not folded. */
const MAX_LINES = 20

/** GitHub stops a run after 35 days. */
const MAX_DURATION = 35 * DAY

export interface SectionOptions {
  /** Such as `https://github.com/octo-org/octo-shop`; other URLs are not linked. */
  readonly repositoryUrl: string
  readonly maxBytes: number
}

/** Renders one row for each run of a commit; '' for the report of one run. */
export function renderWorkflows(
  { runs }: Subject,
  { repositoryUrl, maxBytes }: SectionOptions,
): string {
  if (runs.length < 2) return ''
  return foldRows(
    plural(runs.length, 'workflow run'),
    [
      {
        title: 'Workflow',
        cell: (run) => linkWithin(repositoryUrl, text(run.label), run.report.run.url),
      },
      { title: 'Conclusion', cell: (run) => text(runStatus(run)) },
      {
        title: 'Duration',
        align: 'right',
        cell: ({ report }) => durationCell(report.totals.duration),
      },
    ],
    runs.map((run) => ({ row: run, weight: isFailure(run.report.conclusion) ? 1 : 0 })),
    maxBytes,
  )
}

/** Lists the exceeded budgets. */
export function renderOverBudget({ runs }: Subject): string {
  const lines = runs.flatMap(({ report }) =>
    report.overBudget.slice(0, MAX_LINES).map(({ budget }) => `- ⏱️ Over budget: ${code(budget)}`),
  )
  return lines.join('\n')
}

/** Lists the jobs that decided when a run finished. */
export function renderCriticalPath({ runs }: Subject): string {
  const [run, ...others] = runs
  if (run === undefined || others.length > 0) return ''
  const { soFar = false, jobs = [] } = run.report.criticalPath ?? {}
  const path = jobs.slice(0, MAX_LINES)
  if (path.length < 2) return ''
  const names = path.map(({ job }) => `${jobText(job.job, { text })} ${durationCell(job.duration)}`)
  const title = soFar ? 'What holds the run up so far' : 'What held the run up'
  return details(title, names.join(' → '))
}

/** Renders one row per job: failed jobs are kept first, then the longest ones. */
export function renderJobTable(
  { runs }: Subject,
  { repositoryUrl, maxBytes }: SectionOptions,
): string {
  const isOne = runs.length < 2
  const rows = runs.flatMap(({ label, report }) =>
    (report.jobs ?? []).map((job) => ({
      row: { label, job },
      weight:
        (job.outcome !== undefined && isFailure(job.outcome) ? MAX_DURATION : 0) +
        Math.min(job.duration ?? 0, MAX_DURATION),
    })),
  )
  const columns: Columns<(typeof rows)[number]['row']> = [
    ...(isOne ? [] : [{ title: 'Workflow', cell: ({ label }: { label: string }) => text(label) }]),
    {
      title: 'Job',
      cell: ({ job: { job } }) => linkWithin(repositoryUrl, jobText(job, { text }), job.url),
    },
    { title: 'Conclusion', cell: ({ job }) => text(jobStatus(job)) },
    { title: 'Duration', align: 'right', cell: ({ job }) => durationCell(job.duration) },
  ]
  return foldRows(plural(rows.length, 'job'), columns, rows, maxBytes)
}

type Columns<Row> = readonly CellColumn<Row>[]

interface CommentRow<Row> {
  readonly row: Row
  /** Rows with a higher weight are kept first. */
  readonly weight: number
}

/** Renders a table that opens on a click, with the rows that fit; '' if there are none. */
function foldRows<Row>(
  summary: string,
  columns: Columns<Row>,
  rows: readonly CommentRow<Row>[],
  maxBytes: number,
): string {
  if (rows.length === 0) return ''
  const open = `<details><summary>${summary}</summary>\n\n${tableHead(columns)}`
  return renderWithin(
    {
      open,
      pieces: rows.map(({ row, weight }) => ({
        render: () => tableRow(columns.map(({ cell }) => cell(row, CONVERSATION))),
        weight,
      })),
      close: '\n</details>',
      omitted: (count) => `${plural(count, 'row')} omitted to fit GitHub's size limit.`,
    },
    maxBytes,
  )
}
