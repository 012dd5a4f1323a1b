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
  const jobs = plan.jobs.map((planned): PlannedJob => {
    const { job, needs } = planned
    const match = matches.get(job.id) ?? []
    const level = match.findIndex(
      (declared) => declared.job.key === edge.job && declared.job.needs.includes(edge.without),
    )
    if (level === -1) return planned
    const left = needs.filter(({ id }) => {
      const other = matches.get(id) ?? []
      return !(other[level]?.job.key === edge.without && isSameLeg(other, match, level))
    })
    if (left.length === needs.length) return planned
    // A job that needs nothing is created when the run starts.
    const lag = job.ready - (actual.jobs.get(job)?.needed ?? startedAt)
    const readyAlone = left.length === 0 ? startedAt + lag : planned.readyAlone
    return { ...planned, needs: left, readyAlone }
  })
  return jobs.every((job, index) => job === plan.jobs[index]) ? undefined : { ...plan, jobs }
}

function isSameLeg(one: NameMatch, other: NameMatch, level: number): boolean {
  return withinLeg(one, level) === withinLeg(other, level)
}
