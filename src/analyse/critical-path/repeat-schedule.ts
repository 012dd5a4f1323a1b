import type { Instant, Milliseconds } from '../../model/time.ts'
import { freeAt, type Limit } from '../schedule/limit.ts'
import type { Schedule, ScheduledJob } from '../schedule/schedule.ts'
import { emptySlots, fillSlot, isCertain, takeSlot } from './slots.ts'

/** A schedule with the indices of its jobs, since it is repeated often. */
export interface IndexedSchedule {
  readonly jobs: readonly IndexedJob[]
  /** Lists of jobs that others need; jobs that need the same share a list. */
  readonly lists: readonly (readonly number[])[]
  readonly limits: readonly Limit[]
  readonly unexplainedUntil: Instant
  /** When the run ended. */
  readonly finish: Instant
}

export interface IndexedJob extends ScheduledJob {
  /** The index of the list of jobs that it needs. */
  readonly list: number
  /** The indices of its limits that explain when their jobs started. */
  readonly own: readonly number[]
  /** When the last job that it needs ended, and when it was released; `-Infinity` if none did. */
  readonly needed: Instant
  readonly released: Instant
  /** When it was ready and had a slot. */
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
        own: certain.flatMap((limit) => limitOf.get(limit) ?? []),
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
  /**
   * Whether the scheduler had the same to decide as in the run, namely which job gets a runner and
   * whether one is free, and no wait changed that is not explained.
   */
  readonly certain: boolean
}

/**
 * Repeats the run with one job longer or shorter. Every other job takes as long as it did, and is
 * created and started as long after what it waited for as it was.
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
    const taken = indexed.own.flatMap((at) => {
      const of = slots[at]
      return of === undefined ? [] : [{ of, slot: takeSlot(of) }]
    })
    const freed = (delays: Limit['delays']) =>
      taken.flatMap(({ of, slot }) => (of.limit.delays === delays ? slot.end : []))
    const released = taken.length === 0 ? needed : Math.max(needed, ...freed('ready'))
    // What nothing released stays where it was.
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
    for (const { of, slot } of taken) {
      const taking =
        of.limit.delays === 'start'
          ? { job, slot, was: job.ready, ready }
          : { job, slot, was: indexed.needed, ready: needed }
      certain = isCertain(of, taking) && certain
      fillSlot(of, taking, end)
    }
  }
  return { finish, certain }
}
