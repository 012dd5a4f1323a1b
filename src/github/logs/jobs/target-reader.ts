import type { StepExcerpt } from '../../../model/report/failure.ts'
import type { Step } from '../../../model/run.ts'
import { excerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import type { JobLine } from '../lines/job-line.ts'
import { stepReader } from './step-reader.ts'

/** Reads the lines of a step whose excerpt is wanted. */
export function targetReader(step: Step, limit: number) {
  const reader = stepReader(() => excerptChooser(limit, wasStopped(step)))
  let isSeen = false
  let isMixed = false
  let isFromStart = false

  return {
    step,
    /** Returns whether the step has written a line. */
    isSeen: () => isSeen,
    /**
     * @param from whether steps that ran in parallel may have written the line, and whether the first line of the step
     *   was read
     */
    add(line: JobLine, from: { readonly isMixed: boolean; readonly hasBegun: boolean }): void {
      reader.add(line, !isSeen && from.hasBegun)
      isSeen = true
      isMixed ||= from.isMixed
      isFromStart = from.hasBegun
    },
    /** Returns `undefined` if the step wrote nothing. */
    excerpt(): StepExcerpt | undefined {
      const excerpt = reader.excerpt()
      const omitted = isFromStart ? excerpt?.omitted : undefined
      return excerpt && { ...excerpt, omitted, step, origin: isMixed ? 'parallel-steps' : 'step' }
    },
  }
}

/** Returns whether something else ended a step, such as the time limit of its job. */
export function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
