import type { Instant } from '../../../model/time.ts'
import { type HeaderPosition, nextPosition } from './header-forms.ts'
import { JobLine } from './job-line.ts'
import { timeReader } from './log-text.ts'
import type { RawLine } from './split-lines.ts'

/**
 * Lines without a time, the further lines of messages, that are read of a log, and how many more for each line
 * with a time. The rest is dropped: they are so short that reading all would take seconds for each megabyte.
 */
export const MAX_FURTHER_LINES = 20_000
export const FURTHER_LINES_PER_LINE = 4

interface LogLineReader {
  /** Adds a line; its bytes may change after the call. */
  readonly add: (raw: RawLine) => void
  readonly end: () => void
}

/** Reads the times of a log's lines, and which of them are of headers. A line that may begin one waits for the next. */
export function lineReader(emit: (line: JobLine) => void): LogLineReader {
  const timeOf = timeReader()
  let maxFurther = MAX_FURTHER_LINES
  let lastTime: Instant | undefined
  /** A group named `Run ...`. */
  let title: JobLine | undefined
  /** The position of the last line in a header. */
  let position: HeaderPosition = 'outside'

  /** Returns whether a line is part of the header before it. */
  function isInHeader({ text, time }: JobLine): boolean {
    if (position === 'outside') return false
    // The further lines of an input or a variable have no time.
    if ((time === undefined && position !== 'top') || text.startsWith('##[debug]')) return true
    const next = nextPosition(position, text)
    position = next ?? 'outside'
    return next !== undefined
  }

  function emitTitle(next = ''): void {
    if (title === undefined) return
    title.next = next
    emit(title)
    title = undefined
  }

  return {
    add: (raw) => {
      const read = timeOf(raw.bytes)
      maxFurther = Math.max(-1, maxFurther + (read === undefined ? -1 : FURTHER_LINES_PER_LINE))
      if (maxFurther < 0) return
      lastTime = read?.time ?? lastTime
      const line = new JobLine(maxFurther === 0 ? { ...raw, cut: true } : raw, read, lastTime)
      if (isInHeader(line)) {
        line.header = line.text === '##[endgroup]' ? 'end' : 'list'
        if (title !== undefined) title.header = 'title'
      }
      if (title !== undefined) emitTitle(line.text)
      if (read !== undefined && line.isTagged && line.text.startsWith('##[group]Run ')) {
        position = 'top'
        title = line
        line.keep()
      } else {
        emit(line)
      }
    },
    /** Must be called after the last line. */
    end: emitTitle,
  }
}
