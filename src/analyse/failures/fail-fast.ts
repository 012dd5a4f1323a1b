import type { FailureReport } from '../../model/report/cause.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { readStatement } from './report-failures.ts'
import type { JobEvidence } from './explain-jobs.ts'
import { sortBy } from '../../model/some.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { completedAt, type Job, type Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { jobEnd, CLOCK_TOLERANCE, MAX_CANCEL_LAG } from '../jobs/job-report.ts'
import type { Legs } from '../jobs/matrix-legs.ts'

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
    failures.filter(({ job }) => !job.current && conclusionOf(job.job) === 'cancelled'),
    ({ job: { duration = 0 } }) => -duration,
  )
  const isRead = ({ job }: FailureReport) => annotations.has(job.job.id)
  const read = cancelled.filter(isRead)
  const others = cancelled.filter((failure) => !isRead(failure))
  const [longest] = cancelled
  if (longest === undefined) return []
  if (read.length === 0) return failedJobIds([longest]) // 1
  const kindOf = ({ job }: FailureReport) => readStatement(annotations.get(job.job.id) ?? []).kind
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
  return [...new Set(failures.map(({ job }) => job.job.id))]
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

interface Failing {
  /** Jobs that failed by themselves. */
  readonly failing: readonly JobReport[]
  /** Other cancelled jobs. */
  readonly stopped: readonly JobReport[]
  readonly legs: Legs
}

/**
 * Returns the leg of the same matrix that failed within seconds before a job was cancelled.
 * `undefined` if a job that this does not explain was cancelled at the same time, since something else
 * may have cancelled both.
 */
export function failedLeg(
  cancelled: JobReport,
  { failing, stopped, legs }: Failing,
): Job | undefined {
  const failed = failedBefore(cancelled, failing, legs)
  if (failed === undefined) return undefined
  const unexplained = stopped.some(
    (other) =>
      happenedTogether(cancelled, other) && failedBefore(other, failing, legs) === undefined,
  )
  return unexplained ? undefined : failed.job
}

/**
 * Returns the leg whose failure cancelled a job of which GitHub says that fail-fast cancelled it. It is the last that
 * failed in the seconds before. If processes took long to end, it is the first of the matrix that failed.
 */
export function cancellingLeg(
  cancelled: JobReport,
  { failing, legs }: Pick<Failing, 'failing' | 'legs'>,
): Job | undefined {
  const [first] = sortBy(
    failing.filter(({ job }) => legs.areLegs(job, cancelled.job)),
    (other) => jobEnd(other) ?? Infinity,
  )
  return (failedBefore(cancelled, failing, legs) ?? first)?.job
}

/** Whether two jobs were cancelled within seconds of each other. */
export function happenedTogether(one: JobReport, other: JobReport): boolean {
  const oneAt = cancelledAt(one)
  const otherAt = cancelledAt(other)
  if (oneAt === undefined || otherAt === undefined) return false
  return Math.abs(oneAt - otherAt) <= MAX_CANCEL_LAG
}

/** Whether a job was cancelled clearly before another. */
export function happenedBefore(one: JobReport, other: JobReport): boolean {
  const oneAt = cancelledAt(one)
  const otherAt = cancelledAt(other)
  return oneAt !== undefined && otherAt !== undefined && oneAt < otherAt - MAX_CANCEL_LAG
}

/** Returns the last job of its matrix that failed in the seconds before a job was cancelled. */
function failedBefore(
  cancelled: JobReport,
  failing: readonly JobReport[],
  { areLegs }: Legs,
): JobReport | undefined {
  const at = cancelledAt(cancelled)
  if (at === undefined) return undefined
  return failing
    .filter((other) => {
      const end = jobEnd(other)
      if (end === undefined || end < at - MAX_CANCEL_LAG || end > at + CLOCK_TOLERANCE) return false
      return areLegs(other.job, cancelled.job)
    })
    .toSorted((a, b) => (jobEnd(b) ?? 0) - (jobEnd(a) ?? 0))[0]
}

/** Returns when a step of a job was cancelled, or else when the job finished: `always()` steps can run longer. */
export function cancelledAt(report: JobReport): Instant | undefined {
  const step = report.job.steps.find((step) => conclusionOf(step) === 'cancelled')
  return (step && completedAt(step)) ?? jobEnd(report)
}

/** Returns the step that was running when the job was stopped. */
export function stoppedStep(steps: readonly Step[]): Step | undefined {
  return steps.find(({ state }) => {
    if (state.kind === 'waiting' || state.startedAt === undefined) return false
    return state.kind === 'running' || state.conclusion === 'cancelled'
  })
}
