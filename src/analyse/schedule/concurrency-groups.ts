import type { NameMatch } from '../jobs/job-name.ts'
import { neverRan } from '../jobs/job-report.ts'
import type { TimedJob } from '../jobs/job-timing.ts'

/** The concurrency groups of a job and of its callers. */
export interface CallerGroups {
  /** Whether one of them can hold the job; not that of a caller that a job before it has acquired. */
  readonly mayHold: boolean
  /** The jobs that share one of them for certain: its name has no expression. */
  readonly others: readonly TimedJob[]
}

interface Membership {
  readonly job: TimedJob
  /** Names ignore case; `undefined` if one is an expression. */
  readonly name: string | undefined
  /** The id of the job, or the leg of the caller, that holds the group. */
  readonly holder: number | string
  readonly mayHold: boolean
}

/** Returns the groups by job id, without the jobs that are in none. */
export function findGroups(
  jobs: readonly TimedJob[],
  matches: ReadonlyMap<number, NameMatch> | undefined,
): ReadonlyMap<number, CallerGroups> {
  const memberships = jobs.flatMap((job) => membershipsOf(job, matches?.get(job.id) ?? []))
  const byName = Map.groupBy(memberships, ({ name }) => name)
  return new Map(
    [...Map.groupBy(memberships, ({ job }) => job.id)].map(([id, own]) => {
      const holding = own.filter(({ mayHold }) => mayHold)
      const others = holding.flatMap(({ name, holder }) =>
        name === undefined
          ? []
          : (byName.get(name) ?? []).filter((other) => other.holder !== holder),
      )
      const ran = others.filter(({ job }) => !neverRan(job.report.job))
      return [id, { mayHold: holding.length > 0, others: ran.map(({ job }) => job) }]
    }),
  )
}

/** The jobs that a called workflow starts with wait for the groups of their caller, the others do not. */
function membershipsOf(job: TimedJob, match: NameMatch): Membership[] {
  const first = match.findLastIndex(({ job: { needs } }) => needs.length > 0)
  return match.flatMap(({ job: { concurrency }, leg }, level) => {
    if (concurrency === undefined) return []
    const holder = level === match.length - 1 ? job.id : leg
    return [{ job, name: literal(concurrency), holder, mayHold: level >= first }]
  })
}

function literal(name: string): string | undefined {
  return name.includes('${{') ? undefined : name.toLowerCase()
}
