import { REPORTED } from '../forms/any.ts'
import { classifyLine, type LineClass } from '../forms/classify-line.ts'
import type { LineKind } from '../lines/step-line.ts'

/** Errors without information. */
const EMPTY_ERROR = /^(?:The operation was canceled\.|$)/

/** Indented or framed lines continue a warning. Those of CMake have empty lines within. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/
const OPEN_WARNING = /^CMake /

/** Returns a function that classifies the lines of a step, of which some continue a warning. */
export function lineClassifier(): (kind: LineKind, text: string) => LineClass {
  let inWarning = false
  let isOpen = false
  return (kind, text) => {
    if (kind === 'header') return { kind: 'text' }
    const found = classifyLine(text)
    if (kind === 'error') {
      inWarning = false
      if (found.kind === 'failure') return found
      return EMPTY_ERROR.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED }
    }
    if (found.kind === 'warning') isOpen = OPEN_WARNING.test(text)
    if (inWarning && isOpen && text.trim() === '') return found
    const isPlain = found.kind === 'text' || found.kind === 'mention'
    inWarning = found.kind === 'warning' || (inWarning && isPlain && CONTINUES_WARNING.test(text))
    return inWarning ? { kind: 'warning' } : found
  }
}
