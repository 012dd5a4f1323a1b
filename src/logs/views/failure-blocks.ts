import type { LogEvent } from '../events/log-event.ts'
import type { FailureForm } from '../forms/form.ts'

/** The line of a failure in its form, and the lines around it that belong to it. */
interface FailureBlock {
  readonly match: LogEvent
  readonly lines: LogEvent[]
}

/** Maximum length of a heading, such as `* What went wrong:`, which different failures can share. */
const MAX_HEADING_CHARACTERS = 30

/**
 * Returns the first failures in a tool's own form, and errors that the step reported, each once, with the lines around
 * them up to noise: about `limit` lines.
 */
export function failureBlocks(events: readonly LogEvent[], limit: number): readonly FailureBlock[] {
  const blocks: FailureBlock[] = []
  let open: FailureBlock | undefined
  /** How many of the next lines belong to the open block. */
  let after = 0
  for (const [at, event] of events.entries()) {
    const form = formOf(event)
    if (isNoise(event) || event.isFirst) open = undefined
    if (form !== undefined) {
      open = { match: event, lines: [...linesAbove(events, at, form.before), event] }
      after = form.after
      const size = blocks.flatMap(({ lines }) => lines).length
      if (isRepeated(event, blocks) || size >= limit) open = undefined
      else blocks.push(open)
    } else if (open !== undefined) {
      // Keeps the lines of one runner message together.
      const isMessage = event.error && open.lines.at(-1)?.error === true
      if (open.lines.length < limit && (after > 0 || isMessage)) open.lines.push(event)
      else open = undefined
      after = Math.max(0, after - 1)
    }
  }
  return blocks
}

function formOf({ found, error }: LogEvent): FailureForm | undefined {
  const isReport = found.kind === 'failure' || (found.kind === 'error' && error)
  return isReport ? found.form : undefined
}

function isNoise({ found }: LogEvent): boolean {
  return found.kind === 'noise' || found.kind === 'warning'
}

/** Returns the lines directly above one, back to the last noise. */
function linesAbove(events: readonly LogEvent[], at: number, count: number): readonly LogEvent[] {
  let from = at
  for (let event = events[at]; event !== undefined && at - from < count; event = events[from]) {
    const above = events[from - 1]
    if (event.isFirst || above?.index !== event.index - 1 || isNoise(above)) break
    from -= 1
  }
  return events.slice(from, at)
}

function isRepeated({ text }: LogEvent, blocks: readonly FailureBlock[]): boolean {
  const isHeading = text.length <= MAX_HEADING_CHARACTERS
  return !isHeading && blocks.some(({ match }) => match.text === text)
}

/** Returns the lines of a block that fit: the one in its form, and as many before as after it if possible. */
export function cutBlock({ lines, match }: FailureBlock, size: number): readonly LogEvent[] {
  if (size <= 0) return []
  const before = lines.indexOf(match)
  const after = lines.length - 1 - before
  const around = size - 1
  const takenAfter = Math.min(after, Math.max(Math.ceil(around / 2), around - before))
  const from = Math.max(0, before - (around - takenAfter))
  return lines.slice(from, before + takenAfter + 1)
}
