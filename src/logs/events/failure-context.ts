import type { FailureForm } from '../forms/form.ts'
import type { Statement } from './statement.ts'

/** Follows which lines belong to the last failure or error. */
export function failureContext() {
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
    /** Whether a line belongs to the failure above it: not unindented text below an empty line, but values do. */
    includes({ line: { text }, isValue }: Statement): boolean {
      const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text))
      isApart = false
      open = Math.max(0, open - 1)
      return isPart
    },
  }
}
