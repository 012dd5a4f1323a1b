import type { NameMatch } from '../jobs/job-name.ts'
import { withinLeg } from '../needs/resolve-matches.ts'
import type { Plan, PlannedJob } from '../schedule/replay.ts'
import { type Effect, effectOf, type PlannedRun } from './planned-run.ts'

/** A job of the workflow file that needs another one of the same file. */
export interface Edge {
  readonly job: string
  readonly without: string
}

/** Returns the run without an edge; `undefined` if it has none, or if a wait that nothing explains changes. */
export function withoutEdge(run: PlannedRun, edge: Edge): Effect | undefined {
  const changed = removeEdge(run, edge)
  return changed && effectOf(run, changed)
}

function removeEdge(
  { plan, actual, matches, startedAt }: PlannedRun,
  edge: Edge,
): Plan | undefined {
  const lists = [...plan.lists]
  const jobs = plan.jobs.map((planned, index): PlannedJob => {
    const match = matches.get(planned.job.id) ?? []
    const level = match.findIndex(
      ({ job }) => job.key === edge.job && job.needs.includes(edge.without),
    )
    if (level === -1) return planned
    const needed = plan.lists[planned.list] ?? []
    const left = needed.filter((at) => {
      const other = matches.get(plan.jobs[at]?.job.id ?? -1) ?? []
      return !(other[level]?.job.key === edge.without && isSameLeg(other, match, level))
    })
    if (left.length === needed.length) return planned
    lists.push(left)
    // A job that needs nothing is created when the run starts.
    const lag = planned.job.ready - (actual.jobs[index]?.needed ?? startedAt)
    const ready = left.length === 0 ? startedAt + lag : planned.job.ready
    return { ...planned, list: lists.length - 1, job: { ...planned.job, ready } }
  })
  return lists.length === plan.lists.length ? undefined : { ...plan, jobs, lists }
}

function isSameLeg(one: NameMatch, other: NameMatch, level: number): boolean {
  return withinLeg(one, level) === withinLeg(other, level)
}
