import type { Canceller } from '../../model/report/failure.ts'
import { isConsequence, type JobReport } from '../../model/report/job-report.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'

/** What is reported once: a failure, and the jobs that it concerns as well. */
export interface FailureEntry {
  readonly failure: FailureReport
  /** Other jobs that were cancelled by the same person, run or unknown cause. */
  readonly alike: readonly JobReport[]
  /** Jobs that failed or were cancelled only because of this one. */
  readonly consequences: readonly JobReport[]
}

/** Groups the failures: one entry per failure of its own, and one per reason to cancel jobs. */
export function failureEntries({ failures }: Pick<Report, 'failures'>): FailureEntry[] {
  const isOwn = ({ job }: FailureReport) => causeIn(job, failures) === undefined
  const byReason = Map.groupBy(failures.filter(isOwn), reasonOf)
  return [...byReason.values()].flatMap(([failure, ...alike]) => {
    if (failure === undefined) return []
    const consequences = failures.filter(({ job }) => causeIn(job, failures) === failure.job.job.id)
    return [{ failure, alike: alike.map(toJob), consequences: consequences.map(toJob) }]
  })
}

/** The id of the first of a job's causes that is reported itself. */
function causeIn(job: JobReport, failures: readonly FailureReport[]): number | undefined {
  if (!isConsequence(job)) return undefined
  return job.causes.find(({ id }) => failures.some((other) => other.job.job.id === id))?.id
}

/** Failures with the same key share an entry. */
function reasonOf(report: FailureReport): string | FailureReport {
  const { failure } = report
  return failure.kind === 'cancelled' ? cancellerKey(failure.by) : report
}

function cancellerKey(by: Canceller): string {
  return by.kind === 'person' ? `person ${by.login}` : by.kind
}

function toJob({ job }: FailureReport): JobReport {
  return job
}
