import type { HeldBy } from '../../model/reasons.ts'
import type { Instant } from '../../model/time.ts'
import { type TimedJob, MAX_BURST_PAUSE, MAX_JOB_LAG, MAX_PICKUP } from '../jobs/job-report.ts'
import type { Limits } from './limits.ts'

/** Evidence for when a job started. */
interface WaitContext {
  /** Start of the attempt. */
  readonly startedAt: Instant | undefined
  readonly needs: readonly TimedJob[]
  readonly limits: Limits
  readonly creations: Creations
}

export interface Wait {
  /** `undefined` for a job that was ready when the run started. */
  readonly heldBy: HeldBy | undefined
  /** Whether it was late for a reason that neither the file nor GitHub shows. */
  readonly isDoubtful: boolean
}

/**
 * Determines what a job waited for last: (1) an approval, (2) its concurrency group, another leg or a runner, of
 * which GitHub does not report which, (3) something else that GitHub does not report, (4) the jobs that it needs.
 */
export function explainWait(job: TimedJob, context: WaitContext): Wait {
  const { needs, limits, creations } = context
  const needed = lastToEnd(needs)
  const isGrouped = limits.grouped.has(job.id)
  const approval = job.report.mayAwaitApproval === true
  // All jobs of a run can wait together for a reason that the file does not show.
  const releasedAt = needed?.end ?? (approval || isGrouped ? context.startedAt : undefined)
  const late = isLate(job, releasedAt ?? creations.first, creations)
  if (approval) return { heldBy: 'approval', isDoubtful: false } // (1)
  const isHeld = late || job.start - job.ready > MAX_PICKUP
  if (isHeld && (isGrouped || limits.legs.has(job.id)))
    return { heldBy: 'unknown', isDoubtful: false } // (2)
  if (late) return { heldBy: 'unknown', isDoubtful: true } // (3)
  return { heldBy: needed === undefined ? undefined : 'needs', isDoubtful: false } // (4)
}

/** Returns the job that ended last; of several in the same second, the one created last. */
export function lastToEnd(jobs: readonly TimedJob[]): TimedJob | undefined {
  return jobs.toSorted((a, b) => a.end - b.end || a.id - b.id).at(-1)
}

interface Creations {
  readonly first: Instant
  /** Keyed by job id: the start of the burst of creations that includes the job. */
  readonly bursts: ReadonlyMap<number, Instant>
}

export function findCreations(jobs: readonly TimedJob[]): Creations {
  const bursts = new Map<number, Instant>()
  let began = -Infinity
  let before = -Infinity
  for (const { id, ready } of jobs.toSorted((a, b) => a.ready - b.ready)) {
    if (ready - before > MAX_BURST_PAUSE) began = ready
    bursts.set(id, began)
    before = ready
  }
  return { first: Math.min(...jobs.map(({ ready }) => ready)), bursts }
}

/** Whether a job was created later than the end of what it waited for explains. */
function isLate({ id, report, skipped }: TimedJob, releasedAt: Instant, { bursts }: Creations) {
  const { createdAt } = report.job
  // Without its creation, the queue time is unknown. The times of a skipped job mean nothing.
  if (createdAt === undefined || skipped) return false
  return (bursts.get(id) ?? createdAt) > releasedAt + MAX_JOB_LAG
}
