import { jobStart, neverRan } from '../../model/report/job-times.ts'
import { severityRank, isFailure } from '../../model/conclusion.ts'
import type { JobGroup, UnstartedJob, Waiting, Totals } from '../../model/report/report.ts'
import { type JobReport, wasRefused, countConclusions } from '../../model/report/job-report.ts'
import { groupsOf, isSome, median, type Some, sortBy } from '../../model/some.ts'
import { type Milliseconds, MINUTE, type Instant } from '../../model/time.ts'
import { isUnlistedFailure } from '../failures/conclusion.ts'
import { jobEnd, readyAt, isJobUnfinished, reportJob } from '../jobs/job-report.ts'
import { type JobTiming, jobTimings } from '../jobs/job-timing.ts'
import { CLOCK_TOLERANCE } from '../jobs/lateness.ts'
import { CALLS } from '../jobs/job-name.ts'
import {
  maxKnown,
  minKnown,
  sum,
  durationBetween,
  maxOverlap,
  sumKnown,
  isSkipped,
} from '../jobs/timing.ts'
import type { Run } from '../../model/run.ts'
import type {
  LabelMinutes,
  Minutes,
  LabelWaiting,
  WaitingTotals,
} from '../../model/shapes/times.ts'
import { joinLabels, labelsKey, isSelfHosted } from '../jobs/runner.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'

/** Called workflows with more jobs than this are split by their own matrices and calls. */
const MAX_UNSPLIT = 12

/** Jobs that have the first levels in common, but for values of the last one. */
interface Members {
  readonly depth: number
  readonly jobs: Some<JobReport>
}

/** Groups the jobs by their levels, in the order of the first job of each group. */
export function groupJobs(jobs: readonly JobReport[]): JobGroup[] {
  const indexes = new Map(jobs.map((job, index) => [job, index]))
  const indexOf = ({ jobs }: JobGroup) => indexes.get(jobs[0]) ?? 0
  return sortBy(partition(jobs, 1).flatMap(toGroups), indexOf)
}

function partition(jobs: readonly JobReport[], depth: number): Members[] {
  return groupsOf(jobs, (job) => groupKey(job, depth)).flatMap((members) => {
    const deepest = Math.max(...members.map((job) => job.levels.length))
    if (members.length > MAX_UNSPLIT && depth < deepest) {
      const finer = partition(members, depth + 1)
      // Don't split further if most jobs would end up ungrouped.
      if (finer.length > 1 && finer.length <= members.length / 2) return finer
    }
    return [{ depth, jobs: members }]
  })
}

function groupKey({ levels }: JobReport, depth: number): string {
  const above = levels.slice(0, depth - 1).map(({ text }) => text)
  return JSON.stringify([...above, levels[above.length]?.key])
}

/** Jobs with the name of the group alone are duplicates, not legs. */
function toGroups({ depth, jobs }: Members): JobGroup[] {
  const isLeg = (job: JobReport) =>
    job.levels.slice(depth - 1).some((level, at) => at > 0 || level.isLeg)
  const legs = jobs.filter(isLeg)
  const alone = legs.length < 2 ? jobs : jobs.filter((job) => !isLeg(job))
  const groups = alone.map((job) => toJobGroup('job', job.listed.name, [job]))
  if (!isSome(legs) || legs.length < 2) return groups
  const kind = legs.every((job) => job.levels.length > depth) ? 'workflow' : 'matrix'
  const levels = legs[0].levels.slice(0, depth)
  const name = levels.map(({ text, base }, at) => (at === depth - 1 ? base : text)).join(CALLS)
  return [...groups, toJobGroup(kind, name, legs)]
}

function toJobGroup(kind: JobGroup['kind'], name: string, jobs: Some<JobReport>): JobGroup {
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  return {
    kind,
    name,
    jobs,
    readyAt: minKnown(ran.map(({ listed: job }) => readyAt(job))),
    completedAt: maxKnown(ran.map(jobEnd)),
    durations: durationSpread(jobs.flatMap(({ duration }) => duration ?? [])),
    worst: worstJob(jobs),
  }
}

