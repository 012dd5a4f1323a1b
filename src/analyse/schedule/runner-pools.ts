import type { Runner } from '../../model/shapes/job.ts'
import { groupsOf } from '../../model/some.ts'
import { labelsKey } from '../jobs/runner-labels.ts'
import { CLOCK_TOLERANCE, MAX_PICKUP } from '../jobs/lateness.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { assignSlots, freeAt, type Limit } from './limit.ts'

/** The runners that took several jobs of the run. */
export interface RunnerPools {
  /** By job id: the previous job of its runner. */
  readonly previous: ReadonlyMap<number, TimedJob>
  /** By job id: the runners that could have taken it. */
  readonly limits: ReadonlyMap<number, Limit>
}

/** Finds the self-hosted runners that took several jobs. GitHub's runners take one job each. */
export function findRunnerPools(jobs: readonly TimedJob[]): RunnerPools {
  const selfHosted = jobs.filter(({ report }) => {
    const { runner } = report.job
    return runner.name !== undefined && !isHosted(runner)
  })
  const byRunner = groupsOf(selfHosted, ({ report }) => report.job.runner.name)
    .map((on) => on.toSorted((a, b) => a.start - b.start || a.id - b.id))
    // If jobs overlap, several runners have one name.
    .filter((on) =>
      on.every((job, index) => job.start >= (on[index - 1]?.end ?? 0) - CLOCK_TOLERANCE),
    )
  const previous = new Map(
    byRunner.flatMap((on) => on.slice(1).map((job, index) => [job.id, on[index] ?? job] as const)),
  )
  const hasChains = byRunner.some((on) => on.length > 1)
  const limits = (hasChains ? joinByLabels(byRunner) : [])
    .filter((pool) => pool.some((on) => on.length > 1))
    .flatMap((pool) => {
      const limit = poolLimit(pool)
      return pool.flat().map(({ id }) => [id, limit] as const)
    })
  return { previous, limits: new Map(limits) }
}

/** Recognises GitHub's runners by their group, or by the names that they had before groups. */
export function isHosted({ name, group }: Runner): boolean {
  return (
    group === 'GitHub Actions' ||
    /^(?:GitHub[ -]Actions(?:[ -]\d+)?|Hosted Agent)$/.test(name ?? '')
  )
}

export function labelsOf({ report }: TimedJob): string {
  return labelsKey(report.job.runner.labels)
}

type OnRunner = readonly TimedJob[]

/** Joins the runners that took jobs with the same labels into one pool. */
function joinByLabels(byRunner: readonly OnRunner[]): (readonly OnRunner[])[] {
  return byRunner.reduce<(readonly OnRunner[])[]>((pools, on) => {
    const labels = new Set(on.map(labelsOf))
    const shares = (pool: readonly OnRunner[]) =>
      pool.flat().some((job) => labels.has(labelsOf(job)))
    return [...pools.filter((pool) => !shares(pool)), [...pools.filter(shares).flat(), on]]
  }, [])
}

/** The pool explains its jobs' starts if each job got the first free runner as soon as it was free. */
function poolLimit(pool: readonly OnRunner[]): Limit {
  const members = pool.flat().toSorted((a, b) => a.start - b.start || a.id - b.id)
  const limit: Limit = {
    kind: 'runners',
    capacity: pool.length,
    delays: 'start',
    ...assignSlots(members, pool.length),
    exact: false,
    holdsBack: () => false,
  }
  const waited = new Set(
    members.filter((job) => freeAt(limit, job) > job.ready + CLOCK_TOLERANCE).map(labelsOf),
  )
  const isUniform = pool.length === 1 || new Set(members.map(labelsOf)).size === 1
  const isExplained = members.every((job) => {
    const delay = job.start - Math.max(job.ready, freeAt(limit, job))
    return delay >= -CLOCK_TOLERANCE && delay <= MAX_PICKUP
  })
  return {
    ...limit,
    exact: isUniform && isExplained,
    holdsBack: (job) => waited.has(labelsOf(job)),
  }
}
