// What a memory shows of a month, and what it forgets.
import type { KnownRun, Month, MonthMemory, Queue, Sampled } from '../../model/shapes/month.ts'
import { median, groupsOf, uniqueBy } from '../../model/some.ts'
import { DAY, dayOf, type Instant, RECENT_DAYS } from '../../model/time.ts'
import { ninetieth, sum } from '../../analyse/jobs/timing.ts'
import { asDone, daysOf, keptFrom } from './add-night.ts'
import { comesAndGoes, MONTH, type UnsteadyOptions } from './comes-and-goes.ts'
import { didNotRun } from './schedules.ts'
import { runWeeks, weeksOf, workflowRuns } from './weeks.ts'
import { isMainRun } from '../../analyse/history/workflow-runs.ts'
import { redState, redTimes, runLabel } from './red-time.ts'

/** Month that a memory shows. */
type ShownMonth = Pick<
  Month,
  | 'fromAt'
  | 'red'
  | 'missed'
  | 'unsteady'
  | 'queues'
  | 'weeks'
  | 'workflows'
  | 'runWeeks'
  | 'runsListed'
  | 'failuresRead'
  | 'failuresUnread'
>

/** Reports what a memory shows. */
export function reportMonth(
  memory: MonthMemory,
  { url, ...options }: UnsteadyOptions & { readonly url: string },
): ShownMonth {
  const { now } = options
  const days = daysOf(memory)
  const unread = memory.runs.filter((run) => run.unread)
  const series = uniqueBy([...days, ...memory.runs], ({ workflow, workflowPath }) =>
    JSON.stringify([workflow, workflowPath]),
  )
  /** Two workflows of one name, such as one that moved, are distinguished by their files. */
  const named = <One extends Pick<KnownRun, 'workflow' | 'workflowPath'>>(one: One): One =>
    series.some((of) => of.workflow === one.workflow && of.workflowPath !== one.workflowPath)
      ? { ...one, workflow: `${one.workflow} (${one.workflowPath})` }
      : one
  const runs = memory.runs.map(named)
  const weeks = weeksOf({ ...memory, days }, now)
  // Days are kept whole.
  const fromAt = Math.max(memory.fromAt, dayOf(now - MONTH))
  const since = Math.max(fromAt, now - MONTH)
  const times = redTimes(runs, since, memory.gone).map((time) => {
    const { first, last } = time
    return { ...time, first: runLabel(first, url), last: last && runLabel(last, url) }
  })
  return {
    fromAt,
    red: {
      ...redState(times, runs.filter(isMainRun), { fromAt: since, now }),
      unknownWorkflows: memory.unknownBefore.length,
    },
    missed: didNotRun(memory.schedules, now).map(named),
    unsteady: comesAndGoes({ ...memory, days }, times, options).map(named),
    queues: queuesOf(memory.samples),
    weeks: {
      ...weeks,
      used: weeks.used.map(named),
      unknownUsage: weeks.unknownUsage.map(named),
      jobs: weeks.jobs.map(named),
    },
    workflows: workflowRuns({ ...memory, runs }, since).map(named),
    runWeeks: runWeeks(memory, now).map((week) => ({ ...week, rows: week.rows.map(named) })),
    runsListed: sum(days.map((day) => day.runs + day.cancelledRuns)),
    failuresRead: Math.max(0, sum(days.map(({ failedRuns }) => failedRuns)) - unread.length),
    failuresUnread: unread.length,
  }
}

/** Time for which it is kept what each day used: the last seven whole days, and as many before. */
const USED = 16 * DAY

/** Drops what is older than a month, but the runs that began and ended what was red since. */
export function forget(memory: MonthMemory, now: Instant): MonthMemory {
  const since = dayOf(now - MONTH)
  const kept = keptFrom(now)
  const red = redTimes(memory.runs, since, memory.gone)
  const bounds = new Set(red.flatMap(({ first, last = first }) => [first.id, last.id]))
  const runs = memory.runs
    .filter(({ id, createdAt }) => createdAt >= kept || bounds.has(id))
    .map((run) => (run.createdAt < since ? asDone(run) : run))
  const used = new Set(runs.map(({ workflowPath }) => workflowPath))
  return {
    ...memory,
    runs,
    gone: memory.gone.filter(({ workflowPath }) => used.has(workflowPath)),
    seenFiles: memory.seenFiles.filter((one) => used.has(one.workflowPath)),
    failed: memory.failed.filter(({ endedAt }) => endedAt >= since),
    usage: memory.usage && {
      ...memory.usage,
      days: memory.usage.days.filter(({ dayAt }) => dayAt >= now - USED),
      left: memory.usage.left.filter(({ leftAt }) => leftAt >= now - 2 * RECENT_DAYS * DAY),
    },
    samples: memory.samples.filter(({ sampledAt }) => sampledAt >= since),
    awaited: memory.awaited.filter(({ awaitedAt }) => awaitedAt >= since),
  }
}

/** Labels are shown only if so many of their jobs were sampled. */
const MIN_SAMPLED = 5

function queuesOf(samples: readonly Sampled[]): Queue[] {
  const all = samples.flatMap(({ jobs }) => jobs)
  return groupsOf(all, ({ labels }) => labels)
    .flatMap((some) => {
      const waits = some.flatMap(({ wait }) => wait ?? [])
      if (waits.length < MIN_SAMPLED) return []
      const [{ labels }] = some
      const p90 = ninetieth(waits) ?? 0
      const longest = Math.max(...waits)
      return [{ labels, jobs: waits.length, median: median(waits) ?? 0, p90, longest }]
    })
    .toSorted((a, b) => b.p90 - a.p90 || b.longest - a.longest)
}
