import type { FailureReport } from '../../model/report/failure-report.ts'

/** Whether two logs show the same error; `unclear` if they cannot show it. */
export type ErrorMatch = 'same' | 'other' | 'unclear'

/**
 * Compares the first failed step of a job with the same step of the same job in another run: (1) the process
 * exited with the same code; (2) everything that this log reports is in the other log, in any order, which
 * can report more; (3) the whole step was read here, and a line says more than that something failed.
 */
export function compareErrors(here: FailureReport, there: FailureReport): ErrorMatch {
  const [[one], [other]] = [here.excerpts, there.excerpts]
  if (one?.errors === undefined || other?.errors === undefined) return 'unclear'
  if (one.exitCode !== other.exitCode) return 'other' // (1)
  const { reported, mentioned, isTold, whole } = one.errors
  const { output, outputWithoutNumbers } = other.errors
  const isThere =
    [...reported].every((line) => output.has(line)) &&
    [...mentioned].every((line) => outputWithoutNumbers.has(line))
  if (!isThere) return other.errors.whole ? 'other' : 'unclear' // (2)
  return whole && isTold ? 'same' : 'unclear' // (3)
}
