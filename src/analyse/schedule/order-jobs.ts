import type { TimedJob } from '../jobs/job-timing.ts'
import type { ScheduledJob } from './schedule.ts'

/**
 * Moves jobs after those that they need, and after those that got a slot of the same exact limit before
 * them; keeps the given order otherwise. If that is impossible, no limit is exact.
 */
export function orderJobs(jobs: readonly ScheduledJob[]): readonly ScheduledJob[] {
  const byId = new Map(jobs.map((entry) => [entry.job.id, entry]))
  const before = new Map(jobs.map(({ job, needs }): [number, TimedJob[]] => [job.id, [...needs]]))
  for (const { members, exact } of new Set(jobs.flatMap(({ limits }) => limits))) {
    for (const [index, { id }] of exact ? members.slice(1).entries() : []) {
      before.get(id)?.push(...members.slice(index, index + 1))
    }
  }
  const ordered = new Set<ScheduledJob>()
  const pending = new Set<ScheduledJob>()
  const place = (entry: ScheduledJob): boolean => {
    if (ordered.has(entry)) return true
    if (pending.has(entry)) return false
    pending.add(entry)
    const placed = (before.get(entry.job.id) ?? []).every(({ id }) => place(byId.get(id) ?? entry))
    ordered.add(entry)
    return placed
  }
  if (jobs.every(place)) return [...ordered]
  const inexact = ({ limits }: ScheduledJob) => limits.map((limit) => ({ ...limit, exact: false }))
  return jobs.map((entry) => ({ ...entry, limits: inexact(entry) }))
}
