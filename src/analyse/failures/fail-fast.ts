import { conclusionOf } from '../jobs/timing.ts'
import { sortBy } from '../../model/some.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { completedAt, type Job, type Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { CLOCK_TOLERANCE, MAX_CANCEL_LAG } from '../jobs/lateness.ts'
import type { Legs } from '../jobs/matrix-legs.ts'

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
  return unexplained ? undefined : failed.listed
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
    failing.filter(({ listed: job }) => legs.areLegs(job, cancelled.listed)),
    (other) => jobEnd(other) ?? Infinity,
  )
  return (failedBefore(cancelled, failing, legs) ?? first)?.listed
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
      return areLegs(other.listed, cancelled.listed)
    })
    .toSorted((a, b) => (jobEnd(b) ?? 0) - (jobEnd(a) ?? 0))[0]
}

/** Returns when a step of a job was cancelled, or else when the job finished: `always()` steps can run longer. */
export function cancelledAt(report: JobReport): Instant | undefined {
  const step = report.listed.steps.find((step) => conclusionOf(step) === 'cancelled')
  return (step && completedAt(step)) ?? jobEnd(report)
}

/** Returns the step that was running when the job was stopped. */
export function stoppedStep(steps: readonly Step[]): Step | undefined {
  return steps.find(({ state }) => {
    if (state.kind === 'waiting' || state.startedAt === undefined) return false
    return state.kind === 'running' || state.conclusion === 'cancelled'
  })
}
