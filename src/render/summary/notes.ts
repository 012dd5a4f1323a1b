import type { Report } from '../../model/report/report.ts'
import { codeBlock, escapeMarkdown } from '../text/markdown.ts'

export function renderNotes({ notes }: Pick<Report, 'notes'>): string {
  if (notes.length === 0) return ''
  const items = notes.map(
    (note) => `- ${note.severity === 'warning' ? '⚠️' : 'ℹ️'} ${body(note.text)}`,
  )
  return ['### Notes', '', ...items].join('\n')
}

/** Renders a later paragraph of several lines as code to copy into a workflow file. */
function body(note: string): string {
  const [first = '', ...others] = note.split(/\n{2,}/)
  const blocks = others
    .map((paragraph) => paragraph.split('\n'))
    .map((lines) =>
      lines.length === 1 ? escapeMarkdown(lines.join('')) : codeBlock(lines, 'yaml'),
    )
  return [escapeMarkdown(first), ...blocks].join('\n\n').replace(/\n(?!\n)/g, '\n  ')
}
