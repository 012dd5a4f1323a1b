import type { FailureForm } from '../forms/form.ts'
import type { Statement } from './statement.ts'

/** Lines before a failure that can belong to it. */
const MAX_BEFORE = 12

/** Follows which lines belong to the last failure or error. */
export function failureContext() {
  /** The lines before this one. */
  let recent: string[] = []
  /** Lines that the form of the last failure or error still expects. */
  let open = 0
  let isApart = false
  return {
    separate(): void {
      isApart = true
    },
    end(): void {
      open = 0
    },
    /** Whether a line belongs to the failure above it: not unindented text below an empty line, but values do. */
    includes({ line: { text }, isValue }: Statement): boolean {
      const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text))
      isApart = false
      open = Math.max(0, open - 1)
      return isPart
    },
    /** Returns the indented lines before a failure, which belong to it, such as the frames of a traceback. */
    begin({ before, after }: FailureForm): readonly string[] {
      open = Math.max(open, after)
      const above = before === 0 ? [] : recent.slice(-Math.min(before, MAX_BEFORE))
      return above.filter((text) => /^\s/.test(text) && /\p{L}/u.test(text))
    },
    pass(text: string): void {
      recent.push(text)
      if (recent.length > 2 * MAX_BEFORE) recent = recent.slice(-MAX_BEFORE)
    },
  }
}
