import type { FailureReport } from '../model/report.ts'

/**
 * The failures that the code may have caused: of a kind that it can cause, in a job that nothing
 * shows to be flaky. A job that another leg's failure cancelled is none of them: that other leg is.
 *
 * @param flaky names of jobs that both failed and passed on one commit
 */
export function failuresOfCode(
  failures: readonly FailureReport[],
  flaky: ReadonlySet<string>,
): readonly FailureReport[] {
  return failures.filter(({ job, failure }) => {
    switch (failure.kind) {
      case 'never-started':
      case 'runner-lost':
        return false
      case 'cancelled':
        return failure.by.kind !== 'fail-fast'
      case 'timed-out':
      case 'failed-step':
      case 'other':
        return !flaky.has(job.job.name)
    }
  })
}
