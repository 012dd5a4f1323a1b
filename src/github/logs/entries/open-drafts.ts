import { type Draft, isTest } from './merge-entries.ts'
import { isNextCase } from './titles.ts'

const MAX_DRAFTS = 1_000

/** Lines of an entry that are read: of each of the first ones, and of the others. */
const MAX_LINES = 60
const MAX_LONG_DRAFTS = 40
const MAX_LATER_LINES = 16
const MAX_FINDING_LINES = 12

/** The lines of the names nested in a title that the lines below continue. */
const NESTED = /^ {7,}\S/
const MAX_TITLE_LINES = 5

/** Collects drafts of entries, and the lines above and below each of them. Its memory is bounded. */
export function draftCollector() {
  const drafts: Draft[] = []
  /** The lines since the last one of a form. */
  let above: string[] = []
  let open: Draft | undefined
  /** Lines that can continue the title of the open entry. */
  let nested: string[] | undefined
  /** How many drafts stand above the last total. */
  let counted = 0

  /** Adds the lines below a title to it if the last one ends with a colon; otherwise they say what failed. */
  function completeTitle(): void {
    if (open !== undefined && nested?.at(-1)?.endsWith(':') === true)
      open.title = [open.title, ...nested.map((line) => line.trim())].join(' > ').slice(0, -1)
    else open?.lines.push(...(nested ?? []))
    nested = undefined
  }

  function extend(draft: Draft, text: string): void {
    if (nested !== undefined && nested.length < MAX_TITLE_LINES && NESTED.test(text)) {
      nested.push(text)
      return
    }
    completeTitle()
    if (isNextCase(draft.form, text)) open = undefined
    draft.lines.push(text)
    const isFinding = !isTest(draft)
    const later = drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : MAX_LINES
    if (draft.lines.length >= (isFinding ? MAX_FINDING_LINES : later)) open = undefined
  }

  function close(): void {
    completeTitle()
    open = undefined
  }

  return {
    drafts: (): readonly Draft[] => drafts,
    above: (): readonly string[] => above,
    open: () => open,
    /** Ends the open draft. */
    close,
    /**
     * Ends the open draft at a total: directly below a name, the total of a tool shows that it is of a suite.
     *
     * @param tool whose total the line is, if it is one
     */
    closeAtTotal(tool: string | undefined): boolean {
      if (tool === undefined) return false
      if (tool === open?.form.tool && open.lines.length === 0) drafts.pop()
      close()
      return true
    },
    /** Removes the last draft. */
    drop: () => drafts.pop(),
    /** Removes all drafts. */
    clear(): void {
      drafts.length = 0
      counted = 0
    },
    markTotal(): void {
      counted = drafts.length
    },
    /** Whether a name stands above the last total and below it, so that the same tests ran again. */
    repeatsNames(): boolean {
      const before = new Set(drafts.slice(0, counted).map(({ title }) => title))
      return drafts.slice(counted).some(({ title }) => title !== undefined && before.has(title))
    },
    begin(draft: Draft): void {
      const { role, title } = draft.form
      if (drafts.length < MAX_DRAFTS) drafts.push(draft)
      if (role === 'ended' || role === 'either') above = []
      if (role !== 'ended') open = draft
      if (role !== 'ended' && title === 'continued') nested = []
      if (role === 'finding') above.push(draft.printed)
    },
    /** Reads a line of no form. */
    read(text: string): void {
      if (open !== undefined) extend(open, text)
      above.push(text)
      if (above.length > 2 * MAX_LINES) above = above.slice(-MAX_LINES)
    },
    forgetAbove(): void {
      above = []
    },
  }
}
