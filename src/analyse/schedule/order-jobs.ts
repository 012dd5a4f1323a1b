import type { TimedJob } from './job-timing.ts'
import type { Limit } from './limit.ts'

/**
 * Moves jobs after those that they need, and after those that had a slot of the same limit before
 * them; keeps the given order otherwise.
 *
 * @param needs by job id
 * @returns `undefined` if that is impossible
 */
export function orderJobs(
  jobs: readonly TimedJob[],
  needs: ReadonlyMap<number, readonly TimedJob[]>,
  limits: readonly Limit[],
): TimedJob[] | undefined {
  const before = new Map(jobs.map(({ id }) => [id, [...(needs.get(id) ?? [])]]))
  for (const { members } of limits) {
    for (const [index, { id }] of members.slice(1).entries()) {
      before.get(id)?.push(...members.slice(index, index + 1))
    }
  }
  const ordered = new Set<TimedJob>()
  const pending = new Set<TimedJob>()
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const place = (job: TimedJob): boolean => {
    if (ordered.has(job)) return true
    if (pending.has(job)) return false
    pending.add(job)
    const placed = (before.get(job.id) ?? []).every(({ id }) => place(byId.get(id) ?? job))
    ordered.add(job)
    return placed
  }
  return jobs.every(place) ? [...ordered] : undefined
}
