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

/** The effect of a longer or shorter job on the run; `undefined` if it is unknown. */
export interface Rescheduler {
  /** Returns how much sooner the run would end if a job took no time. */
  readonly savedWithout: (job: TimedJob) => Milliseconds | undefined
  /** Returns how much longer a job could take without the run ending later. */
  readonly slackOf: (job: TimedJob) => Milliseconds | undefined
}

/** With more jobs, repeating the run several times for each of them would take seconds. */
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
      return findSlack(indexed, index, { guess: slack, max: Math.max(0, finish - end) })
    },
  }
}

/** Searches for the slack. It is certain only if nothing else changes up to `CLOCK_TOLERANCE` beyond it. */
function findSlack(
  schedule: IndexedSchedule,
  index: number,
  { guess, max }: { readonly guess: Milliseconds; readonly max: Milliseconds },
): Milliseconds | undefined {
  const fits = (change: Milliseconds) =>
    repeatSchedule(schedule, index, change).finish <= schedule.finish
  let [slack, tooMuch] = fits(guess) ? [guess, max + SECOND] : [0, guess]
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

/** Returns the slack of each job, by index, if jobs wait only for what they need. */
function slackByNeeds({ jobs, lists, finish }: IndexedSchedule): Milliseconds[] {
  // A skipped job does not delay the end of the run.
  const slack = jobs.map(({ job }) => (job.skipped ? Infinity : Math.max(0, finish - job.end)))
  const min = lists.map(() => Infinity)
  const firstUser = new Map<number, number>()
  for (const [index, { list }] of jobs.entries()) {
    if (!firstUser.has(list)) firstUser.set(list, index)
  }
  for (const [index, { list }] of [...jobs.entries()].toReversed()) {
    min[list] = Math.min(min[list] ?? Infinity, slack[index] ?? Infinity)
    // All jobs that need this list have been visited.
    if (firstUser.get(list) !== index) continue
    const needed = lists[list] ?? []
    const released = needed.reduce((late, at) => Math.max(late, indexedEnd(jobs[at])), -Infinity)
    for (const at of needed) {
      const spare = (min[list] ?? Infinity) + released - indexedEnd(jobs[at])
      slack[at] = Math.min(slack[at] ?? Infinity, spare)
    }
  }
  return slack
}

function indexedEnd(indexed: IndexedJob | undefined): Instant {
  return indexed?.job.end ?? -Infinity
}
