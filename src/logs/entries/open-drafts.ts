import { type Draft, isTest } from './draft.ts'
import { isNextCase } from './titles.ts'

const MAX_DRAFTS = 1_000

/** Lines of an entry that are read: of each of the first ones, and of the others. */
const MAX_LINES = 60
const MAX_LONG_DRAFTS = 40
const MAX_LATER_LINES = 16

/** The lines of the names nested in a title that the lines below continue. */
const NESTED = /^ {7,}\S/
const MAX_TITLE_LINES = 5

/** Collects drafts of entries, and the lines above and below each of them. Its memory is bounded. */
export function draftCollector() {
  const drafts: Draft[] = []
  /** The lines since the last one of a form. */
  let above: string[] = []
  let open: Draft | undefined
  const title = continuedTitle()
  /** How many drafts stand above the last total. */
  let counted = 0

  function extend(draft: Draft, text: string): void {
    if (title.read(text)) return
    title.complete(draft)
    if (isNextCase(draft.form, text)) open = undefined
    draft.lines.push(text)
    const maxLines = drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : MAX_LINES
    if (draft.lines.length >= maxLines) open = undefined
  }

  function close(): void {
    title.complete(open)
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
      if (tool === open?.form.tool && isTest(open) && open.lines.length === 0) drafts.pop()
      close()
      counted = drafts.length
      return true
    },
    /** Removes the last draft. */
    drop: () => drafts.pop(),
    /** Removes all drafts. */
    clear(): void {
      drafts.length = 0
      counted = 0
    },
    /** Whether a test failed again: its name stands above the last total and below it. */
    failAgain: (): boolean => {
      const before = new Set(drafts.slice(0, counted).map(({ title }) => title))
      return drafts.slice(counted).some(({ title }) => title !== undefined && before.has(title))
    },
    begin(draft: Draft): void {
      const { role } = draft.form
      if (drafts.length < MAX_DRAFTS) drafts.push(draft)
      if (role === 'ended' || role === 'either') above = []
      if (role !== 'ended') open = draft
      if (role !== 'ended' && draft.form.title === 'continued') title.begin()
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

/** Reads the lines below a title that can continue it. */
function continuedTitle() {
  let nested: string[] | undefined
  return {
    begin(): void {
      nested = []
    },
    /** Returns whether the line can continue the title. */
    read(text: string): boolean {
      if (nested === undefined || nested.length >= MAX_TITLE_LINES || !NESTED.test(text))
        return false
      nested.push(text)
      return true
    },
    /** Adds the lines to the title if the last one ends with a colon; otherwise they say what failed. */
    complete(draft: Draft | undefined): void {
      const lines = nested ?? []
      nested = undefined
      if (draft === undefined) return
      if (lines.at(-1)?.endsWith(':') === true)
        draft.title = [draft.title, ...lines.map((line) => line.trim())].join(' > ').slice(0, -1)
      else draft.lines.push(...lines)
    },
  }
}
