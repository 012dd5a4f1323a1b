import { uniqueBy } from './some.ts'

/** A note on something odd in the data, or on something that the report omits. */
export interface Note {
  /** `warning`: the reader can fix it or must allow for it; `notice`: good to know. */
  readonly severity: 'warning' | 'notice'
  readonly text: string
  /** The id of the job that the note is about; absent if it is about the run. */
  readonly jobId?: number | undefined
  /** Page that it is about; absent if that is no page. */
  readonly url?: string | undefined
  /** Whether it counts only if `fail-on: new`, and nothing else, closes the gate. @default false */
  readonly onNew?: boolean
}

/** Returns the texts of the warnings. */
export function warningsIn(notes: readonly Note[]): string[] {
  return notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text)
}

/** Collapses untrusted text to one line, so that only we add line breaks to a note. */
export function collapseBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Removes duplicates: two requests can fail, or be skipped, for the same reason. */
export function uniqueNotes(notes: readonly Note[]): readonly Note[] {
  return uniqueBy(notes, ({ text }) => text)
}

/** What was read, or why it was not: a sentence, unless said otherwise. */
export type Read<Value, Reason = string> =
  | { readonly read: Value; readonly unread?: never }
  | { readonly read?: never; readonly unread: Reason }
