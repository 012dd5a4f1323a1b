import type { ErrorEntry } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/log-event.ts'

/** Lines that name entries, and entries that are shown. */
const MAX_NAMES = 40
const MAX_SHOWN = 4

/** Lines before and after the one that names an entry. */
const MAX_ABOVE = 6
const MAX_BELOW = 24

/** The lines that say what is wrong, of one entry. */
const MAX_SAID = 3

/** Lines below those, of which some complete them. */
const MAX_REST = 6
const MAX_COMPLETING = 2

/** A row of a comparison. */
const COMPARED = /^\s{0,8}[-+] ?['"\w]/

/** A shorter text can stand in any detail. */
const MIN_CHARACTERS = 6

/** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
export function entryLines(
  events: readonly LogEvent[],
  entries: readonly ErrorEntry[],
): readonly LogEvent[] {
  const names = events.filter(({ isName }) => isName).slice(0, MAX_NAMES)
  const around = names.map((name, at) => {
    const end = Math.min(name.index + MAX_BELOW, names[at + 1]?.index ?? Infinity)
    return events.filter(({ index }) => index >= name.index - MAX_ABOVE && index <= end)
  })
  return entries.slice(0, MAX_SHOWN).flatMap(({ detail }) => {
    const said = names.flatMap((name, at) => {
      const lines = around[at] ?? []
      const saying = detail === undefined ? [] : lines.filter(({ text }) => says(text, detail))
      return saying.length === 0 ? [] : [[...withRest(saying.slice(0, MAX_SAID), lines), name]]
    })
    return said[0] ?? []
  })
}

/** Whether a text contains a detail, or a part of one that was joined. */
function says(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}

/** Adds what follows the last line that says what is wrong: lines within it, or the values that are compared. */
function withRest(saying: readonly LogEvent[], lines: readonly LogEvent[]): readonly LogEvent[] {
  const last = saying.at(-1)
  const rest = lines.slice(lines.findIndex((line) => line === last) + 1).slice(0, MAX_REST)
  const indent = last?.text.search(/\S/) ?? 0
  const within = rest.findIndex(({ text }) => text.search(/\S/) <= indent)
  const inner = within === -1 ? rest : rest.slice(0, within)
  const compared = rest.filter(({ text }) => COMPARED.test(text))
  return [...saying, ...(inner.length > 0 ? inner : compared).slice(0, MAX_COMPLETING)]
}
