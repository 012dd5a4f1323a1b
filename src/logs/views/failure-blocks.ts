import type { LogEvent } from '../events/log-event.ts'
import type { FailureForm } from '../forms/form.ts'

/** Maximum length of a heading, such as `* What went wrong:`, which different failures can share. */
const MAX_HEADING_CHARACTERS = 30

/**
 * Returns failures in a tool's own form, and errors that the step reported, each once: the line, and those below it
 * that belong to it, up to noise.
 */
export function failureBlocks(events: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const texts = new Set<string>()
  return events.flatMap((line, at) => {
    const form = reportForm(line)
    if (form === undefined || texts.has(line.text)) return []
    if (line.text.length > MAX_HEADING_CHARACTERS) texts.add(line.text)
    const rest = events.slice(at + 1)
    const end = rest.findIndex((other, count) => {
      // Keeps the lines of one runner message together.
      const isPart = count < form.after || (line.error && other.error)
      const isNoise = other.found.kind === 'noise' || other.found.kind === 'warning'
      return !isPart || isNoise || reportForm(other) !== undefined
    })
    return [[line, ...rest.slice(0, end === -1 ? undefined : end)]]
  })
}

function reportForm({ found, error }: LogEvent): FailureForm | undefined {
  const isReport = found.kind === 'failure' || (found.kind === 'error' && error)
  return isReport ? found.form : undefined
}
