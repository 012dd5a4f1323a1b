import type { JobReport } from '../../model/report/job-report.ts'
import type { FailureReport } from '../../model/report/report.ts'
import { endOf } from '../jobs/job-report.ts'

/**
 * Lists the failures that the code can have caused: of a kind that it can cause, in a job that is not
 * flaky. A consequence of another of the failures is omitted, since that failure is judged itself.
 *
 * @param isFlaky whether the same step is known to have failed and passed on one commit
 * @param jobs all jobs, if the workflow file does not say which job needs which
 */
export function codeFailures(
  failures: readonly FailureReport[],
  isFlaky: (failure: FailureReport) => boolean,
  jobs: readonly JobReport[] = [],
): readonly FailureReport[] {
  const judged = new Set(failures.map(({ job }) => job.job.id))
  return failures.filter((report) => {
    const { job, failure } = report
    if (job.causes.some(({ id }) => judged.has(id)) || isFinalGate(report, failures, jobs)) {
      return false
    }
    switch (failure.kind) {
      case 'never-started':
        return !failure.infrastructure
      case 'runner-lost':
        return false
      case 'cancelled':
        return failure.by.kind !== 'fail-fast'
      case 'check':
        // A check run reports what a job did, which is judged itself.
        return failures.every((other) => other.failure.kind === 'check')
      case 'timed-out':
      case 'failed-step':
      case 'other':
        return !isFlaky(report)
    }
  })
}

/**
 * Whether a job became ready only after every other job had finished, one of them with a failure: such
 * a job runs `if: always()` and reports on the others, as a gate does.
 */
function isFinalGate(
  { job, failure }: FailureReport,
  failures: readonly FailureReport[],
  jobs: readonly JobReport[],
): boolean {
  const ready = job.job.createdAt
  if (failure.kind !== 'failed-step' || ready === undefined || jobs.length === 0) return false
  const others = jobs.filter((other) => other.job.id !== job.job.id && other.job.kind === 'job')
  const isLast = others.every((other) => {
    const end = endOf(other)
    return other.carriedOver || other.outcome === 'skipped' || (end !== undefined && end <= ready)
  })
  return (
    isLast && failures.some((other) => others.some(({ job: { id } }) => id === other.job.job.id))
  )
}
