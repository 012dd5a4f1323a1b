import { ranAndPassed } from '../../model/conclusion.ts'
import type { Month, MonthMemory, Sampled } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { HOUR, type Instant, type Milliseconds, recentDays } from '../../model/time.ts'
import { MAX_QUEUE } from '../failures/explain-jobs.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { sum } from '../jobs/timing.ts'
import { movedJobs } from './moved-jobs.ts'
import { hashOf, ranJobs } from './ran-jobs.ts'
import { usageOf } from './usage.ts'
import { type FailedAttempt, seriesOf } from './what-failed.ts'

/** Steps of a job that are kept, the longest ones. */
const MAX_STEPS = 2

/** Lists how long a sample of the jobs of some attempts waited and ran. */
export function sampleJobs(attempts: readonly FailedAttempt[], max: number): readonly Sampled[] {
  const all = sortBy(ranJobs(attempts), ({ report }) => hashOf(report.job.id))
  const sampled = all.flatMap(({ run, report, labels, ran }) => {
    const { job, outcome = 'unknown', steps } = report
    const timed = steps.map((one) => ({ name: one.step.name, ran: one.duration ?? 0 }))
    const times = {
      ...{ ...seriesOf(run), event: run.event, job: job.name },
      ...{ labels, wait: waitOf(report, run), ran },
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
export const LONG_WAIT: Milliseconds = HOUR

/** Returns how long a job waited for a runner; `undefined` if it may have waited for something else. */
function waitOf(report: JobReport, run: Run): Milliseconds | undefined {
  return mayHaveAwaited(report, run) ? undefined : report.queue
}

/** Whether a job may have waited for an approval: by the file, long without a file, or longer than GitHub looks for a runner. */
function mayHaveAwaited({ mayAwaitApproval, queue = 0 }: JobReport, { graph }: Run): boolean {
  return mayAwaitApproval === true || queue >= (graph === undefined ? LONG_WAIT : MAX_QUEUE)
}

/** Lists the workflows and events of some attempts of which a job may have waited for an approval. */
export function awaitedIn(
  attempts: readonly FailedAttempt[],
  now: Instant,
): MonthMemory['awaited'] {
  return attempts
    .filter(({ run, jobs = [] }) => jobs.some((job) => mayHaveAwaited(job, run)))
    .map(({ run }) => ({
      ...{ workflowPath: seriesOf(run).workflowPath, event: run.event, awaitedAt: now },
    }))
}

/** Reports what the last whole days used, and which jobs of the sample changed. */
export function weeksOf({ samples, days, usage }: MonthMemory, now: Instant): Month['weeks'] {
  const { fromAt, untilAt } = recentDays(now)
  const isIn = (at: Instant) => at >= fromAt && at < untilAt
  return {
    sampledJobs: sum(samples.map(({ sampledAt, jobs }) => (isIn(sampledAt) ? jobs.length : 0))),
    runs: sum(days.map((day) => (isIn(day.dayAt) ? day.runs + day.cancelledRuns : 0))),
    ...usageOf(usage, now),
    jobs: movedJobs(samples, now),
  }
}