/** Returns the job with the worst outcome that is not forgiven; the longest of these. */
export function worstJob(jobs: Some<JobReport>): JobReport {
  return jobs.reduce((worst, job) => (isWorseJob(job, worst) ? job : worst))
}

function isWorseJob(a: JobReport, b: JobReport): boolean {
  const rank = ({ outcome, forgiven }: JobReport) =>
    severityRank(forgiven ? 'success' : (outcome ?? 'success'))
  return rank(a) === rank(b) ? (a.duration ?? 0) > (b.duration ?? 0) : rank(a) < rank(b)
}

function durationSpread(durations: readonly Milliseconds[]): JobGroup['durations'] {
  const middle = median(durations)
  if (middle === undefined) return undefined
  return { min: Math.min(...durations), median: middle, max: Math.max(...durations) }
}

interface CountedJob extends JobReport {
  readonly duration: Milliseconds
}

/** Counts the runner minutes of the jobs that ran in this attempt; `undefined` if none is known to have run. */
export function countMinutes(jobs: readonly JobReport[], { url }: Run): Minutes | undefined {
  const ran = jobs.filter(({ listed: job, carriedOver }) => !carriedOver && !neverRan(job))
  const timed = ran.filter((report): report is CountedJob => report.duration !== undefined)
  if (timed.length === 0) return undefined
  const byLabels = groupsOf(timed, ({ listed: job }) => labelsKey(job.runner.labels))
    .map((kind) => labelMinutes(kind, url))
    .toSorted((a, b) => b.minutes - a.minutes || (a.labels < b.labels ? -1 : 1))
  return {
    minutes: sum(byLabels.map(({ minutes }) => minutes)),
    jobsUnfinished: ran.filter(({ listed: job }) => job.state.kind !== 'finished').length,
    byLabels,
  }
}

function labelMinutes(kind: Some<CountedJob>, url: string): LabelMinutes {
  const [{ listed: job }] = kind
  const { labels } = job.runner
  // A job of 0 s by the API's clock is billed too.
  const billed = kind.map(({ duration }) => Math.max(1, Math.ceil(duration / MINUTE)))
  return {
    labels: joinLabels(labels),
    jobs: kind.length,
    duration: sum(kind.map(({ duration }) => duration)),
    minutes: sum(billed),
    selfHosted: isSelfHosted(job.runner, url),
  }
}

/** Adds up how long the jobs were blocked, queued and running, in total and by runner labels. */
export function splitWaiting(
  jobs: readonly JobReport[],
  { startedAt, now }: Pick<Run, 'startedAt'> & { readonly now: Instant },
): Waiting {
  const timings = jobTimings(jobs).filter(({ skipped }) => !skipped)
  const blockedByJob = new Map(
    timings.flatMap(({ id, ready }) => {
      const wait = durationBetween(startedAt, ready)
      return wait === undefined ? [] : [[id, wait]]
    }),
  )
  const total = (some: readonly JobTiming[]): WaitingTotals => ({
    jobs: some.length,
    blocked: sumKnown(some.map(({ id }) => blockedByJob.get(id))),
    queue: sumKnown(some.map(({ report }) => report.queue)),
    longestQueue: maxKnown(some.map(({ report }) => report.queue)),
    running: sumKnown(some.map(({ report }) => report.duration)),
  })
  const labelled = timings.filter(({ report }) => labelsKey(report.listed.runner.labels) !== '')
  const byLabels = groupsOf(labelled, ({ report }) => labelsKey(report.listed.runner.labels))
    .map((jobs): LabelWaiting => {
      return { labels: joinLabels(jobs[0].report.listed.runner.labels), ...total(jobs) }
    })
    .toSorted((a, b) => (b.queue ?? 0) - (a.queue ?? 0) || (a.labels < b.labels ? -1 : 1))
  const unstarted = timings
    .flatMap((job) => unstartedJob(job, now) ?? [])
    .toSorted((a, b) => b.waited - a.waited)
  return { ...total(timings), blockedByJob, byLabels, unstarted, peakJobs: peakOf(timings) }
}

