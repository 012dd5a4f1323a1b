import { SLOWER } from '../../model/report/history.ts'
import type { JobTimes, MonthMemory, Sampled } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Instant, type Milliseconds, recentDays } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'

/** Runs of a job before a change and since, so that a median says something; a daily job has as many in a week. */
const MIN_RUNS = 7

/** Days for which a change is listed: then it is how the job runs. */
export const LISTED_DAYS = 14

interface TimedJob extends SampledJob {
  readonly at: Instant
}
type SampledJob = Sampled['jobs'][number]

/**
 * Lists the jobs of a sample that became slower or faster up to the last midnight in UTC, most first, each with its medians
 * before the change and since.
 */
export function movedJobs(samples: MonthMemory['samples'], now: Instant): JobTimes[] {
  const { untilAt } = recentDays(now)
  const passed = samples
    .filter(({ sampledAt }) => sampledAt < untilAt)
    .flatMap(({ sampledAt, jobs }) =>
      jobs.flatMap((job) => (job.hasPassed ? { ...job, at: sampledAt } : [])),
    )
  const series = groupsOf(
    sortBy(passed, ({ at }) => at),
    ({ workflowPath, job }) => JSON.stringify([workflowPath, job]),
  )
  return sortBy(
    series.flatMap((jobs) => changeOf(jobs, untilAt)),
    ({ ran, ranBefore }) => -Math.abs(ran - ranBefore),
  )
}

/** Returns how a job changed, unless it ran seldom, or changed long ago. */
function changeOf(jobs: Some<TimedJob>, untilAt: Instant): JobTimes[] {
  const last = lastChange(jobs)
  if (last === undefined || last.at < untilAt - LISTED_DAYS * DAY) return []
  const { at, before, since } = last
  const medians = (timesOf: (job: SampledJob) => readonly Milliseconds[]) =>
    [before, since].map((some) => quartiles(some.flatMap(timesOf))[1])
  const [ranBefore = 0, ran = 0] = medians((one) => [one.ran])
  const change = ran - ranBefore
  const moved = since[0]?.steps.find(({ name }) => {
    // A step that no job had before was added.
    const [old = 0, current = 0] = medians(({ steps }) =>
      steps.flatMap((one) => (one.name === name ? one.ran : [])).slice(0, 1),
    )
    return 2 * (current - old) * Math.sign(change) >= Math.abs(change)
  })
  const [{ workflow, workflowPath, job }] = jobs
  return [{ workflow, workflowPath, job, changedAt: at, ran, ranBefore, step: moved?.name }]
}

/** Jobs of one speed, and those of another one since. */
interface Change {
  /** When the first job of `since` ended. */
  readonly at: Instant
  readonly before: readonly TimedJob[]
  readonly since: readonly TimedJob[]
}

/**
 * Returns the last change of some run times. Neither side mixes two speeds, so that a change is the same one on each night.
 *
 * @param jobs in the order of their ends
 */
function lastChange(jobs: readonly TimedJob[]): Change | undefined {
  const at = changedAt(jobs)
  if (at === undefined) return undefined
  const before = jobs.filter((job) => job.at < at)
  const since = jobs.filter((job) => job.at >= at)
  return lastChange(since) ?? { at, before: lastChange(before)?.since ?? before, since }
}

/**
 * Returns the end of the job since which the times are others: where they are best divided in two.
 *
 * @returns `undefined` if they are alike, overlap or are too few
 */
function changedAt(jobs: readonly TimedJob[]): Instant | undefined {
  const times = jobs.map(({ ran }) => ran)
  const places = jobs.flatMap(({ at }, index) => {
    const isEnough = index >= MIN_RUNS && jobs.length - index >= MIN_RUNS
    if (!isEnough || at === jobs[index - 1]?.at) return []
    const [before, since] = [times.slice(0, index), times.slice(index)]
    return { at, before, since, spread: spreadOf(before) + spreadOf(since) }
  })
  const [best] = sortBy(places, ({ spread }) => spread)
  return best !== undefined && differ(best.before, best.since) ? best.at : undefined
}

/** Returns how far times are from their median, in sum. */
function spreadOf(times: readonly Milliseconds[]): Milliseconds {
  const [, median = 0] = quartiles(times)
  return sum(times.map((time) => Math.abs(time - median)))
}

/** Whether medians differ so that it is noticed, and not by chance: the middle halves do not overlap. */
function differ(before: readonly Milliseconds[], since: readonly Milliseconds[]): boolean {
  const [lowBefore = 0, old = 0, highBefore = 0] = quartiles(before)
  const [low = 0, now = 0, high = 0] = quartiles(since)
  const isNoticed = Math.abs(now - old) > Math.max(SLOWER.time, SLOWER.share * old)
  return isNoticed && (low > highBefore || high < lowBefore)
}

function quartiles(times: readonly Milliseconds[]): readonly Milliseconds[] {
  const sorted = times.toSorted((a, b) => a - b)
  return [0.25, 0.5, 0.75].flatMap((part) => sorted[Math.floor((sorted.length - 1) * part)] ?? [])
}
