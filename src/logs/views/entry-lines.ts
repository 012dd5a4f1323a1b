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
      return saying.length === 0 ? [] : [[...withValues(saying.slice(0, MAX_SAID), lines), name]]
    })
    return said[0] ?? []
  })
}

/** Whether a text contains a detail, or a part of one that was joined. */
function says(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}

/** Adds the values that are compared below the last line that says what is wrong. */
function withValues(saying: readonly LogEvent[], lines: readonly LogEvent[]): readonly LogEvent[] {
  const from = lines.findIndex((line) => line === saying.at(-1)) + 1
  const values = lines.slice(from, from + MAX_REST).filter(({ text }) => COMPARED.test(text))
  return [...saying, ...values.slice(0, MAX_VALUES)]
}
