import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type {
  MonthMemory,
  RunHistory,
  RunWeek,
  Sampled,
  WeekRow,
} from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy, uniqueBy } from '../../model/some.ts'
import { DAY, dayOf, type Instant, type Milliseconds } from '../../model/time.ts'
import { durationBetween, median, ninetieth, sum } from '../jobs/timing.ts'
import { seriesOf } from './what-failed.ts'

/** A run that was created so long before the last night may have been re-run, so it is listed again. */
export const LISTED_AGAIN = 3 * DAY
const WEEK = 7 * DAY
/** The first day of 1970 was a Thursday. */
const MONDAY = -3 * DAY
/** This week and those before it that are kept. */
export const MAX_WEEKS = 5
/** Workflows and events of a week that are kept, so that the memory stays small. */
const MAX_WEEK_ROWS = 100

/** Runs of a workflow, an event and a week. */
type OpenRuns = RunHistory['open'][number]
type HistoryRun = OpenRuns['runs'][number]
type Series = Omit<OpenRuns, 'runs'>
/** A run with what it is counted for. */
type Counted = Series & HistoryRun
type SampledJob = Sampled['jobs'][number]
type ClosedWeek = RunHistory['closed'][number]
type ClosedRow = ClosedWeek['rows'][number]

/** Runs that a night found. */
interface CountedNight {
  readonly runs: readonly ListedRun[]
  readonly from: Instant
  /** Those that are older than its list. */
  readonly older: readonly ListedRun[]
  /** What was known of each of these; `undefined` if it had not finished. */
  readonly outcomes: ReadonlyMap<number, Outcome | undefined>
}

type Outcome = Pick<Counted, 'conclusion' | 'attempt'>

/** Returns the start of the week of a time, in UTC. */
function weekOf(at: Instant): Instant {
  return Math.floor((at - MONDAY) / WEEK) * WEEK + MONDAY
}

/**
 * Adds the runs of a night, and closes the weeks that no later night lists again: numbers stay of them.
 *
 * @param known `undefined` if runs between it and the list are missing
 */
export function addToHistory(
  known: RunHistory | undefined,
  { runs, from, older, outcomes }: CountedNight,
  { samples, now }: { readonly samples: MonthMemory['samples']; readonly now: Instant },
): RunHistory {
  const oldest = weekOf(now) - (MAX_WEEKS - 1) * WEEK
  const nextListed = dayOf(now - LISTED_AGAIN)
  const isOpen = (weekAt: Instant) => weekAt + WEEK > nextListed
  const listedFromAt = Math.min(known?.listedFromAt ?? from, from)
  const late = older.flatMap(countedRun).filter(({ id }) => outcomes.has(id))
  const closedBefore = (known?.closed ?? []).map((week) =>
    withLate(
      week,
      late.filter(({ weekAt }) => weekAt === week.weekAt).map((one) => [one, outcomes.get(one.id)]),
    ),
  )
  const isClosed = (weekAt: Instant) => closedBefore.some((week) => week.weekAt === weekAt)
  const before = (known?.open ?? []).flatMap(({ runs: some, ...series }) =>
    some.map((run) => ({ ...series, ...run })),
  )
  const isKnown = new Set(before.map(({ id, attempt }) => `${id} ${attempt}`))
  // GitHub changes a run later, too, such as when its logs are deleted.
  const added = [...older, ...runs]
    .flatMap(countedRun)
    .filter(({ id, attempt }) => !isKnown.has(`${id} ${attempt}`))
  const counted = uniqueBy([...before, ...added], ({ id }) => id).filter(
    ({ weekAt }) => weekAt >= oldest && !isClosed(weekAt),
  )
  const weeks = weeksBack(now).filter((weekAt) => !isOpen(weekAt) && !isClosed(weekAt))
  const closed = weeks.map((weekAt) => weekFrom(counted, { weekAt, listedFromAt, samples }))
  return {
    listedFromAt,
    open: groupsOf(
      counted.filter(({ weekAt }) => isOpen(weekAt)),
      keyOf,
    ).map(openRuns),
    closed: sortBy(
      [...closedBefore.filter(({ weekAt }) => weekAt >= oldest), ...closed],
      ({ weekAt }) => -weekAt,
    ),
  }
}

/** Reports this week and those before it. */
export function runWeeks(
  { history, samples }: Pick<MonthMemory, 'history' | 'samples'>,
  now: Instant,
): RunWeek[] {
  if (history === undefined) return []
  const { listedFromAt, open, closed } = history
  const counted = open.flatMap(({ runs, ...series }) => runs.map((run) => ({ ...series, ...run })))
  return weeksBack(now)
    .map(
      (weekAt) =>
        closed.find((week) => week.weekAt === weekAt) ??
        weekFrom(counted, { weekAt, listedFromAt, samples }),
    )
    .map((week) => ({ ...week, rows: week.rows.map(({ row }) => row) }))
}

