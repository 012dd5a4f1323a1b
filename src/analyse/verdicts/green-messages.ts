import type { BaseBranch } from '../../model/base-branch.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Run } from '../../model/run.ts'
import { messageBeside } from '../causes/green-message.ts'
import type { FoundFailures } from '../find-failures.ts'
import { byStep } from './failed-steps.ts'
import { greenErrors } from './learned-runs.ts'
import { readJobs } from './read-runs.ts'

interface ComparedFailures extends Pick<FoundFailures, 'jobs' | 'failures'> {
  readonly run: Run
}

/**
 * Returns the excerpts of failed steps with the lines that say why, now that it is known what the steps print when
 * they pass: the first candidate that the green run does not print. A line that names a test or compares stays.
 *
 * @returns by job id, only those in which another line says why
 */
export function excerptsBesideGreen(
  { run, jobs = [], failures }: ComparedFailures,
  base: BaseBranch | undefined,
): ReadonlyMap<number, readonly StepExcerpt[]> {
  if (base === undefined) return new Map()
  const comparison = readJobs({ run, jobs, base })
  const changed = new Map<number, readonly StepExcerpt[]>()
  for (const failure of failures) {
    for (const step of byStep(failure)) {
      const [excerpt] = step.excerpts
      const passed = greenErrors(step, comparison)
      if (excerpt?.errors === undefined || passed === undefined) continue
      const message = messageBeside(excerpt.errors, excerpt.lines, passed)
      if (message === undefined || message === excerpt.errors.message) continue
      const { id } = failure.job.job
      const known = changed.get(id) ?? failure.excerpts
      const isMarked = excerpt.lines.some(({ text, error }) => error && text.includes(message))
      const shown = { text: message, isCertain: isMarked }
      const other = { ...excerpt, errors: { ...excerpt.errors, message, shown } }
      changed.set(
        id,
        known.map((one) => (one === excerpt ? other : one)),
      )
    }
  }
  return changed
}
