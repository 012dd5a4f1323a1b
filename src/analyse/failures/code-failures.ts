import type { JobReport } from '../../model/report/job-report.ts'
import type { FailureReport } from '../../model/report/report.ts'
import { endOf } from '../jobs/job-report.ts'

/**
 * Lists the failures that the code can have caused: those of a suitable kind that are not flaky.
 * Consequences of other failures in the list are omitted.
 *
 * @param isFlaky whether the verdict on a failure is unsteady or infrastructure
 * @param jobs all jobs, if it is unknown which job needs which
 */
export function codeFailures(
  failures: readonly FailureReport[],
  isFlaky: (failure: FailureReport) => boolean,
  jobs: readonly JobReport[] = [],
): readonly FailureReport[] {
  const failed = new Set(failures.map(({ job }) => job.job.id))
  return failures.filter((report) => {
    const { job, failure } = report
    if (job.causes.some(({ id }) => failed.has(id)) || isFinalGate(report, failures, jobs)) {
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
        // A check run reports the result of a job, which is listed itself.
        return failures.every((other) => other.failure.kind === 'check')
      case 'timed-out':
      case 'failed-step':
      case 'other':
        return !isFlaky(report)
    }
  })
}

/**
 * Whether a job is a gate: it became ready after every other job had finished, one of them with a
 * failure, so it ran with `if: always()`.
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
