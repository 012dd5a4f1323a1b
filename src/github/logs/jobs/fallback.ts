import type { LogLine } from '../../../model/shapes/failure.ts'
import { markOf } from '../../../logs/lines/step-line.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { stepReader } from './step-reader.ts'

/** Reads the last lines of a job before it cleaned up, which are shown if no line is known to be of the wanted step. */
export function fallbackReader(limit: number) {
  const reader = stepReader(() => tailChooser(limit))
  let cleansUp = false
  return {
    add(line: JobLine, steps: readonly Step[]): void {
      cleansUp ||= isCleanup(line, steps)
      if (!cleansUp) reader.add(line, false)
    },
    excerpt: () => reader.excerpt(),
  }
}

/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ clue }: JobLine, steps: readonly Step[]): boolean {
  const cleans =
    clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'))
  return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name))
}

/** Chooses the last lines, at most `limit`. */
function tailChooser(limit: number): ExcerptChooser {
  let lines: LogLine[] = []
  let count = 0
  let inError = false
  return {
    add({ kind, text, cut, timed }) {
      if (kind === 'hidden' || kind === 'end-of-group') return
      inError = kind === 'error' || (inError && !timed)
      if (text === '' && (lines.length === 0 || lines.at(-1)?.text === '')) return
      lines.push({ text: markOf({ kind }) + text, error: inError, cut, omittedBefore: 0 })
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
