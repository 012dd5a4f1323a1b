import type { LogExcerpt, StepExcerpt } from '../../../model/report/failure.ts'
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

  const excerptOf = (excerpt: LogExcerpt): StepExcerpt => ({
    ...excerpt,
    omitted: isFromStart ? excerpt.omitted : undefined,
    step,
    origin: 'step',
  })

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
      return excerpt && { ...excerptOf(excerpt), origin: isMixed ? 'parallel-steps' : 'step' }
    },
    /** Returns the excerpts of the steps within it that failed without failing it. */
    continued: (): readonly StepExcerpt[] =>
      reader.continued().map(([name, excerpt]) => ({ ...excerptOf(excerpt), continued: name })),
  }
}

/** Returns whether something else ended a step, such as the time limit of its job. */
export function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
