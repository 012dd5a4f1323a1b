import type { Note } from '../../model/note.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { singleLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

export const NOTES_TITLE = 'Notes'
export const NOTE_ICONS: Readonly<Record<Note['severity'], string>> = {
  warning: '⚠️',
  notice: 'ℹ️',
}

const MAX_NOTES = 30

/** Lists the notes on a run; or those on a commit, and on its runs with the label of the run. */
export function notesOf(report: AnyReport): readonly Note[] {
  if (report.kind === 'run') return report.notes
  const ofRuns = report.runs.flatMap(({ label, report: { notes } }) =>
    notes.map((note) => ({ ...note, text: `${singleLine(label)}: ${note.text}` })),
  )
  const rest = ofRuns.length - MAX_NOTES
  const more: Note = {
    severity: 'notice',
    text: `${plural(rest, 'more note')} in the JSON report.`,
  }
  return [...report.notes, ...ofRuns.slice(0, MAX_NOTES), ...(rest > 0 ? [more] : [])]
}

/**
 * Returns the paragraphs of a note. A later paragraph of several lines is code to copy into a workflow
 * file.
 */
export function paragraphsOf({ text }: Note): readonly (readonly string[])[] {
  const [first = '', ...others] = text.split(/\n{2,}/)
  return [[first], ...others.map((paragraph) => paragraph.split('\n'))]
}
