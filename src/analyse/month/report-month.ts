import type { JobReport } from '../../model/report/job-report.ts'
import type { MainRun, Month, MonthMemory, Queue, Sampled } from '../../model/shapes/month.ts'
import { dayOf, type Instant, SECOND } from '../../model/time.ts'
import { median, sum } from '../jobs/timing.ts'
import { comesAndGoes, MONTH } from './comes-and-goes.ts'
import { didNotRun } from './did-not-run.ts'
import { redState, redTimes } from './red-time.ts'

/** Reports what a memory shows. */
export function reportMonth(memory: MonthMemory, branch: string, now: Instant) {
  const { fromAt, days, samples, unread } = memory
  /** Two workflows of one name are distinguished by their files. */
  const named = <One extends Pick<MainRun, 'workflow' | 'workflowPath'>>(one: One): One =>
    days.some((day) => day.workflow === one.workflow && day.workflowPath !== one.workflowPath)
      ? { ...one, workflow: `${one.workflow} (${one.workflowPath})` }
      : one
  const runs = memory.runs.map(named)
  const times = redTimes(runs, fromAt)
  return {
    fromAt,
    red: redState(times, runs, { fromAt, now }),
    missed: didNotRun(memory.schedules, now).map(named),
    unsteady: comesAndGoes(memory, times, { branch, now }).map(named),
    queues: queuesOf(samples),
    runsListed: sum(days.map((day) => day.runs + day.cancelledRuns)),
    failuresRead: Math.max(0, sum(days.map(({ failedRuns }) => failedRuns)) - unread.length),
    failuresUnread: unread.length,
    queuesUnread: sum(samples.map(({ missing }) => missing)),
  } satisfies Partial<Month>
}

/** Drops what is older than a month, but the state of the default branch then. */
export function forget(memory: MonthMemory, now: Instant): MonthMemory {
  const since = dayOf(now - MONTH)
  const began = new Set(redTimes(memory.runs, since).map(({ first }) => first.id))
  return {
    ...memory,
    runs: memory.runs.filter(({ id, createdAt }) => createdAt >= since || began.has(id)),
    unread: memory.unread.filter(({ createdAt }) => createdAt >= since),
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

/** Waits of one day and set of labels that a night keeps. */
const MAX_WAITS = 50

/** Lists how long the jobs of a sample waited for runners, by their labels. */
export function sampleQueues(jobs: readonly JobReport[]): Sampled['queues'] {
  const waits = jobs
    .filter(({ job, carriedOver }) => !carriedOver && job.kind === 'job')
    .flatMap(({ queue, job: { runner } }) =>
      queue === undefined || runner.labels.length === 0
        ? []
        : [{ labels: runner.labels.join(', '), seconds: Math.round(queue / SECOND) }],
    )
  return [...Map.groupBy(waits, ({ labels }) => labels)].map(([labels, some]) => ({
    labels,
    seconds: evenly(some, MAX_WAITS).map(({ seconds }) => seconds),
  }))
}

/** Chooses items evenly: all if there are few. */
export function evenly<Item>(items: readonly Item[], max: number): readonly Item[] {
  const every = Math.max(1, items.length / max)
  return items.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
}
