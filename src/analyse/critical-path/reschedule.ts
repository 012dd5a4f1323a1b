import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import type { TimedJob } from '../schedule/job-timing.ts'
import type { Schedule } from '../schedule/schedule.ts'
import {
  type IndexedJob,
  type IndexedSchedule,
  indexSchedule,
  repeatSchedule,
} from './repeat-schedule.ts'

/** What would have happened if one job had taken longer or shorter; `undefined` if that is unknown. */
export interface Rescheduler {
  /** Returns how much sooner the run would have ended if a job had taken no time. */
  readonly savedWithout: (job: TimedJob) => Milliseconds | undefined
  /** Returns how much longer a job could have taken without the run ending later. */
  readonly slackOf: (job: TimedJob) => Milliseconds | undefined
}

/** A run of more jobs is not repeated several times for each of them: that would take seconds. */
const MAX_REPEATED_JOBS = 1_000

export function rescheduler(schedule: Schedule): Rescheduler {
  const indexed = indexSchedule(schedule)
  const { jobs, finish, unexplainedUntil } = indexed
  const waitsForNeedsAlone =
    unexplainedUntil === -Infinity &&
    jobs.every(({ limits, predictable }) => predictable && limits.length === 0)
  const byNeeds = slackByNeeds(indexed)
  const indexOf = new Map(jobs.map(({ job }, index) => [job.id, index]))
  return {
    savedWithout: ({ id, start, end }) => {
      const repeated = repeatSchedule(indexed, indexOf.get(id) ?? -1, start - end)
      return repeated.certain ? Math.max(0, finish - repeated.finish) : undefined
    },
    slackOf: ({ id, end }) => {
      const index = indexOf.get(id) ?? -1
      const slack = byNeeds[index]
      if (waitsForNeedsAlone || slack === undefined) return slack
      if (jobs.length > MAX_REPEATED_JOBS) return undefined
      return findSlack(indexed, index, { guess: slack, most: Math.max(0, finish - end) })
    },
  }
}

/** Up to the clocks' tolerance beyond a job's slack, nothing else may change either. */
function findSlack(
  schedule: IndexedSchedule,
  index: number,
  { guess, most }: { readonly guess: Milliseconds; readonly most: Milliseconds },
): Milliseconds | undefined {
  const fits = (change: Milliseconds) =>
    repeatSchedule(schedule, index, change).finish <= schedule.finish
  let [slack, tooMuch] = fits(guess) ? [guess, most + SECOND] : [0, guess]
  if (!fits(slack + SECOND)) tooMuch = slack + SECOND
  while (tooMuch - slack > SECOND) {
    const middle = slack + Math.floor((tooMuch - slack) / (2 * SECOND)) * SECOND
    if (fits(middle)) slack = middle
    else tooMuch = middle
  }
  const changes = [slack, slack + CLOCK_TOLERANCE]
  const certain = changes.every((change) => repeatSchedule(schedule, index, change).certain)
  return certain ? slack : undefined
}

/** By index: how much longer each job could have taken if jobs waited for what they need alone. */
function slackByNeeds({ jobs, lists, finish }: IndexedSchedule): Milliseconds[] {
  // A skipped job does not end the run, however late it is.
  const slack = jobs.map(({ job }) => (job.skipped ? Infinity : Math.max(0, finish - job.end)))
  const least = lists.map(() => Infinity)
  const firstUser = new Map<number, number>()
  for (const [index, { list }] of jobs.entries()) {
    if (!firstUser.has(list)) firstUser.set(list, index)
  }
  for (const [index, { list }] of [...jobs.entries()].toReversed()) {
    least[list] = Math.min(least[list] ?? Infinity, slack[index] ?? Infinity)
    // All that need the jobs of this list have been seen.
    if (firstUser.get(list) !== index) continue
    const needed = lists[list] ?? []
    const released = needed.reduce((late, at) => Math.max(late, endOf(jobs[at])), -Infinity)
    for (const at of needed) {
      const spare = (least[list] ?? Infinity) + released - endOf(jobs[at])
      slack[at] = Math.min(slack[at] ?? Infinity, spare)
    }
  }
  return slack
}

function endOf(indexed: IndexedJob | undefined): Instant {
  return indexed?.job.end ?? -Infinity
}
