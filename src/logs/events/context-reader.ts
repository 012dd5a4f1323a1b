import type { FailureForm } from '../forms/form.ts'
import type { Statement } from './statement.ts'

interface ContextReader {
  readonly separate: () => void
  readonly begin: (form: FailureForm) => void
  readonly end: () => void
  /** Whether a line belongs to the failure above it: not unindented text below an empty line, but values do. */
  readonly includes: (statement: Statement) => boolean
}

/** Follows which lines belong to the last failure or error. */
export function contextReader(): ContextReader {
  /** Lines that the form of the last failure or error still expects. */
  let open = 0
  let isApart = false
  return {
    separate(): void {
      isApart = true
    },
    begin({ after }: FailureForm): void {
      open = Math.max(open, after)
    },
    end(): void {
      open = 0
    },
    includes({ line: { text }, isValue }: Statement): boolean {
      const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text))
      isApart = false
      open = Math.max(0, open - 1)
      return isPart
    },
  }
}
