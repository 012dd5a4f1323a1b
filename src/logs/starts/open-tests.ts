import type { Instant } from '../../model/time.ts'
import type { StartForms } from './start-forms.ts'

/** Tests that are kept; of a log with more at a time, nothing is said. */
const MAX_OPEN = 1_000

/** Files that ended; of more, one can be taken for one that started again. */
const MAX_ENDED = 10_000

/** The named groups of a line in one of the forms. */
export type Groups = Readonly<Partial<Record<string, string>>>

/** When a line was written, and its text. */
interface PrintedLine {
  readonly text: string
  readonly time: Instant | undefined
}

/** A test that started and did not end so far. */
interface OpenTest {
  readonly name: string
  readonly id: string
  readonly indent: number
  /** The line with which it started or continued. */
  readonly line: PrintedLine
  readonly isPaused: boolean
}

interface OpenTests {
  /** Begins a run of the tool. */
  readonly begin: () => void
  readonly start: (groups: Groups, line: PrintedLine) => void
  readonly finish: (groups: Groups) => void
  readonly pause: (name: string | undefined, line: PrintedLine, isPaused: boolean) => void
  /** Ends all. */
  readonly close: () => void
  readonly hasStarted: () => boolean
  /** Returns those that run, in the order of their starts; empty if the lines contradict each other. */
  readonly running: () => readonly OpenTest[]
}

/** Keeps which tests of a tool started and did not end. Its memory is bounded. */
export function openTests({ order, repeats }: StartForms): OpenTests {
  let open: readonly OpenTest[] = []
  let hasStarted = false
  let isBroken = false
  /** Whether a line is part of the outermost test: what a test prints can look like the first line of one, but alone. */
  let hasInner = false
  /** Those that ended, of a tool that writes the line of a start again, even after that. */
  const ended = new Set<string>()
  /** Characters of a number, with the blanks before it. */
  let width: number | undefined

  /** Whether a test cannot start while others run. */
  function contradicts(id: string, depth: number): boolean {
    const isAgain = open.some((one) => one.id === id)
    if (order === 'parallel' || isAgain) return isAgain
    return open.some(
      ({ isPaused, indent }) => !isPaused && (order === 'sequence' || indent >= depth),
    )
  }

  return {
    begin() {
      // Of several that run, one can have begun a run of its own.
      isBroken = order === 'parallel' && (isBroken || open.length > 0)
      open = []
    },
    start({ name = '', id = name, indent: { length: indent } = '' }, line) {
      hasStarted = true
      if (repeats === true && (ended.has(id) || open.some((one) => one.id === id))) return
      isBroken ||= contradicts(id, indent) || open.length >= MAX_OPEN
      hasInner = open.length > 0
      if (!isBroken) open = [...open, { name, id, indent, line, isPaused: false }]
    },
    finish({ name, id = name, indent: { length: depth } = '', blanks }) {
      if (blanks !== undefined && id !== undefined) width = blanks.length - 1 + id.length
      if (repeats === true && id !== undefined && ended.size < MAX_ENDED) ended.add(id)
      if (order === 'nested') {
        hasInner ||= depth > 0
        // Some tools indent the first line like those of the subtest.
        const at = open.findLastIndex(
          ({ name: own, indent }) => own === name && (indent === depth || indent === depth + 4),
        )
        open = at === -1 ? open : open.slice(0, at)
        return
      }
      const rest = id === undefined ? [] : open.filter((one) => one.id.trim() !== id.trim())
      // Only what runs can end.
      isBroken ||= order === 'sequence' && open.length > 0 && rest.length === open.length
      open = rest
    },
    pause(name, line, isPaused) {
      open = open.map((one) =>
        one.name === name && one.isPaused !== isPaused ? { ...one, line, isPaused } : one,
      )
    },
    close() {
      open = []
      ended.clear()
    },
    hasStarted: () => hasStarted,
    running() {
      if (isBroken || (order === 'nested' && !hasInner)) return []
      // What a test prints can have a number of another width.
      return open.filter(
        ({ id, isPaused }) => !isPaused && (width === undefined || id.length === width),
      )
    },
  }
}
