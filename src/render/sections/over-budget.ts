import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { ExceededBudget, Overrun } from '../../model/shapes/times.ts'
import { type Inline, jobLink, jobName } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { enumerate, unbroken } from '../text/units.ts'
import { amountsOf } from '../text/budget-amounts.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

type Row = Overrun & ReturnType<typeof amountsOf>

const COLUMNS: readonly CellColumn<Row>[] = [
  { title: 'What', isName: true, cell: jobLink },
  { title: 'Took', align: 'right', cell: ({ took }) => unbroken(took) },
  { title: 'Budget', align: 'right', cell: ({ budgeted }) => unbroken(budgeted) },
  { title: 'Over by', align: 'right', cell: ({ over }) => unbroken(over) },
]

/** In a line, and in an annotation, which can have 4,096 characters: names can be long. */
const MAX_OVERRUNS = 5

export function overBudgetSection(report: AnyReport, inline: Inline): Section {
  const exceeded = runsOf(report).flatMap(({ report: { overBudget } }) => overBudget)
  const rows = exceeded.flatMap((one) =>
    one.overruns.map((overrun) => ({ ...overrun, ...amountsOf(one, overrun) })),
  )
  const named = rows.map((row) => `${jobName(row, inline)} ${row.took} of ${row.budgeted}`)
  return {
    title: 'Over budget',
    line: enumerate(named, MAX_OVERRUNS),
    blocks: tableOf({ rows, columns: COLUMNS, inline, noun: 'overrun' }),
  }
}

/** Returns the text of the annotation on a budget: what exceeded it, by how much, and the URL. */
export function overBudgetMessage(exceeded: ExceededBudget): string {
  const { budget, overruns } = exceeded
  const rest = overruns.length - MAX_OVERRUNS
  return [
    `Over the budget "${singleLine(budget)}":`,
    ...overruns.slice(0, MAX_OVERRUNS).map((overrun) => {
      const { took, budgeted, over } = amountsOf(exceeded, overrun)
      return `${singleLine(overrun.name)} took ${took}, ${over} over its budget of ${budgeted} (${overrun.url})`
    }),
    ...(rest <= 0 ? [] : [`and ${rest} more`]),
  ].join('\n')
}
