import type { Instant, Milliseconds } from '../../model/time.ts'
import { freeAt, type Limit } from '../schedule/limit.ts'
import type { Schedule, ScheduledJob } from '../schedule/schedule.ts'
import { emptySlots, fillSlot, isCertain, takeSlot } from './slots.ts'

/** A schedule with indices instead of ids, since it is repeated for each job. */
export interface IndexedSchedule {
  readonly jobs: readonly IndexedJob[]
  /** The lists of needed jobs, by index; jobs with the same needs share a list. */
  readonly lists: readonly (readonly number[])[]
  readonly limits: readonly Limit[]
  readonly unexplainedUntil: Instant
  readonly finish: Instant
}

export interface IndexedJob extends ScheduledJob {
  /** The index of the list of its needs. */
  readonly list: number
  /** The indices of its certain limits. */
  readonly certain: readonly number[]
  /** The end of the last needed job, and the release by it or by a limit; `-Infinity` without one. */
  readonly needed: Instant
  readonly released: Instant
  /** When it was ready and its slot was free. */
  readonly startable: Instant
}

export function indexSchedule({ jobs, unexplainedUntil }: Schedule): IndexedSchedule {
  const indexOf = new Map(jobs.map(({ job }, index) => [job.id, index]))
  const needs = [...new Set(jobs.map((scheduled) => scheduled.needs))]
  const listOf = new Map(needs.map((list, index) => [list, index]))
  const limits = [...new Set(jobs.flatMap((scheduled) => scheduled.limits))]
  const limitOf = new Map(limits.map((limit, index) => [limit, index]))
  return {
    jobs: jobs.map((scheduled) => {
      const { job } = scheduled
      const certain = scheduled.limits.filter((limit) => limit.certain)
      const freed = (delays: Limit['delays']) =>
        certain.filter((limit) => limit.delays === delays).map((limit) => freeAt(limit, job))
      const needed = Math.max(...scheduled.needs.map(({ end }) => end))
      return {
        ...scheduled,
        list: listOf.get(scheduled.needs) ?? -1,
        certain: certain.flatMap((limit) => limitOf.get(limit) ?? []),
        needed,
        released: Math.max(needed, ...freed('ready')),
        startable: Math.max(job.ready, ...freed('start')),
      }
    }),
    lists: needs.map((list) => list.map(({ id }) => indexOf.get(id) ?? -1)),
    limits,
    unexplainedUntil,
    finish: Math.max(...jobs.filter(({ job }) => !job.skipped).map(({ job }) => job.end)),
  }
}

interface Repeated {
  readonly finish: Instant
  /** Whether the scheduler's decisions stay the same, and no unexplained wait changes. */
  readonly certain: boolean
}

/**
 * Repeats the run with one job longer or shorter. Every other job keeps its duration and its delays
 * after what it waited for.
 */
export function repeatSchedule(
  schedule: IndexedSchedule,
  changed: number,
  change: Milliseconds,
): Repeated {
  const ends = Float64Array.from(schedule.jobs, ({ job }) => job.end)
  const listEnds = new Float64Array(schedule.lists.length).fill(NaN)
  const slots = schedule.limits.map(emptySlots)
  let finish = -Infinity
  let certain = true
  for (const [index, indexed] of schedule.jobs.entries()) {
    const { job, list, predictable, limits } = indexed
    if (Number.isNaN(listEnds[list])) {
      const needed = schedule.lists[list] ?? []
      listEnds[list] = needed.reduce((late, at) => Math.max(late, ends[at] ?? late), -Infinity)
    }
    const needed = listEnds[list] ?? -Infinity
    const taken = indexed.certain.flatMap((at) => {
      const used = slots[at]
      return used === undefined ? [] : [{ used, slot: takeSlot(used) }]
    })
    const freed = (delays: Limit['delays']) =>
      taken.flatMap(({ used, slot }) => (used.limit.delays === delays ? slot.end : []))
    const released = taken.length === 0 ? needed : Math.max(needed, ...freed('ready'))
    // A job that nothing released keeps its time.
    const later = indexed.released === -Infinity ? 0 : released - indexed.released
    const ready = job.ready + later
    const startable = taken.length === 0 ? ready : Math.max(ready, ...freed('start'))
    const start = job.start + startable - indexed.startable
    const end = start + job.end - job.start + (index === changed ? change : 0)
    ends[index] = end
    if (!job.skipped && end > finish) finish = end
    if (ready !== job.ready && !predictable) certain = false
    if (end !== job.end && job.end <= schedule.unexplainedUntil) certain = false
    if (ready !== job.ready || end !== job.end) {
      certain &&= limits.every((limit) => limit.certain)
    }
    for (const { used, slot } of taken) {
      const taking =
        used.limit.delays === 'start'
          ? { job, slot, was: job.ready, ready }
          : { job, slot, was: indexed.needed, ready: needed }
      certain = isCertain(used, taking) && certain
      fillSlot(used, taking, end)
    }
  }
  return { finish, certain }
}
