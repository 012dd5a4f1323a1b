import { markOf } from '../../../logs/lines/step-line.ts'
import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { Step } from '../../../model/run.ts'
import type { LogLine } from '../../../model/shapes/failure.ts'
import type { JobLine } from '../lines/job-line.ts'

/** Reads the last lines of a job before it cleaned up, which are shown if no line is known to be of the wanted step. */
export class FallbackReader {
  readonly #limit: number
  #lines: LogLine[] = []
  #count = 0
  #cleansUp = false
  #timed = false

  constructor(limit: number) {
    this.#limit = limit
  }

  add(line: JobLine, steps: readonly Step[]): void {
    this.#timed ||= line.time !== undefined
    this.#cleansUp ||= isCleanup(line, steps)
    if (this.#cleansUp || line.header === 'list') return
    const { kind, text, cut } = line.read()
    // What is hidden has no text.
    if (text === '') return
    const shown = markOf({ kind }) + text
    this.#lines.push({ text: shown, error: kind === 'error', cut, omittedBefore: 0 })
    this.#count += 1
    // Truncates rarely, so that the cost per line is small.
    if (this.#lines.length > 2 * this.#limit + 100) this.#lines = this.#lines.slice(-this.#limit)
  }

  /** Returns `undefined` without lines of a runner. */
  excerpt(): LogExcerpt | undefined {
    const lines = this.#lines.slice(Math.max(0, this.#lines.length - this.#limit))
    // The runner writes a time in each line, so this is another text, such as a page of a proxy.
    if (lines.length === 0 || !this.#timed) return undefined
    return { lines, omitted: this.#count - lines.length, exitCode: undefined }
  }
}

/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ clue }: JobLine, steps: readonly Step[]): boolean {
  const cleans =
    clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'))
  return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name))
}
