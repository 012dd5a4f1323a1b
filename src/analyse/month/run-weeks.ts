import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { MonthMemory, RunHistory, RunWeek, WeekRow } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy, uniqueBy } from '../../model/some.ts'
import { DAY, type Instant } from '../../model/time.ts'
import { durationBetween, median } from '../jobs/timing.ts'
import { seriesOf } from './what-failed.ts'

/** A run that was created so long before the last night may have been re-run, so it is listed again. */
export const LISTED_AGAIN = 3 * DAY
const WEEK = 7 * DAY
/** The first day of 1970 was a Thursday. */
const MONDAY = -3 * DAY
/** This week and those before it that are kept. */
export const MAX_WEEKS = 5
/** Workflows and events of a week that the JSON has. */
const MAX_WEEK_ROWS = 100

/** Runs of a workflow, an event and a week. */
type WeekRuns = RunHistory['open'][number]
/** A run with what it is counted for. */
type Counted = Omit<WeekRuns, 'runs'> & WeekRuns['runs'][number]

/** Returns the start of the week of a time, in UTC. */
function weekOf(at: Instant): Instant {
  return Math.floor((at - MONDAY) / WEEK) * WEEK + MONDAY
}

/**
 * Adds the finished runs of a night, each with its latest attempt.
 *
 * @param known `undefined` if runs between it and the list are missing
 * @param listed all runs since `from`, and older ones that finished or were re-run since the last night
 */
export function addToHistory(
  known: RunHistory | undefined,
  listed: { readonly runs: readonly ListedRun[]; readonly from: Instant },
  now: Instant,
): RunHistory {
  const oldest = weekOf(now) - (MAX_WEEKS - 1) * WEEK
  const { open = [], closed = [] } = known ?? {}
  const listedFromAt = Math.min(known?.listedFromAt ?? listed.from, listed.from)
  const before = countedIn(open)
  const isKnown = new Set(before.map(({ id, attempt }) => `${id} ${attempt}`))
  const isClosed = new Set(closed.map(({ weekAt }) => weekAt))
  // GitHub changes a run later, too, such as when its logs are deleted.
  const added = listed.runs
    .filter(({ createdAt = 0 }) => createdAt >= listedFromAt)
    .flatMap(countedRun)
    .filter(({ id, attempt, weekAt }) => !isKnown.has(`${id} ${attempt}`) && !isClosed.has(weekAt))
  const counted = uniqueBy([...before, ...added], ({ id }) => id)
  return {
    listedFromAt,
    open: groupsOf(
      counted.filter(({ weekAt }) => weekAt >= oldest),
      ({ weekAt, ...series }) => JSON.stringify([weekAt, seriesKey(series)]),
    ).map(weekRuns),
    closed: closed.filter(({ weekAt }) => weekAt >= oldest),
  }
}

/** Reports this week and those before it. */
export function runWeeks(
  { history, awaited }: Pick<MonthMemory, 'history' | 'awaited'>,
  now: Instant,
): RunWeek[] {
  if (history === undefined) return []
  const { listedFromAt, open, closed } = history
  const counted = countedIn(open)
  const isAwaited = new Set(awaited.map(seriesKey))
  return Array.from({ length: MAX_WEEKS }, (_, back) => {
    const weekAt = weekOf(now) - back * WEEK
    const before = closed.find((week) => week.weekAt === weekAt)
    if (before !== undefined) return { ...before, rows: before.rows.map(({ row }) => row) }
    const series = groupsOf(
      counted.filter((one) => one.weekAt === weekAt),
      seriesKey,
    )
    const rows = series.map((some) => rowOf(some, isAwaited.has(seriesKey(some[0]))))
    return {
      weekAt,
      listedFromAt: listedFromAt < weekAt + WEEK ? Math.max(weekAt, listedFromAt) : undefined,
      rows: sortBy(rows, ({ runs }) => -runs).slice(0, MAX_WEEK_ROWS),
      omittedRows: Math.max(0, rows.length - MAX_WEEK_ROWS),
    }
  })
}

function countedIn(open: RunHistory['open']): Counted[] {
  return open.flatMap(({ runs, ...series }) => runs.map((run) => ({ ...series, ...run })))
}

/** Returns a finished run with what it is counted for. */
function countedRun({ run, status, createdAt, updatedAt }: ListedRun): Counted[] {
  const { id, attempt = 1, conclusion, startedAt, event } = run
  if (status !== 'completed' || conclusion === undefined || createdAt === undefined) return []
  const ran = durationBetween(startedAt, updatedAt)
  return [{ weekAt: weekOf(createdAt), ...seriesOf(run), event, id, attempt, conclusion, ran }]
}

/** Names the workflow and the event of a run. */
export function seriesKey({
  workflowPath,
  event,
}: Pick<WeekRow, 'workflowPath' | 'event'>): string {
  return JSON.stringify([workflowPath, event])
}

function weekRuns(some: Some<Counted>): WeekRuns {
  const { weekAt, workflow, workflowPath, event } = newestOf(some)
  return {
    ...{ weekAt, workflow, workflowPath, event },
    runs: some.map(({ id, attempt, conclusion, ran }) => ({ id, attempt, conclusion, ran })),
  }
}

/** Returns the newest run, of which a workflow has its name. */
function newestOf(some: Some<Counted>): Counted {
  return some.reduce((a, b) => (b.id > a.id ? b : a))
}

/** @param isAwaited whether a run may have waited for an approval, which is no run time */
function rowOf(some: Some<Counted>, isAwaited: boolean): WeekRow {
  const { workflow, workflowPath, event } = newestOf(some)
  const failed = some.filter(({ conclusion }) => isFailure(conclusion))
  const decided = [...failed, ...some.filter(({ conclusion }) => ranAndPassed(conclusion))]
  return {
    ...{ workflow, workflowPath, event, runs: some.length, failed: failed.length },
    undecided: some.length - decided.length,
    median: isAwaited ? undefined : median(decided.flatMap(({ ran }) => ran ?? [])),
  }
}
