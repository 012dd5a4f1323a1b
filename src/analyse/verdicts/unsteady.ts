import type { Attempts } from '../../model/report/attempts.ts'
import type { CauseGroup, Evidence } from '../../model/report/cause.ts'
import type { Run } from '../../model/run.ts'
import { conclusionOf } from '../jobs/state.ts'
import { jobEvidence } from './evidence.ts'
import { type Comparison, type Reading, readRun } from './read-runs.ts'

/**
 * Returns the earlier attempts of this run, on the same commit, in which the failed jobs passed; empty if
 * one of them did not.
 */
export function passedAttempts(
  { failures }: CauseGroup,
  run: Run,
  attempts: Attempts | undefined,
): readonly Evidence[] {
  if (attempts === undefined) return []
  const passed = failures.map(({ job }) => {
    const row = attempts.differing.find((other) => other.job.job.id === job.job.id)
    return row?.earlier.flatMap((earlier, index) =>
      earlier?.carriedOver === false && conclusionOf(earlier.job) === 'success'
        ? jobEvidence({ ...run, attempt: attempts.earlier[index] }, earlier.job, 'passed')
        : [],
    )
  })
  if (passed.some((found = []) => found.length === 0)) return []
  return passed.flatMap((found = []) => found.slice(-1))
}

/**
 * Returns the runs of the base branch that show that an error does not depend on the code, newest first:
 * (1) a failed attempt with the error, and a later one of the same run that passed, (2) the error, then no
 * error, then the error again. A scheduled run of a commit that passed before is no such run, since what
 * it downloads can have broken for good.
 *
 * @param ran the readings of runs that ran the job, newest first
 */
export function unsteadyRuns(
  cause: CauseGroup,
  ran: readonly Reading[],
  comparison: Comparison,
): readonly Reading[] {
  const reruns = ran.flatMap((passed) => {
    const failed = failedBefore(passed, cause, comparison)
    return failed !== undefined && isSame(failed) ? [[passed, failed]] : []
  })
  if (reruns[0] !== undefined) return reruns[0] // 1
  const first = ran.findIndex(isSame)
  const pass = ran.findIndex(
    ({ result }, at) => first !== -1 && at > first && result.kind === 'passed',
  )
  const again = ran.findIndex((reading, at) => pass !== -1 && at > pass && isSame(reading))
  return again === -1 ? [] : [first, pass, again].flatMap((at) => ran[at] ?? []) // 2
}

/** Returns the attempt before the one in which a job passed. */
export function failedBefore(
  { run, attempt, result }: Reading,
  cause: CauseGroup,
  comparison: Comparison,
): Reading | undefined {
  if (result.kind !== 'passed' || attempt === 1) return undefined
  return readRun(cause, run, attempt - 1, comparison)
}

export function isSame({ result }: Reading): boolean {
  return result.kind === 'failed' && result.error === 'same'
}
