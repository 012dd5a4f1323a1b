import {
  type CommitRun,
  type CommitTotals,
  isUnfinishedRun,
} from '../../model/report/commit-report.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { durationBetween, maxKnown, minKnown, sum, sumKnown } from '../jobs/timing.ts'
import { jobTimings } from '../jobs/job-timing.ts'
import { peakOf } from '../totals/waiting.ts'

/** Adds up the runs of a commit. Jobs that were carried over from an earlier attempt count in no time. */
export function commitTotals(runs: readonly CommitRun[]): CommitTotals {
  const totals = runs.map(({ report }) => report.totals)
  const jobs = runs.flatMap(({ report }) => report.jobs ?? [])
  const ran = jobs.filter(({ carriedOver, job }) => !carriedOver && job.kind === 'job')
  const startedAt = minKnown(runs.map(({ createdAt, report }) => createdAt ?? report.run.startedAt))
  const completedAt = maxKnown(ran.map(jobEnd))
  return {
    startedAt,
    completedAt,
    duration: durationBetween(startedAt, completedAt),
    execution: sumKnown(totals.map(({ execution }) => execution)),
    peakJobs: peakOf(jobTimings(jobs)),
    runsTotal: runs.length,
    runsUnfinished: runs.filter(isUnfinishedRun).length,
    jobsTotal: sum(totals.map(({ jobsTotal }) => jobsTotal)),
    jobsFailed: sum(totals.map(({ jobsFailed }) => jobsFailed)),
    jobsUnfinished: sum(totals.map(({ jobsUnfinished }) => jobsUnfinished)),
  }
}
