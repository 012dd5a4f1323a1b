import { type Step, stepPassed } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'

/** Maximum steps with an error after which the job continued. */
const MAX_CONTINUED = 2

interface FailedSteps {
  /** @param writers the steps that may have written the line */
  readonly add: (line: JobLine, writers: readonly Step[]) => void
  /**
   * Lists the first steps before another one that failed without failing the job, as with `continue-on-error`: they
   * passed, although they ended with an error.
   */
  readonly before: (step: Step, steps: readonly Step[]) => readonly Step[]
}

/** Notes the steps whose last line is an error, and those within which a step failed. */
export function failedSteps(): FailedSteps {
  const erred = new Set<Step>()
  const failedWithin = new Set<Step>()
  return {
    add(line: JobLine, [step, ...others]: readonly Step[]): void {
      if (line.time === undefined || step === undefined || others.length > 0) return
      const clue = line.isTagged ? line.clue : 'text'
      if (clue === 'text') erred.delete(step)
      else if (clue?.kind === 'error') erred.add(step)
      else if (clue?.kind === 'end-action' && clue.outcome === 'failure') failedWithin.add(step)
    },
    before: ({ number }, steps) =>
      steps
        .filter((step) => step.number < number && stepPassed(step))
        .filter((step) => erred.has(step) || failedWithin.has(step))
        .slice(0, MAX_CONTINUED),
  }
}
