import { RESPONSE_NAMES } from '../../__tests__/helpers/fuzz/any-responses.ts'
import { type ChangeName, CHANGES } from '../../__tests__/helpers/fuzz/changes.ts'
import type { Counts } from '../../__tests__/helpers/fuzz/tally.ts'
import { alignColumns, type Alignment } from '../../src/render/terminal/columns.ts'

/** How often each change was made to each response, as a table with sums. */
export function describeChanges({ changes, responses }: Counts): string {
  const rows = (Object.keys(CHANGES) as ChangeName[]).map((change) => ({
    change,
    figures: RESPONSE_NAMES.map((response) => changes.get(change)?.get(response) ?? 0),
  }))
  const sums = RESPONSE_NAMES.map((_, column) =>
    sum(rows.map(({ figures }) => figures[column] ?? 0)),
  )
  return toTable([
    ['change', ...RESPONSE_NAMES, 'in all'],
    ...rows.map(({ change, figures }) => [change, ...figures.map(cell), cell(sum(figures))]),
    ['in all', ...sums.map(cell), cell(sum(sums))],
    [
      'handed over',
      ...RESPONSE_NAMES.map((response) => cell(responses.get(response) ?? 0)),
      cell(sum([...responses.values()])),
    ],
  ])
}

/** How often each conclusion came, most often first. */
export function describeConclusions(conclusions: ReadonlyMap<string, number>): string {
  const rows = [...conclusions].toSorted(([, a], [, b]) => b - a)
  return toTable([
    ['conclusion', 'runs'],
    ...rows.map(([conclusion, runs]) => [conclusion, cell(runs)]),
    ['in all', cell(sum([...conclusions.values()]))],
  ])
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}

function cell(figure: number): string {
  return figure.toLocaleString('en')
}

function toTable(rows: readonly (readonly string[])[]): string {
  const alignments = rows[0]?.map((_, column): Alignment => (column === 0 ? 'left' : 'right'))
  return alignColumns(rows, alignments).join('\n')
}
