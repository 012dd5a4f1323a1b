import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { MainRun, RedTime, RunLabel } from '../../model/shapes/month.ts'
import { DAY, type Instant } from '../../model/time.ts'

/** A time in which a workflow failed on the default branch. */
export interface RedInterval {
  readonly from: Instant
  /** `undefined` if it still fails. */
  readonly until: Instant | undefined
  readonly first: RunLabel
  readonly last: RunLabel | undefined
  /** Whether a later attempt of the first run ended it: nothing was repaired. */
  readonly byRerun: boolean
}

/**
 * Follows each workflow and event. Its state is that of the newest run that has finished: an older one that fails or
 * passes later says nothing. Cancelled and skipped runs decide nothing.
 */
export function redIntervals(runs: readonly MainRun[]): readonly RedInterval[] {
  const series = Map.groupBy(runs, ({ workflow, event }) => JSON.stringify([workflow, event]))
  return [...series.values()].flatMap((some) => {
    const intervals: RedInterval[] = []
    let [newest, open]: [number, RedInterval | undefined] = [0, undefined]
    for (const { run, at, passed } of some.flatMap(endsOf).sort((a, b) => a.at - b.at)) {
      if (run.id < newest) continue
      newest = run.id
      if (!passed) {
        open ??= { from: at, until: undefined, first: run, last: undefined, byRerun: false }
      } else if (open !== undefined) {
        intervals.push({ ...open, until: at, last: run, byRerun: open.first.id === run.id })
        open = undefined
      }
    }
    return open === undefined ? intervals : [...intervals, open]
  })
}

/** Lists when attempts of a run passed or failed. */
function endsOf(run: MainRun) {
  const { conclusion, endedAt, failedAt } = run
  const passed = ranAndPassed(conclusion)
  const last = passed || isFailure(conclusion) ? [{ run, at: endedAt, passed }] : []
  return failedAt === undefined ? last : [{ run, at: failedAt, passed: false }, ...last]
}

/** What a list of issues shows of how it changes. */
const RECENT = 7 * DAY

/** Sums up how long the default branch was red: times of several workflows that overlap are one. */
export function redTime(
  intervals: readonly RedInterval[],
  runs: readonly MainRun[],
  now: Instant,
): RedTime {
  const joined: (RedInterval & { readonly until: Instant })[] = []
  for (const interval of intervals.toSorted((a, b) => a.from - b.from)) {
    const until = interval.until ?? now
    const before = joined.at(-1)
    if (before === undefined || interval.from > before.until) {
      joined.push({ ...interval, until })
      continue
    }
    const byRerun = before.byRerun && interval.byRerun
    const last = until > before.until ? interval.last : before.last
    joined.splice(-1, 1, { ...before, until: Math.max(until, before.until), byRerun, last })
  }
  const lengths = joined.map(({ from, until }) => Math.max(0, until - from))
  const longest = Math.max(0, ...lengths)
  const longestFirst = joined[lengths.indexOf(longest)]?.first
  const last = joined.at(-1)?.last
  return {
    now: intervals.flatMap(({ until, first }) => (until === undefined ? labelOf(first) : [])),
    greenSince: last && labelOf(last),
    runs: runs.filter((run) => endsOf(run).length > 0).length,
    times: joined.length,
    solvedByRerun: joined.filter(({ byRerun }) => byRerun).length,
    duration: lengths.reduce((sum, one) => sum + one, 0),
    recent: joined.reduce(
      (sum, { from, until }) => sum + Math.max(0, until - Math.max(from, now - RECENT)),
      0,
    ),
    longest,
    longestRun: longestFirst && labelOf(longestFirst),
  }
}

export function labelOf({ id, number, workflow, commit, url }: RunLabel): RunLabel {
  return { id, number, workflow, commit, url }
}
