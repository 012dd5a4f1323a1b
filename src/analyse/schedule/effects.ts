import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import { isConclusive, type Plan, planOf, type Replay, replay } from './replay.ts'
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
  const plan = planOf(schedule)
  const run = replay(plan)
  const waitsForNeedsAlone =
    plan.unexplainedUntil === -Infinity &&
    plan.limits.length === 0 &&
    plan.jobs.every(({ predictable }) => predictable)
  const byNeeds = slackByNeeds(plan, run)
  const indexOf = new Map(plan.jobs.map(({ job }, index) => [job.id, index]))
  return {
    savedWithout: ({ id, start, end }) => {
      const without = lengthen(plan, indexOf.get(id) ?? -1, start - end)
      const changed = replay(without)
      return isConclusive(plan, run, changed) ? Math.max(0, run.finish - changed.finish) : undefined
    },
    slackOf: ({ id, end }) => {
      const index = indexOf.get(id) ?? -1
      const slack = byNeeds[index]
      if (waitsForNeedsAlone || slack === undefined) return slack
      if (plan.jobs.length > MAX_REPLAYED_JOBS) return undefined
      const changed = (change: Milliseconds) => replay(lengthen(plan, index, change))
      const found = largest(slack, Math.max(0, run.finish - end), (change) => {
        return changed(change).finish <= run.finish
      })
      // Known only if nothing else changes up to `CLOCK_TOLERANCE` beyond it.
      const checked = [found, found + CLOCK_TOLERANCE]
      return checked.every((change) => isConclusive(plan, run, changed(change))) ? found : undefined
    },
  }
}

/** Returns the plan with one job longer, or shorter if the change is below 0. */
function lengthen(plan: Plan, index: number, change: Milliseconds): Plan {
  const longer = plan.jobs[index]
  if (longer === undefined) return plan
  const jobs = plan.jobs.with(index, { ...longer, duration: longer.duration + change })
  return { ...plan, jobs }
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

/** Returns the slack of each job, by index, if jobs wait only for what they need. */
function slackByNeeds({ jobs, lists }: Plan, run: Replay): readonly Milliseconds[] {
  const endOf = (index: number) => run.jobs[index]?.end ?? -Infinity
  // A skipped job does not delay the end of the run.
  const slack = jobs.map(({ job }) => (job.skipped ? Infinity : Math.max(0, run.finish - job.end)))
  const min = lists.map(() => Infinity)
  const firstUser = new Map(jobs.map(({ list }, index) => [list, index] as const).toReversed())
  for (const [index, { list }] of [...jobs.entries()].toReversed()) {
    min[list] = Math.min(min[list] ?? Infinity, slack[index] ?? Infinity)
    // All jobs that need this list have been visited.
    if (firstUser.get(list) !== index) continue
    const needed = lists[list] ?? []
    const released = needed.reduce((late, at) => Math.max(late, endOf(at)), -Infinity)
    for (const at of needed) {
      const spare = (min[list] ?? Infinity) + released - endOf(at)
      slack[at] = Math.min(slack[at] ?? Infinity, spare)
    }
  }
  return slack
}
