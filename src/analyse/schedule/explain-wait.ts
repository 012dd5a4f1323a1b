import type { Instant } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import {
  FRESH_PICKUP,
  MAX_BURST_PAUSE,
  MAX_JOB_LAG,
  MAX_PICKUP,
  PROMPT_JOB_LAG,
} from '../jobs/lateness.ts'
import { type Capacity, isSaturated } from './capacity.ts'
import type { CallerGroups } from './concurrency-groups.ts'
import type { Limit } from './limit.ts'
import type { RunnerPools } from './runner-pools.ts'
import { type Hold, lastOf } from './schedule.ts'

/** Evidence for when a job started. */
interface WaitContext {
  /** Of the attempt. */
  readonly startedAt: Instant | undefined
  /** Whether the needs are those of the workflow file. */
  readonly fromFile: boolean
  readonly group: CallerGroups | undefined
  readonly needs: readonly TimedJob[]
  readonly limits: readonly Limit[]
  readonly pools: RunnerPools
  readonly creations: Creations
  readonly capacities: (job: TimedJob) => readonly Capacity[]
}

/**
 * Determines what a job waited for last: (1) the runner that took it right after its previous job,
 * (2) an approval or its concurrency group, for which GitHub reports no times, (3) a runner that did
 * something else, (4) an earlier leg, while it was queued, (5) something outside the run, (6) what
 * released it. A wait of (2) or (3) begins when the job is released, and so does one of (5) if the file shows
 * what released it.
 */
export function explainWait(
  job: TimedJob,
  context: WaitContext,
): { readonly hold: Hold; readonly explained: boolean } {
  const { fromFile, group, pools } = context
  const explained = !isCutShort(job)
  const release = releaseOf(job, context)
  const approval = job.report.mayAwaitApproval === true
  // All jobs of a run can wait together for a reason that the file does not show.
  const canWait = !fromFile || approval || group?.mayHold === true
  const releasedAt = release.job?.end ?? (canWait ? context.startedAt : undefined)
  const late = isLate(job, releasedAt ?? context.creations.first, context.creations)
  const before = pools.previous.get(job.id)
  const busy = before !== undefined && before.end > job.ready
  if (busy && job.start - before.end <= MAX_PICKUP) {
    return { hold: { by: 'runner', job: before }, explained } // (1)
  }
  const holder = lastOf((group?.others ?? []).filter(({ end }) => end <= job.start))
  // It waited until another job left the group if that ended after this one was listed, or if this one was
  // listed just after it, and later than its release explains.
  const left = holder?.end ?? -Infinity
  const explainedUntil = (release.job?.end ?? context.creations.first) + PROMPT_JOB_LAG
  const isNext = job.ready - left <= PROMPT_JOB_LAG && left > explainedUntil
  const queued = job.start - job.ready > MAX_PICKUP || left > job.ready || isNext
  if (group?.mayHold === true && (late || queued)) {
    const last = lastOf([release.job ?? [], holder ?? []].flat())
    const hold: Hold = approval
      ? { by: 'approval-or-concurrency', job: release.job }
      : { by: 'concurrency', job: last }
    return { hold, explained } // (2)
  }
  // Without the file, a late job may have waited for any job before.
  if (approval && (fromFile || !late)) {
    return { hold: { by: 'approval', job: release.job }, explained } // (2)
  }
  if (busy) return { hold: { by: 'runner', job: release.job }, explained: false } // (3)
  const leg = lastLeft(job, context.limits, 'start')
  if (leg !== undefined && leg.end > job.ready) {
    return { hold: { by: 'max-parallel', job: leg }, explained } // (4)
  }
  const isQueued = explained && hasNormalQueue(job, context)
  if (late) {
    const hold: Hold = { by: 'unknown', job: fromFile ? release.job : undefined }
    return { hold, explained: isQueued && hold.job !== undefined } // (5)
  }
  return { hold: release, explained: isQueued } // (6)
}

/** Returns what released a job: the last of the jobs that it needs, or the leg that freed its slot. */
function releaseOf(job: TimedJob, { needs, limits }: WaitContext): Hold {
  const needed = lastOf(needs)
  const leg = lastLeft(job, limits, 'ready')
  if (leg !== undefined && leg.end > (needed?.end ?? -Infinity)) {
    return { by: 'max-parallel', job: leg }
  }
  return { by: needed === undefined ? undefined : 'needs', job: needed }
}

function lastLeft(
  job: TimedJob,
  limits: readonly Limit[],
  delays: Limit['delays'],
): TimedJob | undefined {
  const isLegs = (limit: Limit) => limit.kind === 'max-parallel' && limit.delays === delays
  return lastOf(limits.filter(isLegs).flatMap(({ before }) => before.get(job.id) ?? []))
}

/** Whether a fresh or free runner took the job in the normal time. */
function hasNormalQueue(job: TimedJob, { pools, capacities }: WaitContext): boolean {
  const queue = job.start - job.ready
  if (queue <= FRESH_PICKUP.min) return true
  if (pools.limits.has(job.id)) return queue <= MAX_PICKUP
  return queue <= FRESH_PICKUP.max && !capacities(job).some((running) => isSaturated(job, running))
}

/** Whether a job was cancelled or never had a runner, so that its end depends on nothing else. */
export function isCutShort({ skipped, report }: TimedJob): boolean {
  return !skipped && (report.outcome === 'cancelled' || neverRan(report.job))
}

interface Creations {
  readonly first: Instant
  /** By job id: the start of the burst of creations that includes the job. */
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
function isLate({ id, createdAt, skipped }: TimedJob, releasedAt: Instant, { bursts }: Creations) {
  // Without its creation, the queue time is unknown. The times of a skipped job mean nothing.
  if (createdAt === undefined || skipped) return false
  return (bursts.get(id) ?? createdAt) > releasedAt + MAX_JOB_LAG
}
