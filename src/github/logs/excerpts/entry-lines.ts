import type { ErrorEntry } from '../../../model/report/failure.ts'
import type { Candidate } from './failure-blocks.ts'

/** Entries whose lines are kept and shown. */
const MAX_KEPT = 40
const MAX_SHOWN = 4

/** Lines that are kept before and after the one that names an entry. */
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

interface Kept {
  readonly name: Candidate
  readonly lines: Candidate[]
}

/** Collects the lines that name what failed and say what is wrong. Its memory is bounded. */
export function entryLines() {
  const kept: Kept[] = []
  let recent: Candidate[] = []
  return {
    /** @param names whether the line names what failed */
    add(line: Candidate, names: boolean): void {
      const last = kept.at(-1)
      if (last !== undefined && line.index - last.name.index <= MAX_BELOW) last.lines.push(line)
      if (names && kept.length < MAX_KEPT) kept.push({ name: line, lines: [...recent, line] })
      recent = [...recent.slice(1 - MAX_ABOVE), line]
    },
    /** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
    of: (entries: readonly ErrorEntry[]): readonly Candidate[] =>
      entries.slice(0, MAX_SHOWN).flatMap(({ detail }) => {
        const said = kept.flatMap(({ name, lines }) => {
          const saying = detail === undefined ? [] : lines.filter(({ text }) => says(text, detail))
          return saying.length === 0 ? [] : [[...withRest(saying.slice(0, MAX_SAID), lines), name]]
        })
        return said[0] ?? []
      }),
  }
}

/** Whether a line contains a detail, or a part of one that was joined. */
function says(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}

/** Adds what follows the last line that says what is wrong: lines within it, or the values that are compared. */
function withRest(saying: readonly Candidate[], lines: readonly Candidate[]): Candidate[] {
  const last = saying.at(-1)
  const rest = lines.slice(lines.findIndex((line) => line === last) + 1).slice(0, MAX_REST)
  const indent = last?.text.search(/\S/) ?? 0
  const within = rest.findIndex(({ text }) => text.search(/\S/) <= indent)
  const inner = within === -1 ? rest : rest.slice(0, within)
  const compared = rest.filter(({ text }) => COMPARED.test(text))
  return [...saying, ...(inner.length > 0 ? inner : compared).slice(0, MAX_COMPLETING)]
}
