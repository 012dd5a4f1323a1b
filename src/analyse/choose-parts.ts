import type { JobReport } from '../model/report/job-report.ts'
import { firstLogs, inTurn } from './causes/choose-logs.ts'
import { wantsLog } from './failures/report-failures.ts'
import type { FoundFailures } from './find-failures.ts'
import { neverRan } from './jobs/job-report.ts'

/** Each job costs a request and the download of its log. */
export const MAX_JOBS_WITH_PARTS = 5

/**
 * Chooses the jobs whose inner steps are worth reading: in turn the worst failure and the longest job. Only a job that
 * has finished has a log. If many legs failed alike, only those whose log is read anyway are chosen.
 */
export function choosePartJobs({ jobs = [], failures }: FoundFailures): JobReport[] {
  const failed = firstLogs(failures, MAX_JOBS_WITH_PARTS).map(({ job }) => job)
  const others = new Set(failures.filter(wantsLog).map(({ job }) => job))
  const useful = jobs.filter(
    (job) =>
      mayHaveParts(job) && (failed.includes(job) || !others.has(job)) && job.job.steps.length > 0,
  )
  const longest = useful.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
  const chosen = inTurn([failed, longest])
  return [...new Set(chosen)].slice(0, MAX_JOBS_WITH_PARTS)
}

function mayHaveParts({ job, current, carriedOver, duration }: JobReport): boolean {
  const finished = job.kind === 'job' && job.state.kind === 'finished' && !neverRan(job)
  return finished && !current && !carriedOver && duration !== undefined
}
