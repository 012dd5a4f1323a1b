import { type JobReport, wasRefused } from '../../model/report/job-report.ts'
import type { UnstartedJob, Waiting } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import type { LabelWaiting, WaitingTotals } from '../../model/shapes/times.ts'
import { groupsOf } from '../../model/some.ts'
import { type Instant, type Milliseconds, MINUTE } from '../../model/time.ts'
import { neverRan, CLOCK_TOLERANCE, type JobTiming, jobTimings } from '../jobs/job-report.ts'
import { joinLabels, labelsKey } from '../jobs/runner.ts'
import { durationBetween, maxKnown, maxOverlap, sumKnown } from '../jobs/timing.ts'

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
  const labelled = timings.filter(({ report }) => labelsKey(report.job.runner.labels) !== '')
  const byLabels = groupsOf(labelled, ({ report }) => labelsKey(report.job.runner.labels))
    .map((jobs): LabelWaiting => {
      return { labels: joinLabels(jobs[0].report.job.runner.labels), ...total(jobs) }
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
  const { job } = report
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
    const isKnown = end !== undefined || report.job.state.kind === 'running'
    if (start === undefined || !isKnown) return []
    return [{ start, end: report.job.state.kind === 'running' ? undefined : end }]
  })
  return maxOverlap(ran)
}
