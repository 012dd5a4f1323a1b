import type { Month, MonthMemory, Queue, Sampled, Unsteady } from '../../model/shapes/month.ts'
import { dayOf, type Instant, SECOND } from '../../model/time.ts'
import { median } from '../jobs/timing.ts'
import { comesAndGoes, MONTH, unsteadyKey } from './comes-and-goes.ts'
import { redIntervals, redTime } from './red-time.ts'

/** Reports what a memory shows. */
export function reportMonth(
  memory: MonthMemory,
  branch: string,
  now: Instant,
): Pick<Month, 'red' | 'unsteady' | 'queues' | 'runsListed'> {
  const intervals = redIntervals(memory.runs)
  return {
    red: redTime(intervals, memory.runs, now),
    unsteady: comesAndGoes(memory, intervals, { branch, now }),
    queues: queuesOf(memory.samples),
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
  return {
    ...memory,
    open: unsteady.map((one) => ({ key: unsteadyKey(one), listedAt: one.listedAt })),
    runs: memory.runs.filter(({ createdAt }) => createdAt >= since),
    days: memory.days.filter(({ dayAt }) => dayAt >= since),
    failed: memory.failed.filter(({ endedAt }) => endedAt >= since),
    samples: memory.samples.filter(({ sampledAt }) => sampledAt >= since),
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
        labels,
        jobs: waits.length,
        median: (median(waits) ?? 0) * SECOND,
        p90: (waits[Math.ceil(waits.length * 0.9) - 1] ?? 0) * SECOND,
        longest: (waits.at(-1) ?? 0) * SECOND,
      }
    })
    .toSorted((a, b) => b.p90 - a.p90 || b.longest - a.longest)
}
