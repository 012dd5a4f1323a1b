import type { Instant, Milliseconds } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import type { Schedule, ScheduledJob } from './build-schedule.ts'
import type { Limit } from './limits.ts'

/** The effect of a longer or shorter job on the run; `undefined` if it is unknown. */
export interface Effects {
  /** Returns how much sooner the run would end if a job took no time. */
  readonly savedWithout: (job: TimedJob) => Milliseconds | undefined
  /** Returns how much longer a job could take without the run ending later. */
  readonly slackOf: (job: TimedJob) => Milliseconds | undefined
}

/** Most jobs: with more, replaying the run for each of them would take seconds. */
const MAX_REPLAYED_JOBS = 1_000

export function effectsOf(schedule: Schedule): Effects {
  const { jobs, unexplainedUntil, limits } = schedule
  const ran = jobs.flatMap(({ job }) => (job.skipped ? [] : job))
  const finish = lastEnd(ran)
  const waitsForNeedsAlone =
    unexplainedUntil === -Infinity &&
    jobs.every(({ predictable }) => predictable) &&
    limits.every(({ size }) => size === 0)
  const byNeeds = slackByNeeds(jobs, finish)
  return {
    savedWithout: (job) => {
      const shifts = replay(jobs, job, job.start - job.end)
      if (!isConclusive(schedule, shifts)) return undefined
      return Math.max(0, finish - lastEnd(ran, shifts))
    },
    slackOf: (job) => {
      const slack = byNeeds.get(job)
      if (waitsForNeedsAlone || slack === undefined) return slack
      if (jobs.length > MAX_REPLAYED_JOBS) return undefined
      // Known only if nothing else changes up to `CLOCK_TOLERANCE` beyond it.
      const shifts = replay(jobs, job, slack + CLOCK_TOLERANCE)
      return isConclusive(schedule, shifts) ? slack : undefined
    },
  }
}

/** Time by which a job is later ready and ends in a replay than in the run; below 0 if earlier. */
interface Shift {
  readonly ready: Milliseconds
  readonly end: Milliseconds
}

/**
 * Computes when each job is ready and ends if one takes longer, or shorter with a change below 0: each keeps its
 * delays after what it needs, and other jobs keep their duration.
 */
function replay(
  jobs: readonly ScheduledJob[],
  changed: TimedJob,
  change: Milliseconds,
): ReadonlyMap<TimedJob, Shift> {
  const shifts = new Map<TimedJob, Shift>()
  const released = new Map<readonly TimedJob[], Milliseconds>()
  for (const { job, needs } of jobs) {
    const known = released.get(needs)
    const ready = known ?? (needs.length === 0 ? 0 : lastEnd(needs, shifts) - lastEnd(needs))
    released.set(needs, ready)
    shifts.set(job, { ready, end: job === changed ? ready + change : ready })
  }
  return shifts
}

/** Returns when the last of the jobs ends, in the run or in a replay. */
function lastEnd(jobs: readonly TimedJob[], shifts?: ReadonlyMap<TimedJob, Shift>): Instant {
  return jobs.reduce(
    (late, job) => Math.max(late, job.end + (shifts?.get(job)?.end ?? 0)),
    -Infinity,
  )
}

/**
 * Whether a replay shows what would have happened in place of the run:
 *
 * 1. No job moves whose delays depend on something unknown.
 * 2. No job ends at another time if a later job may have waited for it without an explanation.
 * 3. The jobs that share a limit all move alike, so that they get their slots as in the run.
 */
function isConclusive(
  { jobs, unexplainedUntil, limits }: Schedule,
  shifts: ReadonlyMap<TimedJob, Shift>,
): boolean {
  const moved = new Map<Limit, Milliseconds>()
  return jobs.every(({ job, predictable }) => {
    const { ready = 0, end = 0 } = shifts.get(job) ?? {}
    if (ready !== 0 && !predictable) return false // (1)
    if (end !== 0 && job.end <= unexplainedUntil) return false // (2)
    return limits.every((limit) => {
      if (!limit.has(job.id)) return true
      const first = moved.get(limit) ?? ready
      moved.set(limit, first)
      return ready === first && end === first // (3)
    })
  })
}

/** Returns the slack of each job if jobs wait only for what they need. */
function slackByNeeds(
  jobs: readonly ScheduledJob[],
  finish: Instant,
): ReadonlyMap<TimedJob, Milliseconds> {
  // A skipped job does not delay the end of the run.
  const slack = new Map(jobs.map(({ job }) => [job, job.skipped ? Infinity : finish - job.end]))
  const slackOf = (job: TimedJob) => slack.get(job) ?? Infinity
  // From the last list, so that the slack of all jobs that need a list is known.
  for (const [needs, users] of [...Map.groupBy(jobs, (planned) => planned.needs)].toReversed()) {
    const least = Math.min(...users.map(({ job }) => slackOf(job)))
    const released = lastEnd(needs)
    for (const job of needs) slack.set(job, Math.min(slackOf(job), least + released - job.end))
  }
  return slack
}
