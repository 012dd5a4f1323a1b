import { severityRank } from '../../model/conclusion.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { type Bars, barsOf, lastSeenIn, unite } from './bars.ts'

/** A job, or several jobs of a group, that share a row. */
export interface Entry {
  readonly name: string
  /** In the report's order; never empty. */
  readonly jobs: readonly JobReport[]
  readonly bars: Bars
  readonly onPath: boolean
  /** The job with the worst conclusion among those that did not pass. */
  readonly trouble: JobReport | undefined
}

/** Lists each job with known times that ran or waited in this attempt, in the report's order. */
export function jobEntries({ jobs = [], criticalPath }: Report): Entry[] {
  // With a single job, the critical path says nothing.
  const path = new Set(jobs.length < 2 ? [] : criticalPath?.jobs.map(({ job }) => job.job.id))
  const took = jobs.filter(({ outcome, carriedOver }) => outcome !== 'skipped' && !carriedOver)
  const lastSeen = lastSeenIn(took)
  return took.flatMap((job) => {
    const bars = barsOf(job, lastSeen)
    if (bars === undefined) return []
    const trouble = isInTrouble(job) ? job : undefined
    return { name: job.job.name, jobs: [job], bars, onPath: path.has(job.job.id), trouble }
  })
}

/**
 * Returns at most `max` entries, in the order in which they were ready. If there are more:
 *
 * 1. Each group becomes one entry.
 * 2. Failed jobs and jobs on the critical path keep their own entry, in up to half of the rows.
 * 3. The shortest entries are dropped.
 */
export function fitEntries(entries: readonly Entry[], report: Report, max: number): Entry[] {
  const fitting = entries.length <= max ? entries : heaviest(group(entries, report, max), max)
  const positions = new Map(entries.map(({ jobs }, position) => [jobs[0], position]))
  const positionOf = ({ jobs }: Entry) => positions.get(jobs[0]) ?? 0
  return fitting.toSorted((a, b) => startOf(a) - startOf(b) || positionOf(a) - positionOf(b))
}

function group(entries: readonly Entry[], { groups }: Report, max: number): Entry[] {
  const important = entries.filter(({ onPath, trouble }) => onPath || trouble !== undefined)
  const single = new Set(heaviest(important, Math.floor(max / 2)))
  const byJob = new Map(entries.map((entry) => [entry.jobs[0]?.job.id, entry]))
  const grouped = groups.flatMap(({ name, jobs }) => {
    const members = jobs.flatMap(({ job }) => byJob.get(job.id) ?? [])
    const others = members.filter((member) => !single.has(member))
    return others.length < 2 ? others : unify(name, others, others.length < members.length)
  })
  return [...grouped, ...single]
}

function unify(name: string, entries: readonly Entry[], areOthers: boolean): Entry {
  return {
    name: `${name} (${entries.length} ${areOthers ? 'other ' : ''}jobs)`,
    jobs: entries.flatMap(({ jobs }) => jobs),
    bars: unite(entries.map(({ bars }) => bars)),
    onPath: entries.some(({ onPath }) => onPath),
    trouble: entries
      .flatMap(({ trouble }) => trouble ?? [])
      .reduce<JobReport | undefined>(
        (worst, job) => (isWorse(job, worst) ? job : worst),
        undefined,
      ),
  }
}

function isWorse({ outcome = 'unknown' }: JobReport, than: JobReport | undefined): boolean {
  return than === undefined || severityRank(outcome) < severityRank(than.outcome ?? 'unknown')
}

function heaviest(entries: readonly Entry[], count: number): Entry[] {
  const rank = ({ onPath, trouble, jobs }: Entry) =>
    (onPath ? 8 : 0) +
    (trouble === undefined ? 0 : isFailed(trouble) ? 4 : 2) +
    (jobs.length > 1 ? 1 : 0)
  return entries.toSorted((a, b) => rank(b) - rank(a) || lengthOf(b) - lengthOf(a)).slice(0, count)
}

/** Returns whether a job did not pass, for another reason than being cancelled. */
export function isFailed(job: JobReport): boolean {
  return isInTrouble(job) && job.outcome !== 'cancelled'
}

/** Returns how long the jobs of an entry ran, from first start to last end, or else waited. */
export function lengthOf({ bars: { waiting, running } }: Entry): number {
  const { from, to } = running ?? waiting ?? { from: 0, to: 0 }
  return to - from
}

function startOf({ bars: { waiting, running } }: Entry): number {
  return (waiting ?? running)?.from ?? 0
}
