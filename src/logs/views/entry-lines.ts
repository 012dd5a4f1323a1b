import type { LoggedEntry } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/log-event.ts'

/** Entries that are shown, and of each the lines that say what is wrong. */
const MAX_SHOWN = 4
const MAX_SAID = 3

/** Lines below those, and rows of a comparison among them. */
const MAX_REST = 6
const MAX_VALUES = 2

/** A row of a comparison. */
const COMPARED = /^\s{0,8}[-+] ?['"\w]/

/** A shorter text can stand in any detail. */
const MIN_CHARACTERS = 6

/** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
export function entryLines(
  events: readonly LogEvent[],
  entries: readonly LoggedEntry[],
): readonly LogEvent[] {
  return entries.slice(0, MAX_SHOWN).flatMap(({ detail, printed }) => {
    const said = events.filter(({ text }) => detail !== undefined && says(text, detail))
    const saying = said.slice(0, MAX_SAID)
    const from = events.findIndex((line) => line === saying.at(-1)) + 1
    const values = events.slice(from, from + MAX_REST).filter(({ text }) => COMPARED.test(text))
    const named = events.filter(({ mark, text }) => text === printed || mark + text === printed)
    return said.length === 0
      ? []
      : [...saying, ...values.slice(0, MAX_VALUES), ...named.slice(0, 1)]
  })
}

/** Whether a text contains a detail, or a part of one that was joined. */
function says(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}
