import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobFactsJson, JobJson, ReportJson, StateJson } from '../json/types.ts'

export interface Interval {
  readonly start: Instant
  readonly duration: Milliseconds
}

/** When a job or step ran, by the report's own figures; `undefined` where they do not tell. */
export function intervalOf(
  item: Pick<StateJson, 'startedAt'> & { readonly durationSeconds: number | null },
): Interval | undefined {
  return interval(item.startedAt, item.durationSeconds)
}

/** Returns when a job waited for its runner; `undefined` if that is not known, or took no time. */
export function queueOf(job: JobFactsJson): Interval | undefined {
  const seconds = job.queueSeconds ?? job.approvalSeconds
  return seconds === 0 ? undefined : interval(job.createdAt, seconds)
}

/** Says what the job waited for in that time. */
export function queueName({ status, queueSeconds, approvalSeconds }: JobFactsJson): string {
  const hasApproval = queueSeconds === null && (approvalSeconds ?? null) !== null
  return hasApproval && status !== 'queued'
    ? 'Waiting for approval or a runner'
    : 'Waiting for a runner'
}

/** Whether jobs of the run still run or wait, other than the one that makes the report. */
export function isUnfinished({ jobsUnfinished }: ReportJson): boolean {
  return jobsUnfinished !== null && jobsUnfinished > 0
}

/**
 * Whether the run has no end to show. A report that a job of the run makes is on the run up to that
 * job, so it has one.
 */
export function isOpen(report: ReportJson): boolean {
  return isUnfinished(report) && !report.jobs.some(({ current }) => current)
}

/** The jobs of this attempt; those of an earlier one belong to its own trace. */
export function ownJobs(jobs: readonly JobJson[]): JobJson[] {
  return jobs.filter(({ carriedOver }) => !carriedOver)
}

function interval(start: string | null, seconds: number | null | undefined): Interval | undefined {
  if (start === null || seconds === null || seconds === undefined) return undefined
  return { start: Date.parse(start), duration: Math.round(seconds * SECOND) }
}

/** Whether a job or step began to run, as far as can be told; it may not have ended. */
export function hasRun({ status, conclusion, startedAt }: StateJson): boolean {
  return conclusion !== 'skipped' && (status === 'completed' || startedAt !== null)
}
