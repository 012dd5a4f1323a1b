import type { RunDiff } from '../../model/run-diff.ts'
import { diffHeadline, diffOrigins, type DiffSection, diffSections } from '../sections/diff.ts'
import { MARKDOWN } from '../text/inline.ts'
import { escapeMarkdown, table } from '../text/markdown.ts'
import { joinTexts, unbroken } from '../text/units.ts'

/** Renders the comparison of two runs as Markdown. */
export function renderDiffMarkdown(diff: RunDiff): string {
  const origins = diffOrigins(diff, MARKDOWN).map((line) => `- ${line}`)
  return [
    `## ${escapeMarkdown(diffHeadline(diff))}`,
    origins.join('\n'),
    ...diffSections(diff, MARKDOWN).map(renderSection),
  ]
    .map((block) => `${block}\n`)
    .join('\n')
}

function renderSection({ title, columns, rows, lines }: DiffSection): string {
  const blocks = [
    `### ${title}`,
    table(
      rows,
      columns.map((column, index) => ({
        title: column.title.replace(/^\w/, (first) => first.toUpperCase()),
        ...(!column.isName && { align: 'right' }),
        cell: (row) => (column.isName ? (row[index] ?? '') : unbroken(row[index] ?? '')),
      })),
    ),
    lines.map((line) => `- ${line}`).join('\n'),
  ]
  return joinTexts(blocks, '\n\n')
}
