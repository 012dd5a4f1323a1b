import type { Failure, Unstarted } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { DAY } from '../../model/time.ts'
import { neverRan, readyAt } from '../jobs/job-report.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import { between } from '../jobs/timing.ts'
import { cancelledAt, happenedTogether } from './fail-fast.ts'
import type { Statement } from './failure-messages.ts'

/** What shows why the jobs of a run did not pass. */
export interface JobEvidence {
  readonly run: Pick<Run, 'conclusion'>
  /** By job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  readonly legs: Legs
  /** Ids of the jobs for which `needs` reports a failure: it reports a run that was cancelled as cancelled. */
  readonly failedInNeeds: ReadonlySet<number>
}

/** A job with what is known of its failure without the other jobs. */
export interface FailureCandidate {
  readonly report: JobReport
  readonly statement: Statement
  /** `undefined` for a cancelled job until its canceller is determined. */
  readonly failure: Failure | undefined
}

const STOPS: ReadonlySet<string> = new Set(['person', 'newer-run', 'fail-fast'])

/**
 * Returns how long a job waited that was cancelled, and whether only the lack of a runner can be the reason, as far as
 * GitHub shows: (1) it waited for no approval, and not for a day, after which GitHub cancels a job whose labels no
 * runner has; (2) its annotations, or those of another job that got none either and was stopped with it, were read, and
 * say nothing; (3) none of another job says who or what stopped it; (4) no other job was stopped that ran, or of which
 * neither were read; (5) none was cancelled before this one was
 * ready, which may need it; (6) no leg of its matrix failed.
 *
 * @param others that did not pass
 * @returns `undefined` if it had a runner
 */
export function unstartedOf(
  report: JobReport,
  others: readonly FailureCandidate[],
  { annotations, legs }: Pick<JobEvidence, 'annotations' | 'legs'>,
): Unstarted | undefined {
  const { job, mayAwaitApproval = false } = report
  if (!neverRan(job)) return undefined
  const ready = readyAt(job) ?? 0
  const waited = between(readyAt(job), cancelledAt(report))
  const isSilent = [job, ...togetherWith(report, others)].some(
    ({ id }) => annotations.get(id)?.every(({ level }) => level !== 'failure') === true,
  )
  const isRead = (other: JobReport) =>
    [other.job, ...togetherWith(other, others), ...togetherWith(other, [{ report }])].some(
      ({ id }) => annotations.has(id),
    )
  const allows = ({ report: other, statement, failure }: FailureCandidate) =>
    !STOPS.has(statement.kind) && // 3
    (failure === undefined
      ? neverRan(other.job) && isRead(other) // 4
      : !legs.areLegs(other.job, job)) && // 6
    (other.outcome !== 'cancelled' || (cancelledAt(other) ?? 0) > ready) // 5
  const infrastructure = // 1, 2
    !mayAwaitApproval && (waited ?? DAY) < DAY && isSilent && others.every(allows)
  return { waited, infrastructure }
}

/** Lists the other jobs that never ran and were stopped together with one. */
function togetherWith(
  report: JobReport,
  others: readonly Pick<FailureCandidate, 'report'>[],
): readonly Job[] {
  return others.flatMap(({ report: other }) =>
    other !== report && neverRan(other.job) && happenedTogether(other, report) ? other.job : [],
  )
}
