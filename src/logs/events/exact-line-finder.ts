import type { LogText } from '../../model/logged/log-text.ts'
import { hasFinding } from '../lines/plain-lines.ts'
import { isPassed } from '../words/passed.ts'
import { lastEvents, type LogEvent } from './event-store.ts'

/** Lines before and after one that reports an error that can be part of it. */
export const NEAR = 2

/** A row of a diff. */
const ROW = /^[+-](?![+-])/

type ExactLineFinder = (
  line: Pick<LogEvent, 'qualified'>,
  above: readonly LogEvent[],
  isError: boolean,
) => readonly LogText[]

/**
 * Returns a function that reads lines in their order, and lists those whose numbers can distinguish errors though no
 * tool's form is known: findings, rows of a diff, and what stands around a line that reports an error.
 */
export function exactLineFinder(): ExactLineFinder {
  /** Lines that are still near the last error. */
  let left = 0
  return ({ qualified: whole }, above, isError) => {
    const isPart = (left > 0 || ROW.test(whole.key)) && !isPassed(whole.text)
    const isReport = isError || hasFinding(whole)
    left = isReport ? NEAR : Math.max(0, left - 1)
    const near = isError ? lastEvents(above, NEAR, isSpecificOutput) : []
    return [...near.map((line) => line.qualified), ...(isReport || isPart ? [whole] : [])]
  }
}

/** Whether a line is output, and says more than that something passed. */
function isSpecificOutput({ qualified: whole, lineClass: found }: LogEvent): boolean {
  return (
    whole.key !== '' && found.kind !== 'noise' && found.kind !== 'summary' && !isPassed(whole.text)
  )
}
