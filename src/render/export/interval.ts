import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobFactsJson, JobJson, ReportJson, StateJson } from '../json/types.ts'

export interface Interval {
  readonly start: Instant
  readonly duration: Milliseconds
}

/** Returns when a job or step ran, from the values in the report; `undefined` if unknown. */
export function intervalOf(
  item: Pick<StateJson, 'startedAt'> & { readonly durationSeconds: number | null },
): Interval | undefined {
  return interval(item.startedAt, item.durationSeconds)
}

/** Returns when a job waited for its runner; `undefined` if unknown, or if it took no time. */
export function queueOf(job: JobFactsJson): Interval | undefined {
  const seconds = job.queueSeconds ?? job.approvalSeconds
  return seconds === 0 ? undefined : interval(job.createdAt, seconds)
}

/** Returns what the job waited for in that time. */
export function queueName({ status, queueSeconds, approvalSeconds }: JobFactsJson): string {
  const hasApproval = queueSeconds === null && (approvalSeconds ?? null) !== null
  return hasApproval && status !== 'queued'
    ? 'Waiting for approval or a runner'
    : 'Waiting for a runner'
}

/** Returns whether jobs of the run still run or wait, except the current job. */
export function isUnfinished({ jobsUnfinished }: ReportJson): boolean {
  return jobsUnfinished !== null && jobsUnfinished > 0
}

/**
 * Returns whether the run has no known end. A report that a job of the run makes covers the run up to
 * that job, so it has an end.
 */
export function isOpen(report: ReportJson): boolean {
  return isUnfinished(report) && !report.jobs.some(({ current }) => current)
}

/** Returns the jobs of this attempt; those of an earlier attempt belong to the trace of that. */
export function attemptJobs(jobs: readonly JobJson[]): JobJson[] {
  return jobs.filter(({ carriedOver }) => !carriedOver)
}

function interval(start: string | null, seconds: number | null | undefined): Interval | undefined {
  if (start === null || seconds === null || seconds === undefined) return undefined
  return { start: Date.parse(start), duration: Math.round(seconds * SECOND) }
}

/** Returns whether a job or step is known to have started. */
export function hasRun({ status, conclusion, startedAt }: StateJson): boolean {
  return conclusion !== 'skipped' && (status === 'completed' || startedAt !== null)
}
