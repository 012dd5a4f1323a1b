import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import { isConclusive, planJob, type PlannedJob, type Replay, replay } from './replay.ts'
import type { Schedule } from './schedule.ts'

/** The effect of a longer or shorter job on the run; `undefined` if it is unknown. */
export interface Effects {
  /** Returns how much sooner the run would end if a job took no time. */
  readonly savedWithout: (job: TimedJob) => Milliseconds | undefined
  /** Returns how much longer a job could take without the run ending later. */
  readonly slackOf: (job: TimedJob) => Milliseconds | undefined
}

/** With more jobs, replaying the run several times for each of them would take seconds. */
const MAX_REPLAYED_JOBS = 1_000

export function effectsOf(schedule: Schedule): Effects {
  const plan = schedule.jobs.map(planJob)
  const run = replay(plan)
  const waitsForNeedsAlone =
    schedule.unexplainedUntil === -Infinity &&
    plan.every(({ predictable, exact, limits }) => predictable && exact && limits.length === 0)
  const byNeeds = slackByNeeds(plan, run)
  return {
    savedWithout: (job) => {
      const changed = replay(plan, { job, change: job.start - job.end })
      return isConclusive(plan, schedule, [run, changed])
        ? Math.max(0, run.finish - changed.finish)
        : undefined
    },
    slackOf: (job) => {
      const slack = byNeeds.get(job)
      if (waitsForNeedsAlone || slack === undefined) return slack
      if (plan.length > MAX_REPLAYED_JOBS) return undefined
      const replays = new Map<Milliseconds, Replay>()
      const changed = (change: Milliseconds) => {
        const known = replays.get(change) ?? replay(plan, { job, change })
        replays.set(change, known)
        return known
      }
      const found = largest(slack, Math.max(0, run.finish - job.end), (change) => {
        return changed(change).finish <= run.finish
      })
      // Known only if nothing else changes up to `CLOCK_TOLERANCE` beyond it.
      const checked = [found, found + CLOCK_TOLERANCE]
      return checked.every((change) => isConclusive(plan, schedule, [run, changed(change)]))
        ? found
        : undefined
    },
  }
}

/** Searches for the largest change in whole seconds that fits, first near the guess. */
function largest(
  guess: Milliseconds,
  max: Milliseconds,
  fits: (change: Milliseconds) => boolean,
): Milliseconds {
  let [most, tooMuch] = fits(guess) ? [guess, max + SECOND] : [0, guess]
  if (!fits(most + SECOND)) tooMuch = most + SECOND
  while (tooMuch - most > SECOND) {
    const middle = most + Math.floor((tooMuch - most) / (2 * SECOND)) * SECOND
    if (fits(middle)) most = middle
    else tooMuch = middle
  }
  return most
}

/** Returns the slack of each job if jobs wait only for what they need. */
function slackByNeeds(
  jobs: readonly PlannedJob[],
  run: Replay,
): ReadonlyMap<TimedJob, Milliseconds> {
  const endOf = (job: TimedJob) => run.jobs.get(job)?.end ?? job.end
  // A skipped job does not delay the end of the run.
  const slack = new Map(
    jobs.map(({ job }) => [job, job.skipped ? Infinity : Math.max(0, run.finish - job.end)]),
  )
  const slackOf = (job: TimedJob) => slack.get(job) ?? Infinity
  // From the last list, so that the slack of all jobs that need a list is known.
  for (const [needs, users] of [...Map.groupBy(jobs, (planned) => planned.needs)].toReversed()) {
    const least = Math.min(...users.map(({ job }) => slackOf(job)))
    const released = Math.max(...needs.map(endOf))
    for (const job of needs) slack.set(job, Math.min(slackOf(job), least + released - endOf(job)))
  }
  return slack
}
