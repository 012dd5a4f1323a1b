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
 * (1) a failed attempt with the error, and a later one of the same run that passed; (2) the error, then no
 * error, then the error again; (3) the error in one run, and none before and after it. A scheduled run of
 * a commit that passed before is no such run, since what it downloads can have broken for good.
 *
 * @param ran the readings of runs that ran the job, newest first
 */
export function unsteadyRuns(
  cause: CauseGroup,
  ran: readonly Reading[],
  comparison: Comparison,
): readonly Reading[] {
  const reruns = ran.filter(hasPassed).flatMap((passed) => {
    const failed = attemptBefore(passed, cause, comparison)
    return failed !== undefined && isSame(failed) ? [[passed, failed]] : []
  })
  if (reruns[0] !== undefined) return reruns[0] // 1
  const clear = ran.filter((reading) => hasPassed(reading) || isSame(reading))
  const changes = clear.filter((reading, at) => {
    const newer = clear[at - 1]
    return newer === undefined || isSame(newer) !== isSame(reading)
  })
  const [first] = changes
  if (first !== undefined && isSame(first)) return changes.length < 3 ? [] : changes.slice(0, 3) // 2
  const [, failed, passed] = changes
  if (failed === undefined || passed === undefined) return []
  const isOnce = clear.indexOf(passed) === clear.indexOf(failed) + 1
  return changes.length > 3 || isOnce ? changes.slice(0, 4) : [] // 2, 3
}

/** Reads the attempt before the one of a reading. */
export function attemptBefore(
  { run, attempt }: Reading,
  cause: CauseGroup,
  comparison: Comparison,
): Reading | undefined {
  return attempt === 1 ? undefined : readRun(cause, run, attempt - 1, comparison)
}

export function isSame({ result }: Reading): boolean {
  return result.kind === 'failed' && result.error === 'same'
}

export function hasPassed({ result }: Reading): boolean {
  return result.kind === 'passed'
}
