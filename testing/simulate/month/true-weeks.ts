import { isFailure, ranAndPassed } from '../../../src/model/conclusion.ts'
import { DAY, type Instant, type Milliseconds } from '../../../src/model/time.ts'
import type { PlannedRun } from './types.ts'

/** Counts of the runs of a workflow that an event started in a week. */
interface TrueWeek {
  readonly weekAt: Instant
  readonly path: string
  readonly event: string
  runs: number
  failed: number
  /** Run times of the runs that passed or failed, sorted. */
  readonly times: Milliseconds[]
}

/** Counts the runs of each week from a Monday on as they are at an instant, with all runs at hand. */
export function trueWeeks(
  runs: readonly PlannedRun[],
  monday: Instant,
  until: Instant,
): TrueWeek[] {
  const weeks = new Map<string, TrueWeek>()
  for (const { createdAt, workflow, event, attempts } of runs) {
    const latest = attempts.findLast(({ endedAt }) => endedAt <= until)
    if (createdAt > until || latest === undefined) continue
    const weekAt = monday + Math.floor((createdAt - monday) / (7 * DAY)) * 7 * DAY
    const path = `.github/workflows/${workflow}`
    const key = `${weekAt} ${path} ${event}`
    const none = { weekAt, path, event, runs: 0, failed: 0, times: [] }
    const week: TrueWeek = weeks.get(key) ?? none
    weeks.set(key, week)
    week.runs += 1
    if (isFailure(latest.conclusion)) week.failed += 1
    if (isFailure(latest.conclusion) || ranAndPassed(latest.conclusion))
      week.times.push(latest.endedAt - latest.startedAt)
  }
  for (const { times } of weeks.values()) times.sort((a, b) => a - b)
  return [...weeks.values()]
}