/** A job that fails sooner without a runner failed for another reason, such as billing. */
const MIN_UNTIL_FAILURE: Milliseconds = MINUTE

/**
 * Returns how long a job was ready without starting; `undefined` for a job that waited for its concurrency group
 * (`pending`) or for the jobs that it needs (cancelled when it was created), or that was refused.
 */
function unstartedJob({ report, ready }: JobTiming, now: Instant): UnstartedJob | undefined {
  const { listed: job } = report
  const { state } = job
  if (!neverRan(job) || (state.kind === 'waiting' && state.status === 'pending')) return undefined
  const finished = state.kind === 'finished'
  const waited = durationBetween(ready, finished ? state.completedAt : now)
  const least = !finished
    ? 0
    : state.conclusion === 'cancelled'
      ? CLOCK_TOLERANCE
      : MIN_UNTIL_FAILURE
  if (waited === undefined || waited <= least || wasRefused(report.failure)) return undefined
  return { job: report, waited, finished, heldBy: report.mayAwaitApproval ? 'approval' : 'runner' }
}

/** Returns the maximum number of jobs that ran at the same time. */
export function peakOf(timings: readonly JobTiming[]): number {
  const ran = timings.flatMap(({ report, start, end }) => {
    const isKnown = end !== undefined || report.listed.state.kind === 'running'
    if (start === undefined || !isKnown) return []
    return [{ start, end: report.listed.state.kind === 'running' ? undefined : end }]
  })
  return maxOverlap(ran)
}

/** @param unlisted the results in `needs` that no listed job accounts for */
export function totalsOfRun(
  run: Run,
  jobs: readonly JobReport[],
  unlisted: readonly UnlistedNeed[] = [],
): Totals {
  const ran = jobs.filter(({ carriedOver, listed: job }) => !carriedOver && job.kind === 'job')
  const start =
    run.startedAt ?? minKnown(ran.flatMap(({ listed: job }) => [readyAt(job), jobStart(job)]))
  const counted = jobs.filter(({ listed: job }) => job.kind === 'job')
  return {
    duration: durationBetween(start, maxKnown(ran.map(jobEnd)) ?? endWithoutJobs(run)),
    queue: sumKnown(ran.map(({ queue }) => queue)),
    execution: sumKnown(ran.map(({ duration }) => duration)),
    jobsTotal: counted.length,
    jobsFailed:
      counted.filter(isUnforgivenFailure).length + unlisted.filter(isUnlistedFailure).length,
    jobsUnfinished: counted.filter(isJobUnfinished).length,
    byConclusion: countConclusions(counted),
    checks: countConclusions(jobs.filter(({ listed: job }) => job.kind === 'check')),
  }
}

/** Returns when a run ended of which no job ran: it has no logs whose deletion would change `updated_at`. */
function endWithoutJobs({ conclusion, jobs, jobsCounted, updatedAt }: Run): Instant | undefined {
  const areListed = jobs !== undefined && jobs.length === (jobsCounted ?? jobs.length)
  const isOver = conclusion !== undefined && areListed
  return isOver && jobs.every(isSkipped) ? updatedAt : undefined
}

/**
 * Returns the wall time of a finished attempt; `undefined` if not all of its jobs are listed, or none ran. GitHub's
 * `updated_at` is not the end: it changes when logs are deleted.
 */
export function runDuration(run: Run): Milliseconds | undefined {
  const { jobs, jobsCounted, conclusion } = run
  if (conclusion === undefined || jobs === undefined || jobs.length !== jobsCounted)
    return undefined
  if (jobs.every(isSkipped)) return undefined
  const reports = jobs.map((job) => reportJob(job, { run }))
  return totalsOfRun(run, reports).duration
}

/** Whether a job failed, timed out or could not start, and is not forgiven. */
export function isUnforgivenFailure({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && isFailure(outcome) && !forgiven
}