function weeksBack(now: Instant): Instant[] {
  return Array.from({ length: MAX_WEEKS }, (_, back) => weekOf(now) - back * WEEK)
}

/** Returns a finished run with what it is counted for. */
function countedRun({ run, status, createdAt, updatedAt }: ListedRun): Counted[] {
  const { id, attempt = 1, conclusion, startedAt, event } = run
  if (status !== 'completed' || conclusion === undefined || createdAt === undefined) return []
  const ran = durationBetween(startedAt, updatedAt)
  return [{ weekAt: weekOf(createdAt), ...seriesOf(run), event, id, attempt, conclusion, ran }]
}

/** Names the workflow and the event of a run, and its week. */
function keyOf({ weekAt, ...series }: Series): string {
  return JSON.stringify([weekAt, rowKey(series)])
}

function rowKey({ workflowPath, event }: Pick<Series, 'workflowPath' | 'event'>): string {
  return JSON.stringify([workflowPath, event])
}

function openRuns(some: Some<Counted>): OpenRuns {
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

function weekFrom(
  counted: readonly Counted[],
  {
    weekAt,
    listedFromAt,
    samples,
  }: {
    readonly weekAt: Instant
    readonly listedFromAt: Instant
    readonly samples: MonthMemory['samples']
  },
): ClosedWeek {
  const until = weekAt + WEEK
  const jobs = Map.groupBy(
    samples.flatMap((one) => (weekOf(one.sampledAt) === weekAt ? one.jobs : [])),
    rowKey,
  )
  const ofWeek = counted.filter((one) => one.weekAt === weekAt)
  const rows = sortBy(
    groupsOf(ofWeek, rowKey).map((some) => rowOf(some, jobs.get(rowKey(some[0])) ?? [])),
    ({ row }) => -row.runs,
  )
  return {
    weekAt,
    listedFromAt: listedFromAt < until ? Math.max(weekAt, listedFromAt) : undefined,
    rows: rows.slice(0, MAX_WEEK_ROWS),
    omittedRows: Math.max(0, rows.length - MAX_WEEK_ROWS),
  }
}

function rowOf(some: Some<Counted>, jobs: readonly SampledJob[]): ClosedRow {
  const { workflow, workflowPath, event } = newestOf(some)
  const waits = jobs.flatMap(({ wait }) => wait ?? [])
  const count = (of: keyof Tally) => sum(some.map((one) => tallyOf(one)[of]))
  const tally = { undecided: count('undecided'), failed: count('failed'), rerun: count('rerun') }
  const row = {
    ...{ workflow, workflowPath, event, runs: some.length, ...tally },
    ...{ waits: waits.length, wait: median(waits) },
  }
  return withTimes(row, some.flatMap(timeOf))
}

/** Returns a row with its run times. */
function withTimes(row: Omit<WeekRow, 'median' | 'p90'>, unsorted: readonly number[]): ClosedRow {
  const times = unsorted.toSorted((a, b) => a - b)
  return { row: { ...row, median: median(times), p90: ninetieth(times) }, times }
}

type Tally = Pick<WeekRow, 'runs' | 'undecided' | 'failed' | 'rerun'>
const NO_RUNS: Tally = { runs: 0, undecided: 0, failed: 0, rerun: 0 }

/** Returns what a run adds to a row. */
function tallyOf({ conclusion, attempt }: Outcome): Tally {
  const failed = isFailure(conclusion) ? 1 : 0
  const undecided = failed === 0 && !ranAndPassed(conclusion) ? 1 : 0
  return { runs: 1, undecided, failed, rerun: attempt > 1 ? 1 : 0 }
}

/** Returns the run time of a run that passed or failed. */
function timeOf(run: Counted): Milliseconds[] {
  return tallyOf(run).undecided > 0 || run.ran === undefined ? [] : [run.ran]
}

/** Adds to a closed week what finished or was re-run since. The time of a run that had finished before stays. */
function withLate(
  week: ClosedWeek,
  late: readonly (readonly [Counted, Outcome | undefined])[],
): ClosedWeek {
  return late.reduce((changed, [run, before]) => {
    const isOf = ({ row }: ClosedRow) => rowKey(row) === rowKey(run)
    const empty = { row: { ...rowOf([run], []).row, ...NO_RUNS }, times: [] }
    const { row, times } = changed.rows.find(isOf) ?? empty
    const now = tallyOf(run)
    const old = before === undefined ? NO_RUNS : tallyOf(before)
    const next = (of: keyof Tally) => Math.max(0, row[of] + now[of] - old[of])
    const counts = { runs: next('runs'), undecided: next('undecided'), failed: next('failed') }
    const added = before === undefined ? timeOf(run) : []
    const replaced = withTimes({ ...row, ...counts, rerun: next('rerun') }, [...times, ...added])
    const rows = [...changed.rows.filter((one) => !isOf(one)), replaced]
    return { ...changed, rows: sortBy(rows, (one) => -one.row.runs) }
  }, week)
}
