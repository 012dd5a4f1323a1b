import type { LogLine } from '../../../model/report/failure.ts'
import type { ExcerptChooser } from './excerpt-chooser.ts'

/**
 * Chooses the last lines, at most `limit`, for lines whose step is unknown.
 *
 * @param untilError whether to ignore the lines after the first error
 */
export function tailChooser(limit: number, untilError: boolean): ExcerptChooser {
  let lines: LogLine[] = []
  let count = 0
  let erred = false
  let inError = false
  return {
    add({ kind, text, cut, timed }) {
      if (kind === 'hidden' || kind === 'end-of-group') return
      inError = kind === 'error' || (inError && !timed)
      if (erred && untilError && (kind === 'error' || !inError)) return
      erred ||= inError
      if (text === '' && (lines.length === 0 || lines.at(-1)?.text === '')) return
      lines.push({ text, error: inError, cut, skipped: 0 })
      count += 1
      // Truncates rarely, so that the cost per line is small.
      if (lines.length > 2 * limit + 100) lines = lines.slice(-limit)
    },
    excerpt() {
      const last = lines.slice(Math.max(0, lines.length - limit))
      if (last.length === 0) return undefined
      return { lines: last, omitted: count - last.length, exitCode: undefined }
    },
  }
}
