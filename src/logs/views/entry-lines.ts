import type { LoggedEntry } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/log-event.ts'

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
