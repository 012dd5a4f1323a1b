import type { FailureReport } from '../../model/report/cause.ts'
import type { Failure, StepExcerpt, Unstarted } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { neverRan, readyAt } from '../jobs/job-report.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import { durationBetween } from '../jobs/timing.ts'
import { cancelledAt } from './fail-fast.ts'
import type { GitHubStatement } from './failure-messages.ts'

/** Facts that show why the jobs of a run did not pass. */
export interface JobEvidence {
  readonly run: Pick<Run, 'conclusion'>
  /** Keyed by job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Keyed by job id, as far as their logs were read. */
  readonly excerpts?: ReadonlyMap<number, readonly StepExcerpt[]> | undefined
  readonly legs: Legs
  /** Ids of the jobs for which `needs` reports a failure: it reports a run that was cancelled as cancelled. */
  readonly failedInNeeds: ReadonlySet<number>
}

/** A job with what is known of its failure without the other jobs. */
export interface FailureCandidate {
  readonly report: JobReport
  readonly statement: GitHubStatement
  /** `undefined` for a cancelled job until its canceller is determined. */
  readonly failure: Failure | undefined
}

/**
 * Time after which GitHub cancels a job that no runner took.
 * https://docs.github.com/en/actions/reference/limits
 */
export const MAX_QUEUE: Milliseconds = DAY - CLOCK_TOLERANCE

/** Returns how long a job waited that was cancelled. @returns `undefined` if it had a runner */
export function unstartedOf(report: JobReport): Unstarted | undefined {
  if (!neverRan(report.job)) return undefined
  return { waited: durationBetween(readyAt(report.job), cancelledAt(report)) }
}

/**
 * Whether GitHub gave up looking for a runner: the job waited for a day, not for an approval, and its annotations name
 * nobody and nothing that cancelled it. After a shorter time, a newer deployment may have cancelled it.
 */
export function waitedTooLong(
  report: JobReport,
  annotations: readonly Annotation[] | undefined,
): boolean {
  const { waited = 0 } = unstartedOf(report) ?? {}
  const isSilent = annotations?.every(({ level }) => level !== 'failure') === true
  return report.mayAwaitApproval !== true && waited >= MAX_QUEUE && isSilent
}

/** Returns the ids of the jobs of a run that may have lacked a runner, of which the samples of annotations say nothing. */
export function unstartedToAnnotate(
  failures: readonly FailureReport[],
  annotations: JobEvidence['annotations'],
): number[] {
  const cancelled = failures.flatMap(({ job, failure }) =>
    failure.kind === 'cancelled' ? [{ id: job.job.id, ...failure }] : [],
  )
  if (!cancelled.every(({ by, unstarted }) => by.kind === 'unknown' && unstarted)) return []
  return cancelled.map(({ id }) => id).filter((id) => !annotations.has(id))
}
