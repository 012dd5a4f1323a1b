import type { Note } from '../../model/note.ts'
import { NOTES_TITLE } from '../sections/notes.ts'
import { withoutControls } from '../text/markdown.ts'
import { heading, paint, type Terminal } from './style.ts'
import { wrapWords } from './wrap.ts'

export function renderNotes(notes: readonly Note[], terminal: Terminal): string[] {
  if (notes.length === 0) return []
  return [
    heading(NOTES_TITLE, terminal),
    ...notes.flatMap(({ severity, text }) => {
      const [icon, style] =
        severity === 'warning' ? (['!', 'odd'] as const) : (['·', 'faint'] as const)
      const lines = withoutControls(text)
        .split('\n')
        .flatMap((line) => wrapWords(line, terminal.width - 4))
      return lines.map((line, at) =>
        `  ${at === 0 ? paint(style, icon, terminal) : ' '} ${line}`.trimEnd(),
      )
    }),
  ]
}
