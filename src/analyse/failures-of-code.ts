import type { FailureReport } from '../model/report.ts'

/**
 * Lists the failures that the code can have caused: of a kind that it can cause, in a job that is not
 * flaky. A consequence of another of the failures is omitted, since that failure is judged itself.
 *
 * @param isFlaky whether the same step is known to have failed and passed on one commit
 */
export function failuresOfCode(
  failures: readonly FailureReport[],
  isFlaky: (failure: FailureReport) => boolean,
): readonly FailureReport[] {
  const judged = new Set(failures.map(({ job }) => job.job.id))
  return failures.filter((report) => {
    const { job, failure } = report
    if (job.causes.some(({ id }) => judged.has(id))) return false
    switch (failure.kind) {
      case 'never-started':
        return !failure.infrastructure
      case 'runner-lost':
        return false
      case 'cancelled':
        return failure.by.kind !== 'fail-fast'
      case 'check':
        return true
      case 'timed-out':
      case 'failed-step':
      case 'other':
        return !isFlaky(report)
    }
  })
}
