import type { Report } from '../../model/report/report.ts'
import type { ExceededBudget, Overrun } from '../../model/report/time-budget.ts'
import type { Milliseconds } from '../../model/time.ts'
import {
  type Column,
  escapeMarkdown,
  link,
  section,
  singleLine,
  tableOfFirst,
} from '../text/markdown.ts'
import { durationCell, formatDuration } from '../text/units.ts'

const COLUMNS: readonly Column<Overrun & { readonly limit: Milliseconds }>[] = [
  { title: 'What', cell: ({ name, url }) => link(escapeMarkdown(name), url) },
  { title: 'Took', align: 'right', cell: ({ duration }) => durationCell(duration) },
  { title: 'Budget', align: 'right', cell: ({ limit }) => durationCell(limit) },
  {
    title: 'Over by',
    align: 'right',
    cell: ({ duration, limit }) => durationCell(duration - limit),
  },
]

/** An annotation can have 4,096 characters, and names can be long. */
const MAX_NAMED = 5

export function renderOverBudget({ overBudget }: Pick<Report, 'overBudget'>): string {
  const rows = overBudget.flatMap(({ budget: { limit }, overruns }) =>
    overruns.map((overrun) => ({ ...overrun, limit })),
  )
  return section('Over budget', [tableOfFirst(rows, COLUMNS, 'overrun')])
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
