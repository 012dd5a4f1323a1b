import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { LineStart } from '../lines/log-clues.ts'
import { alongsideAt, isDuring } from './boundary-costs.ts'
import type { LogPartition } from './step-sequence.ts'

interface PartLine {
  readonly line: LineStart
  readonly timed: boolean
  /** Its time, or that of the line before. */
  readonly time: Instant | undefined
  /** Index of its part. */
  readonly part: number
  /** Whether it is the first line of the part. */
  readonly isFirst: boolean
}

/**
 * Returns a function that lists the steps that may have written a line of a part: its step, and unless the line is
 * of the header of that step, the steps that ran in parallel. None if no step ran at its time.
 */
export function lineWriters(parts: readonly LogPartition[]): (line: PartLine) => readonly Step[] {
  const alone = parts.map(({ step }) => (step === undefined ? [] : [step]))
  const isMixed = parts.some(({ alongside }) => alongside.length > 0)
  const header = headerReader()
  /** The further lines of a message share the list, which takes time to make. */
  let shared: { part: number; time: Instant | undefined; steps: readonly Step[] } | undefined

  return ({ line, timed, time, part: index, isFirst }) => {
    const part = parts[index]
    if (part === undefined) return []
    const own = time === undefined || isDuring(part, time) ? (alone[index] ?? []) : []
    if (!isMixed) return own
    if (shared?.part !== index || shared.time !== time) {
      const others = alongsideAt(part, time).flatMap(({ step }) => step ?? [])
      shared = { part: index, time, steps: [...own, ...others] }
    }
    const opens = isFirst && line.text.startsWith('##[group]Run ')
    if (opens) header.start()
    return opens || header.accepts(line.text, timed) ? own : shared.steps
  }
}
