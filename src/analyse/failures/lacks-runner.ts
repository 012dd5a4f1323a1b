import type { FailureReport } from '../../model/report/cause.ts'
import type { Failure, StepExcerpt, Unstarted } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { DAY } from '../../model/time.ts'
import { neverRan, readyAt } from '../jobs/job-report.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import { between } from '../jobs/timing.ts'
import { cancelledAt } from './fail-fast.ts'
import type { GitHubStatement } from './failure-messages.ts'

/** What shows why the jobs of a run did not pass. */
export interface JobEvidence {
  readonly run: Pick<Run, 'conclusion'>
  /** By job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** By job id, as far as their logs were read. */
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

const STOPS: ReadonlySet<string> = new Set(['person', 'newer-run', 'fail-fast'])

/**
 * Returns how long a job waited that was cancelled, and whether only the lack of a runner can be the reason, as far as
 * GitHub shows: (1) it waited for no approval, and not for a day, after which GitHub cancels a job whose labels no
 * runner has; (2) its annotations were read, and say nothing; (3) none of another job says who or what stopped it;
 * (4) no other job was stopped that ran, or whose annotations were not read; (5) none was cancelled before this one was
 * ready, which may need it; (6) no leg of its matrix failed.
 *
 * @param others that did not pass
 * @returns `undefined` if it had a runner
 */
export function unstartedOf(
  report: JobReport,
  others: readonly FailureCandidate[],
  { annotations, legs }: JobEvidence,
): Unstarted | undefined {
  const { job, mayAwaitApproval = false } = report
  if (!neverRan(job)) return undefined
  const ready = readyAt(job) ?? 0
  const waited = between(readyAt(job), cancelledAt(report))
  const isSilent = annotations.get(job.id)?.every(({ level }) => level !== 'failure') === true
  const allows = ({ report: other, statement, failure }: FailureCandidate) =>
    !STOPS.has(statement.kind) && // 3
    (failure === undefined
      ? neverRan(other.job) && annotations.has(other.job.id) // 4
      : !legs.areLegs(other.job, job)) && // 6
    (other.outcome !== 'cancelled' || (cancelledAt(other) ?? 0) > ready) // 5
  const infrastructure = // 1, 2
    !mayAwaitApproval && (waited ?? DAY) < DAY && isSilent && others.every(allows)
  return { waited, infrastructure }
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
