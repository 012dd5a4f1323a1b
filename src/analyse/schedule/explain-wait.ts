import { type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import type { NameMatch } from '../jobs/job-name.ts'
import { neverRan } from '../jobs/job-report.ts'
import { type Capacity, isSaturated } from './capacity.ts'
import { type Creations, isLate } from './creations.ts'
import type { TimedJob } from './job-timing.ts'
import type { Limit } from './limit.ts'
import { MAX_PICKUP, type RunnerPools } from './runner-pools.ts'
import { type Hold, lastOf } from './schedule.ts'

/** A longer queue for a fresh runner is no longer the usual time to start one. */
const MAX_QUEUE: Milliseconds = 5 * MINUTE
const MIN_QUEUE: Milliseconds = 10 * SECOND

/** What can explain when a job started. */
interface WaitContext {
  /** The job of the workflow file, with its callers. */
  readonly match: NameMatch | undefined
  /** Whether somebody approved or rejected a deployment of the run. */
  readonly approved: boolean
  readonly needs: readonly TimedJob[]
  readonly limits: readonly Limit[]
  readonly pools: RunnerPools
  readonly creations: Creations
  readonly capacities: (job: TimedJob) => readonly Capacity[]
}

interface Wait {
  readonly hold: Hold
  readonly explained: boolean
}

/**
 * What a job waited for last: (1) an approval, which GitHub does not time, (2) the runner that took it
 * as soon as its previous job had ended, (3) its concurrency group, (4) an earlier leg, while it was
 * queued, (5) something that is not in the run, (6) what released it.
 */
export function explainWait(job: TimedJob, context: WaitContext): Wait {
  const { match, approved, pools } = context
  const explained = !isCutShort(job)
  const queue = job.start - job.ready
  const release = releaseOf(job, context)
  const late = isLate(job, release.job?.end, context.creations)
  if (approved && match?.at(-1)?.job.environment === true) {
    return { hold: { by: 'approval', job: undefined }, explained } // (1)
  }
  const before = pools.previous.get(job.id)
  const busy = before !== undefined && before.end > job.ready
  if (busy && job.start - before.end <= MAX_PICKUP) {
    return { hold: { by: 'runner', job: before }, explained } // (2)
  }
  if (isInGroup(match) && (late || queue > MAX_PICKUP)) {
    return { hold: { by: 'concurrency', job: undefined }, explained } // (3)
  }
  if (busy) return { hold: { by: 'runner', job: undefined }, explained: false }
  const leg = lastLeft(job, context.limits, 'start')
  if (leg !== undefined && leg.end > job.ready) {
    return { hold: { by: 'max-parallel', job: leg }, explained } // (4)
  }
  if (late) return { hold: { by: 'unknown', job: undefined }, explained: false } // (5)
  return { hold: release, explained: explained && hasUsualQueue(job, context) } // (6)
}

/** Returns what released a job: the last of the jobs that it needs, or the leg that left its slot. */
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
  return lastOf(limits.filter(isLegs).flatMap(({ left }) => left.get(job.id) ?? []))
}

/** Whether a fresh runner, or one that nobody had, came as soon as such runners do. */
function hasUsualQueue(job: TimedJob, { pools, capacities }: WaitContext): boolean {
  const queue = job.start - job.ready
  if (queue <= MIN_QUEUE) return true
  if (pools.limits.has(job.id)) return queue <= MAX_PICKUP
  return queue <= MAX_QUEUE && !capacities(job).some((running) => isSaturated(job, running))
}

/** Returns whether a job is in a concurrency group; any caller can be in a group too. */
export function isInGroup(match: NameMatch | undefined): boolean {
  return match?.some(({ job }) => job.concurrency) ?? false
}

/** A job that was cancelled, or that never had a runner, ended for a reason of its own. */
export function isCutShort({ skipped, report }: TimedJob): boolean {
  return !skipped && (report.outcome === 'cancelled' || neverRan(report.job))
}
