import type { Canceller, StepExcerpt } from '../../model/report/failure.ts'
import { isConsequence, type JobReport } from '../../model/report/job-report.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { type Inline, jobName } from '../text/inline.ts'
import { enumerate, formatDuration } from '../text/units.ts'
import { exitCodeOf, exitOf, failureLabels } from './failure-labels.ts'

/** Number of jobs named in one entry. */
const MAX_NAMED = 10

/** A failure that is reported once, with the other jobs that it concerns. */
export interface FailureEntry {
  readonly failure: FailureReport
  /** Other jobs that were cancelled by the same person, run or unknown cause. */
  readonly alike: readonly JobReport[]
  /** Jobs that failed or were cancelled only because of this one. */
  readonly consequences: readonly JobReport[]
}

/** Groups the failures: one entry per independent failure, and one per reason to cancel jobs. */
export function failureEntries({ failures }: Pick<Report, 'failures'>): FailureEntry[] {
  const independent = failures.filter(({ job }) => causeIn(job, failures) === undefined)
  const byReason = Map.groupBy(independent, reasonOf)
  return [...byReason.values()].flatMap(([failure, ...alike]) => {
    if (failure === undefined) return []
    const consequences = failures.filter(({ job }) => causeIn(job, failures) === failure.job.job.id)
    return [{ failure, alike: alike.map(toJob), consequences: consequences.map(toJob) }]
  })
}

/** Returns `build failed at Run make after 2m 3s (exit code 2)`. */
export function failureSentence(report: FailureReport, inline: Inline): string {
  const { text, link } = inline
  const { job, duration, carriedOver } = report.job
  const { verb, step, reason } = failureLabels(report)
  const at = step === undefined ? '' : ` at ${link(text(step.name), stepUrl(report.job.job, step))}`
  const after = carriedOver
    ? ' in an earlier attempt'
    : duration === undefined
      ? ''
      : ` after ${formatDuration(duration)}`
  const why = reason === undefined ? '' : ` (${text(reason)})`
  return `${jobName(job, inline)} ${text(verb)}${at}${after}${why}`
}

/** Returns `It also failed at Run make (exit code 2):`, to introduce the log of a further step. */
export function alsoFailedAt(
  { job }: FailureReport,
  excerpt: StepExcerpt,
  { text, link }: Inline,
): string[] {
  const { step } = excerpt
  if (step === undefined) return []
  const exit = exitOf(exitCodeOf(excerpt))
  const why = exit === undefined ? '' : ` (${exit})`
  return [`It also failed at ${link(text(step.name), stepUrl(job.job, step))}${why}:`]
}

/** Names the jobs that failed or were cancelled because of the entry's failure. */
export function consequencesLine({ consequences }: FailureEntry, inline: Inline): string[] {
  if (consequences.length === 0) return []
  return [`failed or cancelled because of it: ${listJobs(consequences, inline)}`]
}

export function listJobs(jobs: readonly JobReport[], { text, link }: Inline): string {
  return enumerate(
    jobs.map(({ job }) => link(text(job.name), job.url)),
    MAX_NAMED,
  )
}

/** Returns the id of the first of a job's causes that is reported itself. */
function causeIn(job: JobReport, failures: readonly FailureReport[]): number | undefined {
  if (!isConsequence(job)) return undefined
  return job.causes.find(({ id }) => failures.some((other) => other.job.job.id === id))?.id
}

/** Returns a key: failures with the same key share an entry. */
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
