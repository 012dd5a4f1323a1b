// The tables of a comment.
import { isFailure } from '../../model/conclusion.ts'
import { sortBy } from '../../model/some.ts'
import { DAY } from '../../model/time.ts'
import { type CellColumn, durationColumn } from '../../render/findings/section.ts'
import { isNamedBudget } from '../../render/findings/gate.ts'
import { RUN_COLUMNS } from '../../render/sections/runs.ts'
import { jobLink, jobText } from '../../render/text/inline.ts'
import { renderWithin } from '../../render/text/fit-to-size.ts'
import { jobStatus } from '../../render/text/labels.ts'
import { details, tableHead, tableRow } from '../../render/text/markdown.ts'
import { durationCell, plural } from '../../render/text/units.ts'
import { CONVERSATION, inlineWithin } from './inline.ts'
import type { Subject } from './subject.ts'

/** Limit of a list that is not folded. */
const MAX_LINES = 20

/** GitHub stops a run after 35 days. */
const MAX_DURATION = 35 * DAY

export interface SectionOptions {
  /** Such as `https://github.com/octo-org/octo-shop`; other URLs are not linked. */
  readonly repositoryUrl: string
  readonly maxBytes: number
}

/** Renders one row for each run of a commit; '' for the report of one run. */
export function renderWorkflows({ runs }: Subject, options: SectionOptions): string {
  if (runs.length < 2) return ''
  return foldRows(options, {
    noun: 'workflow run',
    rows: runs,
    weigh: ({ report }) => Number(isFailure(report.conclusion)),
    columns: [
      { ...RUN_COLUMNS.run, title: 'Workflow' },
      RUN_COLUMNS.conclusion,
      RUN_COLUMNS.duration,
    ],
  })
}

/** Lists the exceeded budgets that the first lines do not name. */
export function renderOverBudget(subject: Subject): string {
  const lines = subject.runs.flatMap(({ report }) =>
    report.overBudget
      .filter(({ budget }) => !isNamedBudget(subject.report, budget))
      .slice(0, MAX_LINES)
      .map(({ budget }) => `- ⏱️ Over budget: ${CONVERSATION.code(budget)}`),
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
  const names = path.map(
    ({ job }) => `${jobText(job.listed, CONVERSATION)} ${durationCell(job.duration)}`,
  )
  const title = soFar ? 'What holds the run up so far' : 'What held the run up'
  return details(title, names.join(' → '))
}

/** Renders one row per job: failed jobs are kept first, then the longest ones. */
export function renderJobTable({ runs }: Subject, options: SectionOptions): string {
  const rows = runs.flatMap(({ label, report: { jobs = [] } }) =>
    jobs.map((job) => ({ label, job })),
  )
  const workflow: CellColumn<(typeof rows)[number]> = {
    title: 'Workflow',
    cell: ({ label }, { text }) => text(label),
  }
  return foldRows(options, {
    noun: 'job',
    rows,
    weigh: ({ job: { outcome, duration = 0 } }) =>
      (isFailure(outcome) ? MAX_DURATION : 0) + Math.min(duration, MAX_DURATION),
    columns: [
      ...(runs.length < 2 ? [] : [workflow]),
      { title: 'Job', cell: ({ job }, inline) => jobLink(job.listed, inline) },
      { title: 'Conclusion', cell: ({ job }, { text }) => text(jobStatus(job)) },
      durationColumn<(typeof rows)[number]>('Duration', ({ job }) => job.duration),
    ],
  })
}

interface FoldedTable<Row> {
  /** Noun for a row. */
  readonly noun: string
  readonly rows: readonly Row[]
  /** Rows with a higher weight are first. */
  readonly weigh: (row: Row) => number
  readonly columns: readonly CellColumn<Row>[]
}

/** Renders a table that opens on a click, with the rows that fit; '' if there are none. */
function foldRows<Row>(
  { repositoryUrl, maxBytes }: SectionOptions,
  { noun, rows, weigh, columns }: FoldedTable<Row>,
): string {
  const inline = inlineWithin(repositoryUrl)
  return renderWithin(
    {
      open: `<details><summary>${plural(rows.length, noun)}</summary>\n\n${tableHead(columns)}`,
      pieces: sortBy(rows, (row) => -weigh(row)).map((row) => ({
        render: () => tableRow(columns.map(({ cell }) => cell(row, inline))),
        weight: weigh(row),
      })),
      close: '\n</details>',
      omitted: (count) => `${plural(count, 'row')} omitted to fit GitHub's size limit.`,
    },
    maxBytes,
  )
}
