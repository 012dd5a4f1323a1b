import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { alongsideAt, isDuring } from './boundary-costs.ts'
import type { LogPartition } from './step-sequence.ts'

/**
 * Returns a function that lists the steps that may have written a line of a part: its step, and unless the line is
 * of the header of that step, the steps that ran in parallel. None if no step ran at its time.
 */
export function lineWriters(parts: readonly LogPartition[]) {
  const alone = parts.map(({ step }) => (step === undefined ? [] : [step]))
  const isMixed = parts.some(({ alongside }) => alongside.length > 0)
  let inOwnHeader = false

  /**
   * @param index index of the part
   * @param isFirst whether it is the first line of the part
   */
  return (
    { header, lastTime: time }: JobLine,
    index: number,
    isFirst: boolean,
  ): readonly Step[] => {
    const part = parts[index]
    if (part === undefined) return []
    const own = time === undefined || isDuring(part, time) ? (alone[index] ?? []) : []
    if (!isMixed) return own
    inOwnHeader = header === 'title' ? isFirst : inOwnHeader && header !== undefined
    return inOwnHeader
      ? own
      : [...own, ...alongsideAt(part, time).flatMap(({ step }) => step ?? [])]
  }
}
