import type { Runner } from '../../model/run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from '../jobs/timing.ts'
import type { TimedJob } from './job-timing.ts'
import { fillSlots, freeAt, type Limit } from './limit.ts'

/** How soon a runner that is free takes a job that waits: it asks for one every few seconds. */
export const MAX_PICKUP: Milliseconds = 30 * SECOND

/** What the runners that took several jobs of the run explain. */
export interface RunnerPools {
  /** By job id: the job that its runner had before. */
  readonly previous: ReadonlyMap<number, TimedJob>
  /** By job id: the runners that could have taken it. */
  readonly limits: ReadonlyMap<number, Limit>
}

/**
 * Finds the self-hosted runners that took several jobs. GitHub's own runners take one job each.
 */
export function findRunnerPools(jobs: readonly TimedJob[]): RunnerPools {
  const ownRunners = jobs.filter(({ report }) => {
    const { runner } = report.job
    return runner.name !== undefined && !isHosted(runner)
  })
  const byRunner = [...Map.groupBy(ownRunners, runnerOf).values()]
    .map((on) => on.toSorted((a, b) => a.start - b.start || a.id - b.id))
    // Several runners can have one name.
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
      const limit = limitOf(pool)
      return pool.flat().map(({ id }) => [id, limit] as const)
    })
  return { previous, limits: new Map(limits) }
}

/** Tells GitHub's own runners by their group, or by the names that they had before groups. */
export function isHosted({ name, group }: Runner): boolean {
  return (
    group === 'GitHub Actions' ||
    /^(?:GitHub[ -]Actions(?:[ -]\d+)?|Hosted Agent)$/.test(name ?? '')
  )
}

/** Returns the labels that a job asked for, in one form for any order and case. */
export function labelsOf({ report }: TimedJob): string {
  return report.job.runner.labels
    .map((label) => label.toLowerCase())
    .toSorted()
    .join(', ')
}

function runnerOf({ report }: TimedJob): string {
  return report.job.runner.name ?? ''
}

type OnRunner = readonly TimedJob[]

/** Runners that took jobs with the same labels are one pool. */
function joinByLabels(byRunner: readonly OnRunner[]): (readonly OnRunner[])[] {
  return byRunner.reduce<(readonly OnRunner[])[]>((pools, on) => {
    const labels = new Set(on.map(labelsOf))
    const shares = (pool: readonly OnRunner[]) =>
      pool.flat().some((job) => labels.has(labelsOf(job)))
    return [...pools.filter((pool) => !shares(pool)), [...pools.filter(shares).flat(), on]]
  }, [])
}

/** The pool explains its jobs' starts if each got the first free runner as soon as that was free. */
function limitOf(pool: readonly OnRunner[]): Limit {
  const members = pool.flat().toSorted((a, b) => a.start - b.start || a.id - b.id)
  const limit: Limit = {
    kind: 'runners',
    capacity: pool.length,
    delays: 'start',
    ...fillSlots(members, pool.length),
    certain: false,
    binds: () => false,
  }
  const waited = new Set(
    members.filter((job) => freeAt(limit, job) > job.ready + CLOCK_TOLERANCE).map(labelsOf),
  )
  const isUniform = pool.length === 1 || new Set(members.map(labelsOf)).size === 1
  const isExplained = members.every((job) => {
    const delay = job.start - Math.max(job.ready, freeAt(limit, job))
    return delay >= -CLOCK_TOLERANCE && delay <= MAX_PICKUP
  })
  return { ...limit, certain: isUniform && isExplained, binds: (job) => waited.has(labelsOf(job)) }
}
