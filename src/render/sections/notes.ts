import type { Note } from '../../model/note.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { ListItem, Section } from '../findings/section.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { safeLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

const MAX_NOTES = 30

/** Lists the notes on a run; or those on a commit, and on its runs with the label of the run. */
export function notesOf(report: AnyReport): readonly Note[] {
  if (report.kind === 'run') return report.notes
  const ofRuns = report.runs.flatMap(({ label, report: { notes } }) =>
    notes.map((note) => ({ ...note, text: `${safeLine(label)}: ${note.text}` })),
  )
  const rest = ofRuns.length - MAX_NOTES
  const more: Note = {
    severity: 'notice',
    text: `${plural(rest, 'more note')} in the JSON report.`,
  }
  return [...report.notes, ...ofRuns.slice(0, MAX_NOTES), ...(rest > 0 ? [more] : [])]
}

export function notesSection(report: AnyReport, inline: Inline): Section {
  return {
    title: 'Notes',
    blocks: [{ list: notesOf(report).map((note) => noteItem(note, inline)) }],
  }
}

/**
 * Text that a note has between backticks, such as `needs` and `if: always()`, in escaped Markdown. A name with backticks
 * matches only if it reads alike.
 */
const CODE = /\\`([a-z](?:[\w:(),-]| (?! )|\\[_[\]])*)\\`/g

/** Writes the text of a note; a terminal shows its backticks. */
function noteText(raw: string, { text, code }: Inline): string {
  return code === PLAIN.code ? text(raw) : text(raw).replace(CODE, '<code>$1</code>')
}

/** Words a note. A later paragraph of several lines is code to copy into a workflow file. */
function noteItem({ severity, text, url }: Note, inline: Inline): ListItem {
  const [first = '', ...others] = text.split(/\n{2,}/)
  const below = others.map((paragraph) => {
    const lines = paragraph.split('\n')
    return lines.length === 1 ? noteText(paragraph, inline) : { code: lines }
  })
  const link = url === undefined ? '' : ` ${inline.link('Open it', url)}`
  return { icon: severity, text: `${noteText(first, inline)}${link}`, below }
}
