import type { ExceededBudget, Overrun } from '../../model/report/time-budget.ts'
import { type Column, escapeMarkdown, link, singleLine, table } from '../text/markdown.ts'
import { durationCell, formatDuration, plural } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'What' },
  { title: 'Took', align: 'right' },
  { title: 'Budget', align: 'right' },
  { title: 'Over by', align: 'right' },
]

const MAX_ROWS = 20

/** An annotation can have 4,096 characters, and names can be long. */
const MAX_NAMED = 5

/** Renders what took longer than its budget. */
export function renderOverBudget({
  overBudget,
}: {
  readonly overBudget: readonly ExceededBudget[]
}): string {
  const rows = overBudget.flatMap(({ budget: { limit }, overruns }) =>
    overruns.map(({ name, url, duration }) => [
      link(escapeMarkdown(name), url),
      durationCell(duration),
      durationCell(limit),
      durationCell(duration - limit),
    ]),
  )
  if (rows.length === 0) return ''
  const rest = rows.length - MAX_ROWS
  return [
    '### Over budget',
    table(COLUMNS, rows.slice(0, MAX_ROWS)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'more overrun')} in the JSON report.`]),
  ].join('\n\n')
}

/** Returns the text of the annotation on a budget: what exceeded it, by how much, and the URL. */
export function overBudgetMessage({ budget, overruns }: ExceededBudget): string {
  const rest = overruns.length - MAX_NAMED
  return [
    `Over the budget "${singleLine(budget.line)}":`,
    ...overruns.slice(0, MAX_NAMED).map((overrun) => overrunLine(overrun, budget.limit)),
    ...(rest <= 0 ? [] : [`and ${rest} more`]),
  ].join('\n')
}

function overrunLine({ name, url, duration }: Overrun, limit: number): string {
  const over = `${formatDuration(duration - limit)} over its budget of ${formatDuration(limit)}`
  return `${singleLine(name)} took ${formatDuration(duration)}, ${over} (${url})`
}
