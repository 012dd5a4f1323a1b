import type { RunDiff } from '../../model/report/run-diff.ts'
import { diffHeadline, diffOrigins, type DiffSection, diffSections } from '../findings/diff.ts'
import { joinSections } from '../terminal/report.ts'
import { heading, paint, type Terminal } from '../terminal/style.ts'
import { renderTable } from '../terminal/tables.ts'
import { wrapWords } from '../terminal/wrap.ts'
import { PLAIN } from '../text/inline.ts'

/** Renders the comparison of two runs for a terminal. Only lines with a URL are wider. */
export function renderDiffTerminal(diff: RunDiff, terminal: Terminal): string {
  return joinSections(terminal, (drawn) => [
    renderOpening(diff, drawn),
    ...diffSections(diff, PLAIN).map((section) => renderSection(section, drawn)),
  ])
}

function renderOpening(diff: RunDiff, terminal: Terminal): string[] {
  const urls = [diff.before.run.url, diff.after.run.url]
  return [
    ...wrapWords(diffHeadline(diff), terminal.width).map((line) => paint('title', line, terminal)),
    ...diffOrigins(diff, PLAIN).flatMap((line, index) => [
      ...indented(line, terminal),
      `  ${paint('faint', urls[index] ?? '', terminal)}`,
    ]),
  ]
}

function renderSection(section: DiffSection, terminal: Terminal): string[] {
  const { title, columns, rows, lines } = section
  const cells = columns.map((column, index) => ({
    ...column,
    cell: (row: readonly string[]) => row[index] ?? '',
  }))
  return [
    heading(title, terminal),
    ...(rows.length === 0 ? [] : renderTable(rows, cells, terminal)),
    ...lines.flatMap((line) => indented(line, terminal)),
  ]
}

function indented(line: string, terminal: Terminal): string[] {
  return wrapWords(line, terminal.width - 2).map((part) => `  ${part}`)
}
