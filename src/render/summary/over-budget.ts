import type { ExceededBudget, Overrun } from '../../model/report/time-budget.ts'
import { type Column, link, singleLine, table, escapeMarkdown } from '../text/markdown.ts'
import { durationCell, formatDuration, plural } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'What' },
  { title: 'Took', align: 'right' },
  { title: 'Budget', align: 'right' },
  { title: 'Over by', align: 'right' },
]

const MAX_ROWS = 20

/** An annotation holds 4,096 characters, and names can be long. */
const MAX_NAMED = 5

/** What took longer than its budget. */
export function renderOverBudget({
  overBudget,
}: {
  readonly overBudget: readonly ExceededBudget[]
}): string {
  const rows = overBudget.flatMap(({ budget: { limit }, overruns }) =>
    overruns.map(({ name, url, figure }) => [
      link(escapeMarkdown(name), url),
      durationCell(figure),
      durationCell(limit),
      durationCell(figure - limit),
    ]),
  )
  if (rows.length === 0) return ''
  const rest = rows.length - MAX_ROWS
  return [
    '### Over budget',
    table(COLUMNS, rows.slice(0, MAX_ROWS)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'figure')} more in the JSON report.`]),
  ].join('\n\n')
}

/** The text of the annotation on a budget: what exceeded it, by how much, and where to look. */
export function overBudgetMessage({ budget, overruns }: ExceededBudget): string {
  const rest = overruns.length - MAX_NAMED
  return [
    `Over the budget "${singleLine(budget.line)}":`,
    ...overruns.slice(0, MAX_NAMED).map((overrun) => overrunLine(overrun, budget.limit)),
    ...(rest <= 0 ? [] : [`and ${rest} more`]),
  ].join('\n')
}

function overrunLine({ name, url, figure }: Overrun, limit: number): string {
  const over = `${formatDuration(figure - limit)} over its budget of ${formatDuration(limit)}`
  return `${singleLine(name)} took ${formatDuration(figure)}, ${over} (${url})`
}
