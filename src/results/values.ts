import { collapseBlanks } from '../model/note.ts'
import { readPosition, saysWhatIsWrong } from '../logs/entries/entry-details.ts'
import { digestOf } from '../model/digest.ts'
import type { SourcePosition } from '../model/report/failure.ts'

const MAX_NAME_CHARACTERS = 1_000

/**
 * Returns a name with a bounded length. Names that differ stay different, but not those whose letters macOS decomposes
 * and other systems do not.
 */
export function bounded(given: string): string {
  const name = given.normalize('NFC')
  const end = name.length > MAX_NAME_CHARACTERS ? `…${digestOf([name])}` : ''
  return copied(name.slice(0, MAX_NAME_CHARACTERS - end.length) + end)
}

/** A part of a text keeps the whole text in memory, which can be the file; a joined text does not. */
export function copied(text: string): string {
  return ` ${text}`.slice(1)
}

/** Returns the first line that says something, without what follows `MAX_NAME_CHARACTERS`. */
export function firstFilledLine(texts: readonly string[]): string | undefined {
  const lines = texts.flatMap((text) => text.split('\n', 100))
  const line = lines.find((text) => text.trim() !== '')?.slice(0, MAX_NAME_CHARACTERS)
  return line && copied(collapseBlanks(line))
}

const RAISED = /^\W*(?:\w[\w.:]*)?(?:Error|Exception): /

/** Returns what a test printed from an error on, else from what says that something is wrong, else its last line. */
export function fromError(printed: string): string {
  const lines = printed.trim().split('\n')
  const error = lines.findIndex((line) => RAISED.test(line))
  return copied(lines.slice(error === -1 ? lines.findIndex(saysWhatIsWrong) : error).join('\n'))
}

/** Returns the position that attributes name, as one that a log names. */
export function statedPosition(file: string, line: string): SourcePosition | undefined {
  return readPosition({ file: bounded(file), line: /^\d{1,9}$/.test(line) ? line : '' })
}
