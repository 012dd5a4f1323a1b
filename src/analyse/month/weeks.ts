import { SLOWER } from '../../model/report/history.ts'
import { ranAndPassed } from '../../model/conclusion.ts'
import { digestOf } from '../../model/digest.ts'
import type { JobTimes, Month, MonthMemory, Sampled } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, dayOf, type Instant, type Milliseconds, RECENT_DAYS } from '../../model/time.ts'
import { MAX_QUEUE } from '../failures/lacks-runner.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { sum } from '../jobs/timing.ts'
import { ranJobs } from './ran-jobs.ts'
import { usageSince } from './usage.ts'
import { type FailedAttempt, seriesOf } from './what-failed.ts'

type SampledJob = Sampled['jobs'][number]

/** Steps of a job that are kept, the longest ones. */
const MAX_STEPS = 2

/**
 * Lists how long a sample of the jobs of some attempts waited and ran.
 *
 * @param since attempts that finished before are skipped: GitHub changes a run later, too
 */
export function sampleJobs(
  attempts: readonly FailedAttempt[],
  since: Instant,
  max: number,
): readonly Sampled[] {
  const all = sortBy(ranJobs(attempts, since), ({ report }) => hashOf(report.job.id))
  const sampled = all.map(({ run, report, labels, ran }) => {
    const { job, outcome = 'unknown', queue, steps } = report
    const timed = steps.map((one) => ({ name: one.step.name, ran: one.duration ?? 0 }))
    const times = {
      ...{ ...seriesOf(run), event: run.event, job: job.name },
      ...{ labels, wait: waitOf(queue), ran },
      hasPassed: ranAndPassed(outcome),
      isCancelled: run.conclusion === 'cancelled',
      steps: sortBy(timed, ({ ran }) => -ran).slice(0, MAX_STEPS),
    }
    return { sampledAt: jobEnd(report) ?? since, jobs: [times] }
  })
  return sampled.slice(0, max)
}

/** Returns how long a job waited for a runner; `undefined` if GitHub would have given up: it waited for something else. */
function waitOf(queue: Milliseconds | undefined): Milliseconds | undefined {
  return queue !== undefined && queue < MAX_QUEUE ? queue : undefined
}

/** Returns a number by which the first items are a sample: each n-th one could always be the same job of a workflow. */
export function hashOf(id: number): number {
  return Number(`0x${digestOf([String(id)])}`)
}

/** Reports what the recent days used, and which jobs of the sample changed against the weeks before. */
export function weeksOf({ samples, days, usage }: MonthMemory, now: Instant): Month['weeks'] {
  const since = now - RECENT_DAYS * DAY
  const jobsOf = (isRecent: boolean) =>
    samples.flatMap(({ sampledAt, jobs }) => (sampledAt >= since === isRecent ? jobs : []))
  const jobs = jobsOf(true)
  const earlier = Map.groupBy(jobsOf(false).filter(hasPassed), keyOf)
  return {
    sampledJobs: jobs.length,
    runs: sum(days.map((day) => (day.dayAt >= dayOf(since) ? day.runs + day.cancelledRuns : 0))),
    ...usageSince(usage, dayOf(since)),
    jobs: sortBy(
      groupsOf(jobs.filter(hasPassed), keyOf).flatMap((some) =>
        changeOf(some, earlier.get(keyOf(some[0])) ?? []),
      ),
      ({ ran, ranBefore }) => -Math.abs(ran - ranBefore),
    ),
  }
}

function hasPassed(job: SampledJob): boolean {
  return job.hasPassed
}

function keyOf({ workflowPath, job }: SampledJob): string {
  return JSON.stringify([workflowPath, job])
}

/** Runs of a job in the week and before it, so that a median says something; a daily job has as many. */
const MIN_RUNS = 7

/** Returns the medians of a job that passed, now and before, unless they are alike or it ran seldom. */
function changeOf(some: Some<SampledJob>, before: readonly SampledJob[]): JobTimes[] {
  const [{ workflow, workflowPath, job, steps }] = some
  if (Math.min(some.length, before.length) < MIN_RUNS) return []
  const compare = (timeOf: (job: SampledJob) => Milliseconds | undefined) => {
    const times = knownTimes(some, timeOf)
    const timesBefore = knownTimes(before, timeOf)
    // What is known of few jobs says nothing, and what is unknown is not 0.
    if (Math.min(times.length, timesBefore.length) < MIN_RUNS)
      return { now: undefined, old: undefined, hasMoved: false }
    const [low = 0, now = 0, high = 0] = quartiles(times)
    const [lowBefore = 0, old = 0, highBefore = 0] = quartiles(timesBefore)
    const isNoticed = Math.abs(now - old) > Math.max(SLOWER.time, SLOWER.share * old)
    // Times that overlap are noise.
    return { now, old, hasMoved: isNoticed && (low > highBefore || high < lowBefore) }
  }
  const ran = compare((one) => one.ran)
  const wait = compare((one) => one.wait)
  if (!ran.hasMoved && !wait.hasMoved) return []
  const change = (ran.now ?? 0) - (ran.old ?? 0)
  const moved = steps.find(({ name }) => {
    const timeOf = (other: SampledJob) => other.steps.find((one) => one.name === name)?.ran
    // A step that no job had before was added.
    const [now = 0, old = 0] = [some, before].map((jobs) => quartiles(knownTimes(jobs, timeOf))[1])
    return 2 * (now - old) * Math.sign(change) >= Math.abs(change)
  })
  return [
    {
      ...{ workflow, workflowPath, job },
      ...{ wait: wait.now, waitBefore: wait.old, ran: ran.now ?? 0, ranBefore: ran.old ?? 0 },
      step: ran.hasMoved ? moved?.name : undefined,
    },
  ]
}

/** Returns the times that are known, sorted. */
function knownTimes(
  jobs: readonly SampledJob[],
  timeOf: (job: SampledJob) => Milliseconds | undefined,
): readonly Milliseconds[] {
  return jobs.flatMap((job) => timeOf(job) ?? []).sort((a, b) => a - b)
}

function quartiles(times: readonly Milliseconds[]): readonly Milliseconds[] {
  return [0.25, 0.5, 0.75].flatMap((part) => times[Math.floor((times.length - 1) * part)] ?? [])
}
