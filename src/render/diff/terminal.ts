import type { RunDiff } from '../../model/run-diff.ts'
import { diffHeadline, diffOrigins, type DiffSection, diffSections } from '../sections/diff.ts'
import type { Section } from '../findings/section.ts'
import { MIN_WIDTH } from '../terminal/report.ts'
import { paint, type Terminal } from '../terminal/style.ts'
import { writeSection } from '../terminal/write-section.ts'
import { wrapWords } from '../terminal/wrap.ts'
import { PLAIN } from '../text/inline.ts'

/** Renders the comparison of two runs for a terminal. Only lines with a URL are wider. */
export function renderDiffTerminal(diff: RunDiff, terminal: Terminal): string {
  const drawn = { ...terminal, width: Math.max(MIN_WIDTH, terminal.width) }
  return [
    renderOpening(diff, drawn),
    ...diffSections(diff, PLAIN).map((section) => writeSection(toSection(section), drawn)),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
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

function toSection({ title, columns, rows, lines }: DiffSection): Section {
  const aligned = columns.map((column) =>
    column.isName ? column : { ...column, align: 'right' as const },
  )
  return {
    title,
    blocks: [...(rows.length === 0 ? [] : [{ table: { columns: aligned, rows } }]), ...lines],
  }
}

function indented(line: string, terminal: Terminal): string[] {
  return wrapWords(line, terminal.width - 2).map((part) => `  ${part}`)
}
