import { isFailure } from '../model/conclusion.ts'
import type { JobReport } from '../model/report.ts'
import type { Job } from '../model/run.ts'
import { SECOND, type Instant, type Milliseconds } from '../model/time.ts'
import { endOf } from './job-report.ts'
import { nameLevels, withoutMatrix } from './name-levels.ts'

/** How soon after a leg failed the others are cancelled: the scheduler, and a process that is asked to end. */
const AT_MOST: Milliseconds = 30 * SECOND

/** The API rounds to seconds, and the runners' clocks differ. */
const CLOCKS: Milliseconds = 2 * SECOND

/**
 * The leg of the same matrix whose failure cancelled a job, as the times tell: it failed within
 * seconds before. `undefined` as well when a job outside of such a matrix was cancelled at the same
 * time, for then something else may have cancelled them all.
 */
export function failedLeg(cancelled: JobReport, jobs: readonly JobReport[]): Job | undefined {
  const at = cancelledAt(cancelled)
  const failed = failedBefore(cancelled, jobs)
  if (at === undefined || failed === undefined) return undefined
  const unexplained = jobs.some((other) => {
    const otherAt = other.outcome === 'cancelled' ? cancelledAt(other) : undefined
    if (otherAt === undefined || Math.abs(otherAt - at) > AT_MOST) return false
    return failedBefore(other, jobs) === undefined
  })
  return unexplained ? undefined : failed.job
}

/** The last of its matrix to fail in the seconds before a job was cancelled. */
function failedBefore(cancelled: JobReport, jobs: readonly JobReport[]): JobReport | undefined {
  const at = cancelledAt(cancelled)
  if (at === undefined) return undefined
  return jobs
    .filter((other) => {
      const end = isFailure(other.outcome ?? 'unknown') ? endOf(other) : undefined
      if (end === undefined || end < at - AT_MOST || end > at + CLOCKS) return false
      return areLegs(other.job, cancelled.job)
    })
    .toSorted((a, b) => (endOf(b) ?? 0) - (endOf(a) ?? 0))[0]
}

/** When a job's step was stopped, or else when the job ended; its `always()` steps may take longer. */
function cancelledAt(report: JobReport): Instant | undefined {
  const stopped = report.job.steps.find(
    ({ state }) => state.kind === 'finished' && state.conclusion === 'cancelled',
  )?.state
  return stopped?.kind === 'finished' ? (stopped.completedAt ?? endOf(report)) : endOf(report)
}

/**
 * Whether two jobs are in different legs of one matrix: their names are the same up to a level that
 * differs in its matrix values alone.
 *
 * @example `deploy (eu) / a` and `deploy (us) / b` are; `build / test` and `lint / test` are not
 */
function areLegs(a: Job, b: Job): boolean {
  const levels = nameLevels(a.name)
  const others = nameLevels(b.name)
  const at = levels.findIndex((level, index) => level !== others[index])
  const level = levels[at]
  const other = others[at]
  if (level === undefined || other === undefined) return false
  const base = withoutMatrix(level)
  return base !== level && base === withoutMatrix(other) && base !== other
}
