import type { LoggedEntry } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/event-store.ts'
import type { FailureForm } from '../forms/form.ts'
import type { StartedTest } from '../starts/start-reader.ts'

/** Entries that are shown, and of each the lines that say what is wrong. */
const MAX_SHOWN = 4
const MAX_SAID = 3

/** A shorter text can stand in any detail. */
const MIN_CHARACTERS = 6

/** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
export function entryLines(
  events: readonly LogEvent[],
  entries: readonly LoggedEntry[],
): readonly LogEvent[] {
  return entries.slice(0, MAX_SHOWN).flatMap(({ detail, printed }) => {
    const said = events.filter(({ text }) => detail !== undefined && containsDetail(text, detail))
    const named = events.filter(({ mark, text }) => text === printed || mark + text === printed)
    return said.length === 0 ? [] : [...said.slice(0, MAX_SAID), ...named.slice(0, 1)]
  })
}

/** Whether a text contains a detail, or a part of one that was joined. */
function containsDetail(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}

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

/** Tests whose lines are shown. */
const MAX_TESTS = 3

/** Lines below the one that says that a test started or continued. */
const MAX_BELOW = 2

/**
 * Chooses the lines of a step that something else ended: the last ones, and above them, in at most half of the room, those
 * of the tests that had not ended.
 */
export function stoppedLines(
  last: readonly LogEvent[],
  limit: number,
  notEnded: readonly StartedTest[],
): readonly LogEvent[] {
  const ofTests = notEnded.slice(0, MAX_TESTS).flatMap(({ printed }) => {
    const at = last.findLastIndex(({ text }) => text.includes(printed))
    return at === -1 ? [] : last.slice(at, at + 1 + MAX_BELOW)
  })
  const ofEnd = new Set(last.slice(-limit))
  const others = new Set(ofTests.filter((line) => !ofEnd.has(line)))
  const above = [...others].slice(0, Math.floor(limit / 2))
  const below = last.slice(-(limit - above.length))
  return [...above, ...below].toSorted((one, other) => one.index - other.index)
}
