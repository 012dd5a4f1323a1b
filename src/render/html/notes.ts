import type { Note } from '../../model/note.ts'
import { NOTE_ICONS, NOTES_TITLE, paragraphsOf } from '../sections/notes.ts'
import { withoutControls } from '../text/markdown.ts'
import { drawIcons } from './icons.ts'
import { escapeHtml, HTML } from './inline.ts'
import { wrapSection, writeList } from './write-section.ts'

export function renderNotes(notes: readonly Note[]): string {
  const items = notes.map((note) => {
    const [first = '', ...others] = paragraphsOf(note).map((lines) =>
      lines.length === 1
        ? HTML.text(lines.join(''))
        : `<pre class="log">${escapeHtml(withoutControls(lines.join('\n')))}</pre>`,
    )
    return [
      `${drawIcons(NOTE_ICONS[note.severity])} ${first}`,
      ...others.map((part) => `<div>${part}</div>`),
    ].join('\n')
  })
  return wrapSection('notes', NOTES_TITLE, writeList(items))
}
