import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { ExceededBudget, Overrun } from '../../model/shapes/times.ts'
import type { Milliseconds } from '../../model/time.ts'
import { type Inline, jobLink, jobName } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { durationCell, enumerate, formatDuration } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const COLUMNS: readonly CellColumn<Overrun & { readonly limit: Milliseconds }>[] = [
  { title: 'What', isName: true, cell: jobLink },
  { title: 'Took', align: 'right', cell: ({ duration }) => durationCell(duration) },
  { title: 'Budget', align: 'right', cell: ({ limit }) => durationCell(limit) },
  {
    title: 'Over by',
    align: 'right',
    cell: ({ duration, limit }) => durationCell(duration - limit),
  },
]

/** In a line, and in an annotation, which can have 4,096 characters: names can be long. */
const MAX_NAMED = 5

export function overBudgetSection(report: AnyReport, inline: Inline): Section {
  const exceeded = runsOf(report).flatMap(({ report: { overBudget } }) => overBudget)
  const rows = exceeded.flatMap(({ limit, overruns }) =>
    overruns.map((overrun) => ({ ...overrun, limit })),
  )
  const named = rows.map(
    (row) =>
      `${jobName(row, inline)} ${formatDuration(row.duration)} of ${formatDuration(row.limit)}`,
  )
  return {
    title: 'Over budget',
    line: enumerate(named, MAX_NAMED),
    blocks: tableOf({ rows, columns: COLUMNS, inline, noun: 'overrun' }),
  }
}

/** Returns the text of the annotation on a budget: what exceeded it, by how much, and the URL. */
export function overBudgetMessage({ budget, limit, overruns }: ExceededBudget): string {
  const rest = overruns.length - MAX_NAMED
  return [
    `Over the budget "${singleLine(budget)}":`,
    ...overruns.slice(0, MAX_NAMED).map((overrun) => overrunLine(overrun, limit)),
    ...(rest <= 0 ? [] : [`and ${rest} more`]),
  ].join('\n')
}

function overrunLine({ name, url, duration }: Overrun, limit: number): string {
  const over = `${formatDuration(duration - limit)} over its budget of ${formatDuration(limit)}`
  return `${singleLine(name)} took ${formatDuration(duration)}, ${over} (${url})`
}
