// When the default branch was red, and what is red now.
import type {
  KnownRun,
  MonthMemory,
  RedState,
  RedTime,
  RunLabel,
} from '../../model/shapes/month.ts'
import { isMainRun } from '../../analyse/history/workflow-runs.ts'
import { sortBy, groupsOf } from '../../model/some.ts'
import { isDecided, isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { type Instant, recentDays } from '../../model/time.ts'
import { sum } from '../../analyse/jobs/timing.ts'

/** A red time with its runs as the memory has them. */
interface RedSpan extends Omit<RedTime, 'first' | 'last'> {
  readonly first: KnownRun
  readonly last: KnownRun | undefined
}

/**
 * Follows each workflow, whatever started its runs. The newest run that has finished gives its state: an older one
 * that fails or passes later says nothing. Cancelled and skipped runs decide nothing.
 *
 * @param since when a time begins that had begun before
 * @param gone workflows whose file is gone: nothing else ends a time without a run of the workflow
 */
export function redTimes(
  known: readonly KnownRun[],
  since: Instant = 0,
  gone: MonthMemory['gone'] = [],
): readonly RedSpan[] {
  const runs = known.filter(isMainRun)
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
          isGone: false,
          isAtLeast: false,
          message: undefined,
          messageAt: undefined,
        }
        if (run.message !== undefined) open = { ...open, message: run.message, messageAt: at }
      } else if (open !== undefined) {
        times.push({ ...open, untilAt: at, last: run, byRerun: open.first.id === run.id })
        open = undefined
      }
    }
    if (open !== undefined) times.push({ ...open, ...endWithoutFile(some, known, gone) })
    return times
  })
  return all
    .map((time) => ({ ...time, fromAt: Math.max(time.fromAt, since) }))
    .filter(({ fromAt, untilAt = Infinity }) => untilAt > fromAt)
}

/** Returns the newest run of each workflow that is red now, of which a re-run can end that. */
export function redNow({ runs: known, gone }: Pick<MonthMemory, 'runs' | 'gone'>): KnownRun[] {
  const runs = known.filter(isMainRun)
  return redTimes(known, 0, gone).flatMap(({ untilAt, first: { workflowPath } }) => {
    const some = runs.filter((run) => run.workflowPath === workflowPath && endsOf(run).length > 0)
    return untilAt === undefined ? newestOf(some) : []
  })
}

/** Returns the newest of some runs: ids ascend with time. */
export function newestOf<Run extends KnownRun>(runs: readonly Run[]): Run {
  return runs.reduce((a, b) => (b.id > a.id ? b : a))
}

/** Lists when attempts of a run passed or failed. */
function endsOf(run: KnownRun) {
  const { conclusion, endedAt, failedAt, passedAt } = run
  const passed = ranAndPassed(conclusion)
  return [
    ...(passedAt === undefined ? [] : [{ run, at: passedAt, passed: true }]),
    ...(failedAt === undefined ? [] : [{ run, at: failedAt, passed: false }]),
    ...(endedAt !== undefined && isDecided(conclusion) ? [{ run, at: endedAt, passed }] : []),
  ]
}

/**
 * Returns when a newer commit first ran without a workflow whose file is gone. One with a run that has not finished, such
 * as a deployment that waits for an approval or a re-run, is used. A commit before that can still have had the file, unless
 * a night saw it in between.
 */
function endWithoutFile(
  own: readonly KnownRun[],
  known: readonly KnownRun[],
  gone: MonthMemory['gone'],
): Pick<RedTime, 'untilAt' | 'isGone' | 'isAtLeast'> {
  const last = newestOf(own)
  const isOf = ({ workflowPath }: Pick<KnownRun, 'workflowPath'>) =>
    workflowPath === last.workflowPath
  const isWaiting = known.some((one) => one.unfinished && isOf(one) && one.id >= last.id)
  const found = gone.find((one) => isOf(one) && one.id >= last.id)
  const { id = Infinity, isSeen = false } = found ?? {}
  const before = new Set(known.flatMap((run) => (run.id > id ? [] : run.commit)))
  const without = known
    .filter((run) => isMainRun(run) && run.id > id && !before.has(run.commit))
    .map(({ createdAt }) => createdAt)
  if (isWaiting || without.length === 0)
    return { untilAt: undefined, isGone: false, isAtLeast: false }
  const untilAt = Math.max(Math.min(...without), last.endedAt ?? 0)
  return { untilAt, isGone: true, isAtLeast: !isSeen }
}

/** Sums up how long the default branch was red since an instant: in the sums, times of workflows that overlap are one. */
export function redState(
  times: readonly RedTime[],
  runs: readonly KnownRun[],
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
    if (before === undefined || time.fromAt > endOf(before)) joined.push(time)
    else {
      const { untilAt, last } = endOf(time) > endOf(before) ? time : before
      joined.splice(-1, 1, { ...before, untilAt, last, byRerun: before.byRerun && time.byRerun })
    }
  }
  const known = runs.filter(({ createdAt }) => createdAt >= fromAt)
  const pushes = known.flatMap(({ event, conclusion }) =>
    event === 'push' && (isDecided(conclusion) || conclusion === 'cancelled') ? [conclusion] : [],
  )
  return {
    fromAt: Math.max(fromAt, Math.min(now, ...runs.map(({ createdAt }) => createdAt))),
    now: times.flatMap(({ untilAt, first }) => (untilAt === undefined ? first : [])),
    greenSince: joined.at(-1)?.last,
    runs: known.filter((run) => endsOf(run).length > 0).length,
    pushes: pushes.length,
    cancelledPushes: pushes.filter((conclusion) => conclusion === 'cancelled').length,
    unreadRuns: known.filter(
      // When one failed whose only attempt did is known without its jobs.
      ({ unread, attempt, conclusion }) => unread && (attempt > 1 || !isFailure(conclusion)),
    ).length,
    times: sortBy(times, (time) => time.fromAt - (time.untilAt ?? Infinity)),
    count: joined.length,
    countByRerun: joined.filter(({ byRerun }) => byRerun).length,
    duration: sumIn(0, now),
    recent: sumIn(recent.fromAt, recent.untilAt),
  }
}

/** Returns a run as readers know it; the memory has no address of each. */
export function runLabel(
  { id, number, workflow, workflowPath, commit }: Omit<RunLabel, 'url'>,
  repositoryUrl: string,
): RunLabel {
  const url = `${repositoryUrl}/actions/runs/${id}`
  return { id, number, workflow, workflowPath, commit, url }
}
