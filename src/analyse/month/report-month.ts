import type { Month, MonthMemory, Queue, Sampled, Unsteady } from '../../model/shapes/month.ts'
import { type Instant, SECOND } from '../../model/time.ts'
import { median } from '../jobs/timing.ts'
import { comesAndGoes, MONTH, unsteadyKey } from './comes-and-goes.ts'
import { redIntervals, redTime } from './red-time.ts'
import { dayOf, findSlower } from './slower-jobs.ts'

type Shown = 'red' | 'unsteady' | 'slower' | 'queues' | 'minutes' | 'known' | 'runsListed'

/**
 * Reports what a memory shows.
 *
 * @param changed keys of what is not listed, since its file changed after it last failed
 */
export function reportMonth(
  memory: MonthMemory,
  branch: string,
  now: Instant,
  changed: ReadonlySet<string> = new Set(),
): Pick<Month, Shown> & Pick<Month, 'changedSince'> {
  const intervals = redIntervals(memory.runs)
  const all = comesAndGoes(memory, intervals, { branch, now })
  const unsteady = all.filter((one) => !changed.has(unsteadyKey(one)))
  return {
    red: redTime(intervals, memory.runs, now),
    unsteady,
    changedSince: all.length - unsteady.length,
    slower: findSlower(memory.times, memory.names),
    queues: queuesOf(memory.samples),
    minutes: minutesOf(memory.samples),
    known: knownOf(memory),
    runsListed: memory.days.reduce((sum, { runs, cancelledRuns }) => sum + runs + cancelledRuns, 0),
  }
}

/** Drops what is older than a month, and keeps what is listed. */
export function forget(
  memory: MonthMemory,
  unsteady: readonly Unsteady[],
  now: Instant,
): MonthMemory {
  const since = dayOf(now - MONTH)
  const times = memory.times.filter(({ startedAt }) => startedAt >= since)
  return {
    ...memory,
    open: unsteady.map((one) => ({ key: unsteadyKey(one), listedAt: one.listedAt })),
    runs: memory.runs.filter(({ createdAt }) => createdAt >= since),
    days: memory.days.filter(({ dayAt }) => dayAt >= since),
    known: memory.known.filter(({ endedAt }) => endedAt >= since),
    failed: memory.failed.filter(({ endedAt }) => endedAt >= since),
    samples: memory.samples.filter(({ sampledAt }) => sampledAt >= since),
    ...withUsedNames(times, memory.names),
  }
}

/** Drops names that no run has: steps can have another one in each run. */
function withUsedNames(
  times: MonthMemory['times'],
  names: readonly string[],
): Pick<MonthMemory, 'times' | 'names'> {
  const isName = (_: number, place: number) => place === 0 || place % 2 === 1
  const used = new Set(times.flatMap(({ jobs }) => jobs.flatMap((job) => job.filter(isName))))
  const kept = [...names.entries()].filter(([index]) => used.has(index))
  const indexes = new Map(kept.map(([old], index) => [old, index]))
  const renumber = (value: number, place: number) =>
    isName(value, place) ? (indexes.get(value) ?? value) : value
  return {
    names: kept.map(([, name]) => name),
    times: times.map((one) => ({ ...one, jobs: one.jobs.map((job) => job.map(renumber)) })),
  }
}

/** Labels are shown only if so many of their jobs were sampled. */
const MIN_SAMPLED = 5

function queuesOf(samples: readonly Sampled[]): Queue[] {
  const all = samples.flatMap(({ queues }) => queues)
  return [...Map.groupBy(all, ({ labels }) => labels)]
    .flatMap(([labels, some]) => {
      const waits = some.flatMap(({ seconds }) => seconds).toSorted((a, b) => a - b)
      if (waits.length < MIN_SAMPLED) return []
      return {
        ...{ labels, jobs: waits.length, median: (median(waits) ?? 0) * SECOND },
        p90: (waits[Math.ceil(waits.length * 0.9) - 1] ?? 0) * SECOND,
        longest: (waits.at(-1) ?? 0) * SECOND,
      }
    })
    .toSorted((a, b) => b.p90 - a.p90 || b.longest - a.longest)
}

function minutesOf(samples: readonly Sampled[]): Month['minutes'] {
  const sumOf = (name: keyof Month['minutes']) => samples.reduce((sum, one) => sum + one[name], 0)
  return {
    total: sumOf('total'),
    cancelled: sumOf('cancelled'),
    repeated: sumOf('repeated'),
    red: sumOf('red'),
  }
}

function knownOf({ known }: MonthMemory): Month['known'] {
  return [...Map.groupBy(known, ({ number }) => number).values()]
    .flatMap((some) => {
      const [first] = some
      if (first === undefined) return []
      const runs = new Set(some.map(({ runId }) => runId)).size
      return {
        ...{ number: first.number, url: first.url, runs },
        lastAt: Math.max(...some.map(({ endedAt }) => endedAt)),
      }
    })
    .toSorted((a, b) => b.runs - a.runs)
}
