import type { Month, MonthMemory, Queue, Sampled } from '../../model/shapes/month.ts'
import { dayOf, type Instant, SECOND } from '../../model/time.ts'
import { median, sum } from '../jobs/timing.ts'
import { comesAndGoes, MONTH } from './comes-and-goes.ts'
import { redState, redTimes } from './red-time.ts'

/** Reports what a memory shows. */
export function reportMonth(memory: MonthMemory, branch: string, now: Instant) {
  const { fromAt, runs, days, samples } = memory
  const times = redTimes(runs)
  return {
    fromAt,
    red: redState(times, runs, { fromAt, now }),
    unsteady: comesAndGoes(memory, times, { branch, now }),
    queues: queuesOf(samples),
    runsListed: sum(days.map((day) => day.runs + day.cancelledRuns)),
    failuresRead: sum(days.map(({ readRuns }) => readRuns)),
    failuresUnread: sum(days.map(({ unreadRuns }) => unreadRuns)),
    queuesUnread: sum(samples.map(({ missing }) => missing)),
  } satisfies Partial<Month>
}

/** Drops what is older than a month. */
export function forget(memory: MonthMemory, now: Instant): MonthMemory {
  const since = dayOf(now - MONTH)
  return {
    ...memory,
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
