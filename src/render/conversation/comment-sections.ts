import { isFailure } from '../../model/conclusion.ts'
import { DAY } from '../../model/time.ts'
import { runStatus } from '../sections/runs.ts'
import { jobText } from '../text/inline.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import { jobStatus } from '../text/labels.ts'
import { details, tableHead, tableRow } from '../text/markdown.ts'
import { durationCell, plural } from '../text/units.ts'
import { CONVERSATION } from './inline.ts'
import { linkWithin } from './links.ts'
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
    [{ title: 'Workflow' }, { title: 'Conclusion' }, { title: 'Duration', align: 'right' }],
    runs.map((run) => ({
      cells: () => [
        linkWithin(repositoryUrl, text(run.label), run.report.run.url),
        text(runStatus(run)),
        durationCell(run.report.totals.wall),
      ],
      weight: isFailure(run.report.conclusion) ? 1 : 0,
    })),
    maxBytes,
  )
}

/** Lists the exceeded budgets. */
export function renderOverBudget({ runs }: Subject): string {
  const lines = runs.flatMap(({ report }) =>
    report.overBudget
      .slice(0, MAX_LINES)
      .map(({ budget }) => `- ⏱️ Over budget: ${code(budget.line)}`),
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
  const title = soFar ? 'Critical path so far' : 'Critical path'
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
      cells: () => [
        ...(isOne ? [] : [text(label)]),
        linkWithin(repositoryUrl, jobText(job.job, { text }), job.job.url),
        text(jobStatus(job)),
        durationCell(job.duration),
      ],
      weight:
        (job.outcome !== undefined && isFailure(job.outcome) ? MAX_DURATION : 0) +
        Math.min(job.duration ?? 0, MAX_DURATION),
    })),
  )
  const columns: Columns = [
    { title: 'Job' },
    { title: 'Conclusion' },
    { title: 'Duration', align: 'right' },
  ]
  return foldRows(
    plural(rows.length, 'job'),
    isOne ? columns : [{ title: 'Workflow' }, ...columns],
    rows,
    maxBytes,
  )
}

type Columns = Parameters<typeof tableHead>[0]

interface CommentRow {
  readonly cells: () => readonly string[]
  /** Rows with a higher weight are kept first. */
  readonly weight: number
}

/** Renders a table that opens on a click, with the rows that fit; '' if there are none. */
function foldRows(
  summary: string,
  columns: Columns,
  rows: readonly CommentRow[],
  maxBytes: number,
): string {
  if (rows.length === 0) return ''
  const open = `<details><summary>${summary}</summary>\n\n${tableHead(columns)}`
  return renderWithin(
    {
      open,
      pieces: rows.map(({ cells, weight }) => ({ render: () => tableRow(cells()), weight })),
      close: '\n</details>',
      omitted: (count) => `${plural(count, 'row')} omitted to fit GitHub's size limit.`,
    },
    maxBytes,
  )
}
