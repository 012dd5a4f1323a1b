import type { StepFindings, LogExcerpt } from '../../../model/report/failure.ts'
import { stopsEarly } from '../../../logs/lines/stops-early.ts'
import { type StartedTest, startReader } from '../../../logs/starts/start-reader.ts'
import type { ExcerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { Clue } from '../lines/log-clues.ts'
import { serviceReader } from './service-reader.ts'

/** Limit of what is kept of the headers of a step. */
const MAX_HEADER_CHARACTERS = 20_000

export interface StepReader {
  /** @param isFirst whether the line is known to be the first of the step */
  readonly add: (line: JobLine, isFirst: boolean) => void
  /** Whether a tool stops at the first failures, by an option in the script or by what it prints. */
  readonly stopsEarly: () => boolean
  readonly silence: () => StepFindings
  readonly hasServiceFailed: () => boolean
  /** Lists what had started and not ended when the log was cut, if it was. */
  readonly notEnded: () => readonly StartedTest[]
  /**
   * Returns `undefined` if the step wrote nothing.
   *
   * @param isRead whether the step was read whole
   */
  readonly excerpt: (isRead: boolean) => LogExcerpt | undefined
}

/**
 * Returns a reader that chooses from the lines of one step, without headers. If the markers of a composite
 * action show which inner step failed, it chooses from the lines of that step.
 */
export function stepReader(newChooser: () => ExcerptChooser): StepReader {
  const whole = newChooser()
  const service = serviceReader()
  const starts = startReader()
  /** The inner step that began last, if it is open, with how many lines of the whole step are before it. */
  let current: { id: string; chooser: ExcerptChooser; before: number } | undefined
  /** The inner step that failed the action. */
  let failed: typeof current
  let count = 0
  let isEarly = false
  /** Lines that the runner prints of the script and the variables of the step, and of its inner steps. */
  let header = ''

  function readMarker(clue: Clue | undefined): void {
    if (clue?.kind === 'start-action') {
      current = { id: clue.id, chooser: newChooser(), before: count }
    } else if (clue?.kind === 'end-action') {
      const { id, conclusion } = clue
      // The innermost of nested steps finishes first. The ids of those within a step begin with its id.
      if (id === current?.id && conclusion === 'failure') failed ??= current
      if (conclusion === 'success' && failed?.id.startsWith(`${id}.`) === true) failed = undefined
      current = undefined
    }
  }

  return {
    add(line: JobLine, isFirst: boolean): void {
      if (line.isTagged) service.add(line)
      // The name of an inner step is shown, unlike that of the step itself.
      isEarly ||= stopsEarly(line.text)
      if (line.header === 'list' && header.length < MAX_HEADER_CHARACTERS)
        header += `${line.read().text}\n`
      if (line.header !== undefined && (line.header !== 'title' || isFirst)) return
      const read = line.read()
      if (read.kind === 'hidden') readMarker(line.clue)
      else if (read.kind !== 'end-of-group') {
        whole.add(read)
        const isOpen = /\s$/.test(line.text)
        starts.read({ text: read.text, isOpen, time: line.time, isError: read.kind === 'error' })
        current?.chooser.add(read)
        count += 1
      }
    },
    stopsEarly: () => isEarly,
    silence: () => whole.silence(),
    hasServiceFailed: service.hasFailed,
    notEnded: starts.notEnded,
    excerpt(isRead: boolean): LogExcerpt | undefined {
      const found = whole.excerpt(header, starts.notEnded(), isRead)
      const inner = failed?.chooser.excerpt(header, starts.notEnded(), isRead)
      if (failed === undefined || inner === undefined || inner.lines.length === 0) return found
      const { before } = failed
      const below = <One extends Pick<LogExcerpt, 'omitted'>>(one: One): One => ({
        ...one,
        omitted: one.omitted === undefined ? undefined : before + one.omitted,
      })
      const beside: LogExcerpt['beside'] = (green) => {
        const chosen = inner.beside?.(green)
        return chosen && below(chosen)
      }
      return { ...below(inner), exitCode: inner.exitCode ?? found?.exitCode, beside }
    },
  }
}
