import type { LogLine } from '../../../model/shapes/failure.ts'
import { markOf } from '../../../logs/lines/step-line.ts'
import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'

interface FallbackReader {
  readonly add: (line: JobLine, steps: readonly Step[]) => void
  /** Returns `undefined` without lines of a runner. */
  readonly excerpt: () => LogExcerpt | undefined
}

/** Reads the last lines of a job before it cleaned up, which are shown if no line is known to be of the wanted step. */
export function fallbackReader(limit: number): FallbackReader {
  let lines: LogLine[] = []
  let count = 0
  let cleansUp = false
  let timed = false
  return {
    add(line: JobLine, steps: readonly Step[]): void {
      timed ||= line.time !== undefined
      cleansUp ||= isCleanup(line, steps)
      if (cleansUp || line.header === 'list') return
      const { kind, text, cut } = line.read()
      // What is hidden has no text.
      if (text === '') return
      lines.push({ text: markOf({ kind }) + text, error: kind === 'error', cut, omittedBefore: 0 })
      count += 1
      // Truncates rarely, so that the cost per line is small.
      if (lines.length > 2 * limit + 100) lines = lines.slice(-limit)
    },
    excerpt(): LogExcerpt | undefined {
      const last = lines.slice(Math.max(0, lines.length - limit))
      // The runner writes a time in each line, so this is another text, such as a page of a proxy.
      if (last.length === 0 || !timed) return undefined
      return { lines: last, omitted: count - last.length, exitCode: undefined }
    },
  }
}

/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ clue }: JobLine, steps: readonly Step[]): boolean {
  const cleans =
    clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'))
  return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name))
}
