import type { JobReport } from '../model/report/job-report.ts'
import type { Run } from '../model/run.ts'
import { firstLogs, inTurn } from './causes/choose-logs.ts'
import { criticalPath } from './schedule/critical-path.ts'
import { wantsLog } from './failures/report-failures.ts'
import type { FoundFailures } from './find-failures.ts'
import { neverRan } from './jobs/job-report.ts'

/** Each job costs a request and the download of its log. */
export const MAX_JOBS_WITH_PARTS = 5

/**
 * Chooses the jobs whose inner steps are worth reading: in turn the worst failure, the longest job on
 * the critical path and the longest of all. Only a job that has finished has a log. If many legs failed
 * alike, only those whose log is read anyway are chosen.
 */
export function choosePartJobs(found: FoundFailures & { readonly run: Run }): JobReport[] {
  const { run, jobs = [], failures } = found
  const failed = firstLogs(failures, MAX_JOBS_WITH_PARTS).map(({ job }) => job)
  const others = new Set(failures.filter(wantsLog).map(({ job }) => job))
  const useful = jobs.filter(
    (job) =>
      mayHaveParts(job) && (failed.includes(job) || !others.has(job)) && job.job.steps.length > 0,
  )
  const { path } = criticalPath(
    jobs.filter(({ current }) => !current),
    run,
  )
  const onPath = new Set(path?.jobs.map(({ job }) => job))
  const longest = useful.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
  const lists = [failed, longest.filter((job) => onPath.has(job)), longest]
  const chosen = inTurn(lists.map((list) => list.slice(0, MAX_JOBS_WITH_PARTS)))
  return [...new Set(chosen)].slice(0, MAX_JOBS_WITH_PARTS)
}

function mayHaveParts({ job, current, carriedOver, duration }: JobReport): boolean {
  const finished = job.kind === 'job' && job.state.kind === 'finished' && !neverRan(job)
  return finished && !current && !carriedOver && duration !== undefined
}
