import type { JobReport, Need } from '../model/report.ts'
import { jobsOfNeed } from './needs.ts'
import type { Predecessors } from './schedule.ts'

/**
 * The jobs that the current one does not wait for by its `needs`, so that it can have started before
 * they ended, and a gate on `needs` would not see them fail.
 *
 * @param predecessors which job needs which, by the workflow file: what a needed job needs is waited
 * for too. `undefined` when it is not known
 * @returns nothing without `needs`, where the current job is not listed, and where one of the keys is
 * found among no jobs' names: a `name:` hides it, and it could be any
 */
export function unneededJobs(
  jobs: readonly JobReport[],
  needs: readonly Need[],
  predecessors?: Predecessors,
): JobReport[] {
  const named = jobs.map((report) => ({ name: report.job.name, id: report.job.id }))
  const needed = needs.map((need) => jobsOfNeed(need, named).map(({ id }) => id))
  if (needed.length === 0 || needed.some((ids) => ids.length === 0)) return []
  if (!jobs.some(({ current }) => current)) return []
  const waitedFor = withPredecessors(needed.flat(), predecessors)
  return jobs.filter(({ job, current }) => !current && !waitedFor.has(job.id))
}

function withPredecessors(
  ids: readonly number[],
  predecessors: Predecessors | undefined,
): ReadonlySet<number> {
  const all = new Set(ids)
  // A set gives what is added to it while it is gone through.
  for (const id of all) for (const before of predecessors?.get(id) ?? []) all.add(before)
  return all
}
