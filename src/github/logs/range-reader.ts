import type { LogPart } from '../http/log-host.ts'
import { jobReader, type JobReader, type WantedExcerpts } from './jobs/job-reader.ts'
import { lineSplitter, type RawLine } from './lines/split-lines.ts'

/**
 * A log of up to this size is read as a whole if a part of it is not enough. Of a larger one, only the
 * start is read for inner steps.
 */
export const MAX_WHOLE_BYTES = 16_777_216

/**
 * Returns a reader of successive ranges of a log.
 *
 * @param from position of the first range
 */
export function rangeReader(wanted: WantedExcerpts, from: number) {
  const reader = jobReader(wanted, from === 0)
  const splitter = lineSplitter()
  let position = from
  let complete = false
  // A range from the middle of a log starts in the middle of a line.
  let whole = from === 0
  const add = (lines: Iterable<RawLine>) => {
    for (const line of lines) {
      if (whole) reader.add(line)
      whole = true
    }
  }
  return {
    reader,
    /** Reads lines until no more are needed; the rest is not downloaded. */
    async read(part: LogPart): Promise<void> {
      const { body, size } = part
      // A host may send the whole log again.
      let stopped = part.from !== position
      for await (const chunk of body) {
        if (stopped) break
        add(splitter.push(chunk))
        position += chunk.length
        stopped = reader.isOver() || (wanted.limit === 0 && position > MAX_WHOLE_BYTES)
        if (stopped) break
      }
      complete = size === undefined ? !stopped : position >= size
    },
    /** Must be called after the last range. */
    finish(): void {
      if (complete) add(splitter.end())
      reader.end(complete)
    },
    /** Returns whether the end of the log was read. */
    isComplete: () => complete,
  }
}

/** Reads one range, as far as it is needed. */
export async function readRange(part: LogPart, wanted: WantedExcerpts): Promise<JobReader> {
  const range = rangeReader(wanted, part.from)
  await range.read(part)
  range.finish()
  return range.reader
}
