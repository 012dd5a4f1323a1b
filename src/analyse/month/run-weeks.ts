import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { KnownRun, MonthMemory, RunWeek, WeekRow } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Instant } from '../../model/time.ts'
import { median } from '../jobs/timing.ts'
import { newestOf } from './red-time.ts'

/** A run that was created so long before the last night may have been re-run, so it is listed again. */
export const LISTED_AGAIN = 3 * DAY
const WEEK = 7 * DAY
/** The first day of 1970 was a Thursday. */
const MONDAY = -3 * DAY
/** This week and those before it that are kept. */
export const MAX_WEEKS = 5
/** Workflows and events of a week that the JSON has. */
const MAX_WEEK_ROWS = 100

/** Returns the start of the week of a time, in UTC. */
function weekOf(at: Instant): Instant {
  return Math.floor((at - MONDAY) / WEEK) * WEEK + MONDAY
}

/** Returns the start of the oldest week that is kept. */
export function oldestWeek(now: Instant): Instant {
  return weekOf(now) - (MAX_WEEKS - 1) * WEEK
}

/** Reports this week and those before it. */
export function runWeeks(
  { runs, fromAt, weeks, awaited }: Pick<MonthMemory, 'runs' | 'fromAt' | 'weeks' | 'awaited'>,
  now: Instant,
): RunWeek[] {
  const counted = runs.filter((run) => run.conclusion !== undefined && run.createdAt >= fromAt)
  const byWeek = Map.groupBy(counted, ({ createdAt }) => weekOf(createdAt))
  const isAwaited = new Set(awaited.map(seriesKey))
  return Array.from({ length: MAX_WEEKS }, (_, back) => {
    const weekAt = weekOf(now) - back * WEEK
    const before = weeks.find((week) => week.weekAt === weekAt)
    if (before !== undefined) return before
    const series = groupsOf(byWeek.get(weekAt) ?? [], seriesKey)
    const rows = series.map((some) => rowOf(some, isAwaited.has(seriesKey(some[0]))))
    return {
      weekAt,
      listedFromAt: fromAt < weekAt + WEEK ? Math.max(weekAt, fromAt) : undefined,
      rows: sortBy(rows, (row) => -row.runs).slice(0, MAX_WEEK_ROWS),
      omittedRows: Math.max(0, rows.length - MAX_WEEK_ROWS),
    }
  })
}

/** Names the workflow and the event of a run. */
export function seriesKey({
  workflowPath,
  event,
}: Pick<WeekRow, 'workflowPath' | 'event'>): string {
  return JSON.stringify([workflowPath, event])
}

/** @param isAwaited whether a run may have waited for an approval, which is no run time */
function rowOf(some: Some<KnownRun>, isAwaited: boolean): WeekRow {
  const { workflow, workflowPath, event } = newestOf(some)
  const failed = some.filter(({ conclusion = 'unknown' }) => isFailure(conclusion))
  const passed = some.filter(({ conclusion = 'unknown' }) => ranAndPassed(conclusion))
  const decided = [...failed, ...passed]
  return {
    ...{ workflow, workflowPath, event, runs: some.length, failed: failed.length },
    undecided: some.length - decided.length,
    median: isAwaited ? undefined : median(decided.flatMap(({ ran }) => ran ?? [])),
  }
}
