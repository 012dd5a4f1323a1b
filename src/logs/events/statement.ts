import type { FailureForm } from '../forms/form.ts'
import { isEnding, isSpecific, namesCode, saysWhat, withoutPointer } from '../lines/ending-forms.ts'
import type { LineClass } from '../forms/classify-line.ts'
import type { LogEvent } from './event-store.ts'
import { hasFinding } from '../lines/plain-lines.ts'
import { isTemplate, isTotal } from '../words/total.ts'

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
    separate() {
      isApart = true
    },
    begin({ after }) {
      open = Math.max(open, after)
    },
    end() {
      open = 0
    },
    includes({ line: { text }, isValue }) {
      const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text))
      isApart = false
      open = Math.max(0, open - 1)
      return isPart
    },
  }
}

/** What a line says of the failure. */
export interface Statement {
  readonly line: LogEvent
  /** As the errors of the step see it. */
  readonly found: LineClass
  readonly isSpecific: boolean
  /** Whether it names what failed. */
  readonly names: boolean
  /** The form in which a tool reports a failure by it, if it does. */
  readonly report: FailureForm | undefined
  /** Whether it is a row of a diff or a comparison: a number can be all that distinguishes two failures of a test. */
  readonly isValue: boolean
}

const VALUE =
  /^\s*(?:[+-] *\W?\d|[+-] {1,40}["']?[\w$.-]{1,60}["']?: |Which is: |\(\w{1,20}\) \S)|^\s{2,8}-?\d[\d.]*$|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/

/** The numbers of a total. */
const NUMBERS = /(?<![\w.:])\d+(?![\w:])/g

/** Whether a line is of any other class than noise, a warning or a summary. */
export function isStatement({ qualified: whole, lineClass: { kind } }: LogEvent): boolean {
  return whole.key !== '' && kind !== 'noise' && kind !== 'warning' && kind !== 'summary'
}

/** Returns what a line says. */
export function statementOf(line: LogEvent, found: LineClass): Statement {
  const { text, context } = line.qualified
  // The label of a process names who printed the line, not what failed.
  const specific = isSpecific([...context, text].join(' '))
  return {
    line,
    found,
    isSpecific: specific,
    names: (context.length === 0 ? specific : isSpecific(text)) && !isEnding(text),
    report:
      found.kind === 'failure' || (found.kind === 'error' && !isTemplate(text))
        ? found.form
        : undefined,
    isValue: VALUE.test(line.text),
  }
}

/**
 * Returns whether a line reports a failure, alone or as a part of one, or only can name what failed; `undefined` if
 * it says no more than that something failed.
 */
export function roleOf(
  { line, found, report, isSpecific: specific, isValue }: Statement,
  isPart: boolean,
): 'report' | 'mention' | undefined {
  const content = line.qualified.text
  // Without a number, such words can be names: `test build failed`. With one, no word here is specific.
  const isCount = found.kind === 'failure' ? isTotal(content) : /\d/.test(content)
  const isCode = namesCode(content)
  const saysNothing = found.kind === 'text' ? !isPart || !(isValue || isCode) : isCount && !isCode
  if (!specific && saysNothing) return undefined
  // A line with several numbers is a total.
  const isMention =
    found.kind === 'mention' && specific && (content.match(NUMBERS)?.length ?? 0) < 2
  return report !== undefined || (isPart && !isTemplate(content)) || isMention
    ? 'report'
    : 'mention'
}

/** Returns whether a line of a role says more than that something failed. */
export function identifies({ line, found, names }: Statement, role: 'report' | 'mention'): boolean {
  const isOfError = role === 'report' || found.kind === 'mention' || hasFinding(line.qualified)
  return names && isOfError && saysWhat(withoutPointer(line.qualified.text))
}
