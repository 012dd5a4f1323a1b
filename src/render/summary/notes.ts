import type { Note } from '../../model/note.ts'
import { NOTES_TITLE, paragraphsOf } from '../sections/notes.ts'
import { codeBlock, escapeMarkdown } from '../text/markdown.ts'

export function renderNotes(notes: readonly Note[]): string {
  if (notes.length === 0) return ''
  const items = notes.map(
    (note) => `- ${note.severity === 'warning' ? '⚠️' : 'ℹ️'} ${renderNote(note)}`,
  )
  return [`### ${NOTES_TITLE}`, '', ...items].join('\n')
}

function renderNote(note: Note): string {
  const blocks = paragraphsOf(note).map((lines) =>
    lines.length === 1 ? escapeMarkdown(lines.join('')) : codeBlock(lines, 'yaml'),
  )
  return blocks.join('\n\n').replace(/\n(?!\n)/g, '\n  ')
}
