import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { MainRun, MonthMemory, RedState, RedTime, RunLabel } from '../../model/shapes/month.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { DAY, type Instant, recentDays } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'

/** A workflow is no longer run if newer commits ran without it for so long, and longer than between its runs. */
const MIN_UNUSED = 3 * DAY

/** A red time with its runs as the memory has them. */
interface RedSpan extends Omit<RedTime, 'first' | 'last'> {
  readonly first: MainRun
  readonly last: MainRun | undefined
}

/**
 * Follows each workflow, whatever started its runs. The newest run that has finished gives its state: an older one
 * that fails or passes later says nothing. Cancelled and skipped runs decide nothing.
 *
 * @param since when a time begins that had begun before
 * @param pauses also those before the runs that are known
 */
export function redTimes(
  runs: readonly MainRun[],
  since: Instant = 0,
  pauses = longestPauses(runs, [], since),
): readonly RedSpan[] {
  const all = groupsOf(runs, ({ workflowPath }) => workflowPath).flatMap((some) => {
    const times: RedSpan[] = []
    let newest = 0
    let open: RedSpan | undefined
    for (const { run, at, passed } of sortBy(some.flatMap(endsOf), (end) => end.at)) {
      if (run.id < newest) continue
      newest = run.id
      if (!passed) {
        open ??= {
          fromAt: at,
          untilAt: undefined,
          first: run,
          last: undefined,
          byRerun: false,
          message: run.message,
        }
      } else if (open !== undefined) {
        times.push({ ...open, untilAt: at, last: run, byRerun: open.first.id === run.id })
        open = undefined
      }
    }
    if (open !== undefined) times.push({ ...open, untilAt: unusedSince(some, runs, pauses) })
    return times
  })
  return all
    .map((time) => ({ ...time, fromAt: Math.max(time.fromAt, since) }))
    .filter(({ fromAt, untilAt = Infinity }) => untilAt > fromAt)
}

/** Returns the newest run of each workflow that is red now, of which a re-run can end that. */
export function redNow({ runs, pauses }: Pick<MonthMemory, 'runs' | 'pauses'>): MainRun[] {
  return redTimes(runs, 0, pauses).flatMap(({ untilAt, first: { workflowPath } }) => {
    const some = runs.filter((run) => run.workflowPath === workflowPath && endsOf(run).length > 0)
    return untilAt === undefined ? newestOf(some) : []
  })
}

/** Returns the newest of some runs: ids ascend with time. */
export function newestOf(runs: readonly MainRun[]): MainRun {
  return runs.reduce((a, b) => (b.id > a.id ? b : a))
}

/** Lists when attempts of a run passed or failed. */
function endsOf(run: MainRun) {
  const { conclusion, endedAt, failedAt, passedAt } = run
  const passed = ranAndPassed(conclusion)
  return [
    ...(passedAt === undefined ? [] : [{ run, at: passedAt, passed: true }]),
    ...(failedAt === undefined ? [] : [{ run, at: failedAt, passed: false }]),
    ...(passed || isFailure(conclusion) ? [{ run, at: endedAt, passed }] : []),
  ]
}

/** Returns when a newer commit first ran without a workflow that is no longer run; `undefined` if it is. */
function unusedSince(
  own: readonly MainRun[],
  all: readonly MainRun[],
  pauses: MonthMemory['pauses'],
): Instant | undefined {
  const last = newestOf(own)
  const pause = pauses.find(({ workflowPath }) => workflowPath === last.workflowPath)
  const without = all
    .filter(({ id, commit }) => id > last.id && commit !== last.commit)
    .map(({ createdAt }) => createdAt)
  const unused = Math.max(...without) - last.createdAt
  if (unused <= Math.max(MIN_UNUSED, pause?.longest ?? 0)) return undefined
  return Math.max(Math.min(...without), last.endedAt)
}

/**
 * Returns the longest time that each workflow did not run, also of runs that are forgotten.
 *
 * @param from since when all runs are known
 */
export function longestPauses(
  runs: readonly MainRun[],
  known: MonthMemory['pauses'] = [],
  from = 0,
): MonthMemory['pauses'] {
  return groupsOf(runs, ({ workflowPath }) => workflowPath).map((some) => {
    const [{ workflowPath }] = some
    const times = some
      .map(({ createdAt }) => createdAt)
      .filter((at) => at >= from)
      .sort((a, b) => a - b)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
    const before = known.find((one) => one.workflowPath === workflowPath)
    return { workflowPath, longest: Math.max(before?.longest ?? 0, ...gaps) }
  })
}

/** Sums up how long the default branch was red since an instant: times of several workflows that overlap are one. */
export function redState(
  times: readonly RedTime[],
  runs: readonly MainRun[],
  { fromAt, now }: { readonly fromAt: Instant; readonly now: Instant },
): Omit<RedState, 'unknownWorkflows'> {
  const endOf = ({ untilAt = now }: RedTime) => untilAt
  const sumIn = (from: Instant, until: Instant) =>
    sum(
      joined.map((time) => Math.max(0, Math.min(endOf(time), until) - Math.max(time.fromAt, from))),
    )
  const recent = recentDays(now)
  const joined: RedTime[] = []
  for (const time of sortBy(times, ({ fromAt }) => fromAt)) {
    const before = joined.at(-1)
    if (before === undefined || time.fromAt > endOf(before)) {
      joined.push(time)
      continue
    }
    const { untilAt, last } = endOf(time) > endOf(before) ? time : before
    const byRerun = before.byRerun && time.byRerun
    joined.splice(-1, 1, { ...before, untilAt, last, byRerun })
  }
  const known = runs.filter(({ createdAt }) => createdAt >= fromAt)
  return {
    fromAt: Math.max(fromAt, Math.min(now, ...runs.map(({ createdAt }) => createdAt))),
    now: times.flatMap(({ untilAt, first }) => (untilAt === undefined ? first : [])),
    greenSince: joined.at(-1)?.last,
    runs: known.filter((run) => endsOf(run).length > 0).length,
    unreadRuns: known.filter(({ unread }) => unread).length,
    times: sortBy(joined, (time) => time.fromAt - (time.untilAt ?? Infinity)),
    duration: sumIn(0, now),
    recent: sumIn(recent.fromAt, recent.untilAt),
  }
}

/** Returns a run as readers know it; the memory has no address of each. */
export function runLabel(
  { id, number, workflow, workflowPath, commit }: MainRun,
  repositoryUrl: string,
): RunLabel {
  const url = `${repositoryUrl}/actions/runs/${id}`
  return { id, number, workflow, workflowPath, commit, url }
}
