import { jobIdsOf } from '../../model/report/job-report.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { cancelledAt, happenedTogether } from './fail-fast.ts'
import { readStatement } from './failure-messages.ts'
import type { JobEvidence } from './explain-jobs.ts'
import { sortBy } from '../../model/some.ts'

/** Jobs that were stopped at other times than the first one. */
const MAX_OTHER_TIMES = 3
/** Jobs that ran as long as one that reached its time limit. */
const MAX_AT_LIMIT = 4
/** Share of the longest time. */
const AS_LONG = 0.95

/**
 * Returns the ids of cancelled jobs whose annotations show who or what stopped them, and that were not read yet. A
 * person, a newer run or fail-fast stops many together, so one job says it for all.
 *
 * 1. The one that ran longest, which may have reached its time limit.
 * 2. If it has, others that ran as long.
 * 3. If a leg of its matrix stopped it, and none has failed, the leg that ended first.
 * 4. One of those that were stopped at each other time.
 */
export function cancelledToAnnotate(
  failures: readonly FailureReport[],
  annotations: JobEvidence['annotations'],
): readonly number[] {
  const cancelled = sortBy(
    failures.filter(({ job }) => !job.current && conclusionOf(job.listed) === 'cancelled'),
    ({ job: { duration = 0 } }) => -duration,
  )
  const isRead = ({ job }: FailureReport) => annotations.has(job.listed.id)
  const read = cancelled.filter(isRead)
  const others = cancelled.filter((failure) => !isRead(failure))
  const [longest] = cancelled
  if (longest === undefined) return []
  if (read.length === 0) return failedJobIds([longest]) // 1
  const kindOf = ({ job }: FailureReport) =>
    readStatement(annotations.get(job.listed.id) ?? []).kind
  const legs = read.filter((failure) => kindOf(failure) === 'fail-fast')
  const limited = read.filter((failure) => kindOf(failure) === 'job-timeout')
  const wanted = [
    ...(legs.length > 0 ? [] : limited.flatMap((failure) => othersAsLong(failure, others))), // 2
    ...(limited.length > 0 ? [] : legs.flatMap((failure) => firstLeg(failure, others))), // 3
  ]
  const apart = others.filter(
    ({ job }) => !read.some((failure) => happenedTogether(failure.job, job)),
  )
  const firsts = apart.filter(
    ({ job }, at) => !apart.slice(0, at).some((other) => happenedTogether(other.job, job)),
  )
  const isMore = read.length <= MAX_AT_LIMIT
  return isMore ? failedJobIds([...wanted, ...firsts.slice(0, MAX_OTHER_TIMES)]) : [] // 4
}

function failedJobIds(failures: readonly FailureReport[]): readonly number[] {
  return [...new Set(jobIdsOf(failures))]
}

function othersAsLong({ job }: FailureReport, others: readonly FailureReport[]) {
  const { duration: limit = Infinity } = job
  return others
    .filter(({ failure, job: { duration = 0 } }) => {
      const isUnknown = failure.kind === 'cancelled' && failure.by.kind === 'unknown'
      return isUnknown && duration >= AS_LONG * limit && duration <= limit / AS_LONG
    })
    .slice(0, MAX_AT_LIMIT)
}

function firstLeg({ failure, job }: FailureReport, others: readonly FailureReport[]) {
  const by = failure.kind === 'cancelled' ? failure.by : undefined
  if (by?.kind === 'fail-fast' && by.failed !== undefined) return []
  return others
    .filter((other) => happenedTogether(other.job, job))
    .toSorted((a, b) => (cancelledAt(a.job) ?? 0) - (cancelledAt(b.job) ?? 0))
    .slice(0, 1)
}
