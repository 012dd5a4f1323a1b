import { RESPONSE_NAMES } from '../../__tests__/helpers/fuzz/any-responses.ts'
import { type ChangeName, CHANGES } from '../../__tests__/helpers/fuzz/changes.ts'
import type { Counts } from '../../__tests__/helpers/fuzz/tally.ts'
import { alignColumns, type Alignment } from '../../src/render/terminal/columns.ts'

/** How often each change was made to each response, as a table with sums. */
export function describeChanges({ changes, responses }: Counts): string {
  const rows = (Object.keys(CHANGES) as ChangeName[]).map((change) => ({
    change,
    counts: RESPONSE_NAMES.map((response) => changes.get(change)?.get(response) ?? 0),
  }))
  const sums = RESPONSE_NAMES.map((_, column) => sum(rows.map(({ counts }) => counts[column] ?? 0)))
  return toTable([
    ['change', ...RESPONSE_NAMES, 'in all'],
    ...rows.map(({ change, counts }) => [change, ...counts.map(cell), cell(sum(counts))]),
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

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function cell(count: number): string {
  return count.toLocaleString('en')
}

function toTable(rows: readonly (readonly string[])[]): string {
  const alignments = rows[0]?.map((_, column): Alignment => (column === 0 ? 'left' : 'right'))
  return alignColumns(rows, alignments).join('\n')
}
