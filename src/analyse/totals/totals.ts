import { isFailure } from '../../model/conclusion.ts'
import { countConclusions, type JobReport } from '../../model/report/job-report.ts'
import type { Totals } from '../../model/report/report.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import type { Run } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { jobEnd, isJobUnfinished, readyAt, reportJob, jobStart } from '../jobs/job-report.ts'
import { isSkipped, durationBetween, maxKnown, minKnown, sumKnown } from '../jobs/timing.ts'

/** @param unlisted the results in `needs` that no listed job accounts for */
export function totalsOfRun(
  run: Run,
  jobs: readonly JobReport[],
  unlisted: readonly UnlistedNeed[] = [],
): Totals {
  const ran = jobs.filter(({ carriedOver, job }) => !carriedOver && job.kind === 'job')
  const start = run.startedAt ?? minKnown(ran.flatMap(({ job }) => [readyAt(job), jobStart(job)]))
  const counted = jobs.filter(({ job }) => job.kind === 'job')
  return {
    duration: durationBetween(start, maxKnown(ran.map(jobEnd)) ?? endWithoutJobs(run)),
    queue: sumKnown(ran.map(({ queue }) => queue)),
    execution: sumKnown(ran.map(({ duration }) => duration)),
    jobsTotal: counted.length,
    jobsFailed:
      counted.filter(isUnforgivenFailure).length + unlisted.filter(isUnlistedFailure).length,
    jobsUnfinished: counted.filter(isJobUnfinished).length,
    byConclusion: countConclusions(counted),
    checks: countConclusions(jobs.filter(({ job }) => job.kind === 'check')),
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

export function isUnlistedFailure({ result, forgiven }: UnlistedNeed): boolean {
  return isFailure(result) && !forgiven
}
