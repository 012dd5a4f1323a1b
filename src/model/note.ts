/** What a reader should know that is not a figure: something odd in the data, or left out of the report. */
export interface Note {
  /** `warning`: something the reader can mend or must allow for; `notice`: good to know. */
  readonly severity: 'warning' | 'notice'
  readonly text: string
  /** The id of the job that the note is about; absent when it is about the run. */
  readonly jobId?: number
}

/** A name or a message of others in a note: of a note, lines are ours alone. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
