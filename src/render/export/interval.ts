import { type Instant, SECOND } from '../../model/time.ts'
import type { JobFactsJson, JobJson, ReportJson, StepJson } from '../json/types.ts'

export interface Interval {
  readonly start: Instant
  /** `Infinity` if unfinished. */
  readonly end: Instant
}

/** Returns when a job or step ran, from the values in the report; `undefined` if unknown. */
export function intervalOf({
  startedAt,
  durationSeconds,
}: JobJson | StepJson): Interval | undefined {
  return interval(startedAt, durationSeconds)
}

/** Returns when the run took place, up to the report; `undefined` if unknown. */
export function runInterval({ run, durationSeconds }: ReportJson): Interval | undefined {
  return interval(run.startedAt, durationSeconds)
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

/** Returns how many jobs and steps are known to have started. */
export function countStarted(jobs: readonly JobJson[]): number {
  const parts = jobs.flatMap((job) => [job, ...job.steps])
  return parts.filter(
    ({ status, conclusion, startedAt }) =>
      conclusion !== 'skipped' && (status === 'completed' || startedAt !== null),
  ).length
}

function interval(
  startedAt: string | null,
  seconds: number | null | undefined,
): Interval | undefined {
  if (startedAt === null || seconds === null || seconds === undefined) return undefined
  const start = Date.parse(startedAt)
  return { start, end: start + Math.round(seconds * SECOND) }
}
