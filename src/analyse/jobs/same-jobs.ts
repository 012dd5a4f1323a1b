import type { JobReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { neverRan } from './job-report.ts'

/** Half of what `SLOWER` demands: the other jobs can't make a run slower by themselves. */
const MAX_OTHER_SHARE = 0.05

/** The jobs of a run and its wall time. */
export interface RunWork {
  readonly jobs: readonly JobReport[]
  readonly wall: Milliseconds | undefined
}

/**
 * Returns whether the same jobs ran in two runs, so that their wall times can be compared. Two jobs are
 * the same if they have the same name, and both passed or both did not. The jobs of a run that the
 * other run lacks may queue and run for 5 % of its wall time in total: a new job of a few seconds does
 * not invalidate all earlier runs. Jobs that never ran and check runs take no time and do not count.
 */
export function ranSameJobs(a: RunWork, b: RunWork): boolean {
  const [ours, theirs] = [groupJobs(a.jobs), groupJobs(b.jobs)]
  return isNegligible(onlyIn(ours, theirs), a.wall) && isNegligible(onlyIn(theirs, ours), b.wall)
}

/** Whether a job did work of its own in this attempt. */
export function didRun({ job, carriedOver }: JobReport): boolean {
  return job.kind === 'job' && !carriedOver && !neverRan(job)
}

type Groups = ReadonlyMap<string, readonly JobReport[]>

function groupJobs(jobs: readonly JobReport[]): Groups {
  return Map.groupBy(jobs.filter(didRun), ({ job, outcome = 'success' }) =>
    JSON.stringify([job.name, outcome === 'success']),
  )
}

/** Jobs that share a name can't be told apart: if one is missing, each may be the one. */
function onlyIn(groups: Groups, others: Groups): JobReport[] {
  return [...groups].flatMap(([key, jobs]) => (others.get(key)?.length === jobs.length ? [] : jobs))
}

function isNegligible(jobs: readonly JobReport[], wall: Milliseconds | undefined): boolean {
  if (jobs.length === 0) return true
  if (wall === undefined || jobs.some(({ duration }) => duration === undefined)) return false
  const time = jobs.reduce((sum, { queue = 0, duration = 0 }) => sum + queue + duration, 0)
  return time <= MAX_OTHER_SHARE * wall
}
