// The runs of each week, and the jobs that became slower or faster.
import { isDecided, isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type {
  KnownRun,
  MonthMemory,
  RunWeek,
  WeekRow,
  Month,
  WorkflowRuns,
  Sampled,
  JobTimes,
} from '../../model/shapes/month.ts'
import { median, groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Instant, HOUR, type Milliseconds, recentDays } from '../../model/time.ts'
import { sum } from '../../analyse/jobs/timing.ts'
import { newestOf } from './red-time.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { MAX_QUEUE } from '../../analyse/failures/explain-jobs.ts'
import { jobEnd } from '../../analyse/jobs/job-report.ts'
import { hashOf, ranJobs } from './ran-jobs.ts'
import type { FailedAttempt } from './what-failed.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import { usageOf } from './usage.ts'
import { SLOWER } from '../../model/report/history.ts'

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
  { runs, fromAt, awaited }: Pick<MonthMemory, 'runs' | 'fromAt' | 'awaited'>,
  now: Instant,
): RunWeek[] {
  const counted = runs.filter((run) => run.conclusion !== undefined && run.createdAt >= fromAt)
  const byWeek = Map.groupBy(counted, ({ createdAt }) => weekOf(createdAt))
  const isAwaited = new Set(awaited.map(seriesKey))
  return Array.from({ length: MAX_WEEKS }, (_, back) => {
    const weekAt = weekOf(now) - back * WEEK
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

/** Counts the finished runs of each workflow since a time. */
export function workflowRuns(
  { runs, awaited }: Pick<MonthMemory, 'runs' | 'awaited'>,
  since: Instant,
): WorkflowRuns[] {
  const isAwaited = new Set(awaited.map(seriesKey))
  const finished = runs.filter((run) => run.conclusion !== undefined && run.createdAt >= since)
  const workflows = groupsOf(finished, ({ workflowPath }) => workflowPath).map((some) => {
    const decided = some.filter(({ conclusion }) => isDecided(conclusion))
    const countOf = (isMain: boolean) => {
      const ofBranch = decided.filter((run) => run.isMain === isMain)
      const failed = ofBranch.filter(({ conclusion }) => isFailure(conclusion)).length
      return { decided: ofBranch.length, failed }
    }
    const timed = decided.filter((run) => !isAwaited.has(seriesKey(run)))
    const { workflow, workflowPath } = newestOf(some)
    return {
      workflow,
      workflowPath,
      runs: some.length,
      main: countOf(true),
      others: countOf(false),
      median: median(timed.flatMap(({ ran }) => ran ?? [])),
    }
  })
  return sortBy(workflows, (one) => -one.runs)
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
  const failed = some.filter(({ conclusion }) => isFailure(conclusion))
  const decided = some.filter(({ conclusion }) => isDecided(conclusion))
  return {
    workflow,
    workflowPath,
    event,
    runs: some.length,
    failed: failed.length,
    undecided: some.length - decided.length,
    median: isAwaited ? undefined : median(decided.flatMap(({ ran }) => ran ?? [])),
  }
}

/** Steps of a job that are kept, the longest ones. */
const MAX_STEPS = 2

/** Lists how long a sample of the jobs of some attempts waited and ran. */
export function sampleJobs(attempts: readonly FailedAttempt[], max: number): readonly Sampled[] {
  const all = sortBy(ranJobs(attempts), ({ report }) => hashOf(report.listed.id))
  const sampled = all.flatMap(({ run, report, labels, ran }) => {
    const { listed: job, outcome, steps } = report
    const timed = steps.map((one) => ({ name: one.step.name, ran: one.duration ?? 0 }))
    const times = {
      ...seriesOf(run),
      event: run.event,
      job: job.name,
      labels,
      wait: waitOf(report, run),
      ran,
      hasPassed: ranAndPassed(outcome),
      isCancelled: run.conclusion === 'cancelled',
      steps: sortBy(timed, ({ ran }) => -ran).slice(0, MAX_STEPS),
    }
    const sampledAt = jobEnd(report)
    return sampledAt === undefined ? [] : { sampledAt, jobs: [times] }
  })
  return sampled.slice(0, max)
}

/** Time above which a job may have waited for an approval, unless the file of its workflow says that it needs none. */
const LONG_WAIT: Milliseconds = HOUR

/** Returns how long a job waited for a runner; `undefined` if it may have waited for something else. */
function waitOf(report: JobReport, run: Run): Milliseconds | undefined {
  return mayHaveAwaited(report, run) ? undefined : report.queue
}

/** Whether a job may have waited for an approval: by the file, long without a file, or longer than GitHub looks for a runner. */
function mayHaveAwaited({ mayAwaitApproval, queue = 0 }: JobReport, { graph }: Run): boolean {
  return mayAwaitApproval || queue >= (graph === undefined ? LONG_WAIT : MAX_QUEUE)
}

/** Lists the workflows and events of some attempts of which a job may have waited long for an approval. */
export function awaitedIn(
  attempts: readonly FailedAttempt[],
  now: Instant,
): MonthMemory['awaited'] {
  return attempts
    .filter(({ run, jobs = [] }) =>
      jobs.some((job) => (job.approval ?? job.queue ?? 0) >= LONG_WAIT && mayHaveAwaited(job, run)),
    )
    .map(({ run }) => ({
      workflowPath: seriesOf(run).workflowPath,
      event: run.event,
      awaitedAt: now,
    }))
}

/** What was listed of a workflow on a day in UTC. */
export interface RunDay extends Pick<KnownRun, 'workflow' | 'workflowPath'> {
  readonly dayAt: Instant
  /** Those that passed or failed. */
  readonly runs: number
  readonly cancelledRuns: number
  /** Those that failed, have a second attempt or, on the default branch, were cancelled. */
  readonly failedRuns: number
}

/** Reports what the last whole days used, and which jobs of the sample changed. */
export function weeksOf(
  {
    samples,
    days,
    usage,
  }: Pick<MonthMemory, 'samples' | 'usage'> & { readonly days: readonly RunDay[] },
  now: Instant,
): Month['weeks'] {
  const { fromAt, untilAt } = recentDays(now)
  const isIn = (at: Instant) => at >= fromAt && at < untilAt
  return {
    sampledJobs: sum(samples.map(({ sampledAt, jobs }) => (isIn(sampledAt) ? jobs.length : 0))),
    runs: sum(days.map((day) => (isIn(day.dayAt) ? day.runs + day.cancelledRuns : 0))),
    ...usageOf(usage, now),
    jobs: movedJobs(samples, now),
  }
}

/** Runs of a job before a change and since, so that a median says something; a daily job has as many in a week. */
const MIN_RUNS = 7

/** Days for which a change is listed: then it is how the job runs. */
export const LISTED_DAYS = 14

interface JobAt extends SampledJob {
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
function changeOf(jobs: Some<JobAt>, untilAt: Instant): JobTimes[] {
  const last = lastChange(jobs)
  if (last === undefined || last.at < untilAt - LISTED_DAYS * DAY) return []
  const { at, before, since } = last
  const medians = (timesOf: (job: SampledJob) => readonly Milliseconds[]) =>
    [before, since].map((some) => median(some.flatMap(timesOf)))
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
interface TimesChange {
  /** When the first job of `since` ended. */
  readonly at: Instant
  readonly before: readonly JobAt[]
  readonly since: readonly JobAt[]
}

/**
 * Returns the last change of some run times. Neither side mixes two speeds, so that a change is the same one on each night.
 *
 * @param jobs in the order of their ends
 */
function lastChange(jobs: readonly JobAt[]): TimesChange | undefined {
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
function changedAt(jobs: readonly JobAt[]): Instant | undefined {
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
  const middle = median(times) ?? 0
  return sum(times.map((time) => Math.abs(time - middle)))
}

/** Whether medians differ so that it is noticed, and not by chance: the middle halves do not overlap. */
function differ(before: readonly Milliseconds[], since: readonly Milliseconds[]): boolean {
  const [old, now] = [median(before) ?? 0, median(since) ?? 0]
  const [lowBefore = 0, highBefore = 0] = middleHalf(before)
  const [low = 0, high = 0] = middleHalf(since)
  const isNoticed = Math.abs(now - old) > Math.max(SLOWER.time, SLOWER.share * old)
  return isNoticed && (low > highBefore || high < lowBefore)
}

/** Returns the least and the largest of the times that are neither in the first nor in the last quarter. */
function middleHalf(times: readonly Milliseconds[]): readonly Milliseconds[] {
  const sorted = times.toSorted((a, b) => a - b)
  return [0.25, 0.75].flatMap((part) => sorted[Math.floor((sorted.length - 1) * part)] ?? [])
}
