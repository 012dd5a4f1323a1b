import { severityRank } from '../../model/conclusion.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { type Bars, barsOf, lastSeenIn, unite } from './bars.ts'

/** What has a row of its own: a job, or several of a group. */
export interface Entry {
  readonly name: string
  /** In the report's order; never empty. */
  readonly jobs: readonly JobReport[]
  readonly bars: Bars
  readonly onPath: boolean
  /** Of its jobs that did not pass, the one with the worst conclusion. */
  readonly trouble: JobReport | undefined
}

/** Each job that ran or waited in this attempt and whose times are known, in the report's order. */
export function jobEntries({ jobs = [], criticalPath }: Report): Entry[] {
  // A path through the only job there is says nothing.
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
 * At most so many of the entries, in the order in which they were ready. Where there are more,
 * groups become an entry each. Jobs that failed or are on the critical path keep one of their own
 * while there is room for that; then the shortest go.
 */
export function fitEntries(entries: readonly Entry[], report: Report, max: number): Entry[] {
  const fitting = entries.length <= max ? entries : heaviest(group(entries, report, max), max)
  const places = new Map(entries.map(({ jobs }, place) => [jobs[0], place]))
  const placeOf = ({ jobs }: Entry) => places.get(jobs[0]) ?? 0
  return fitting.toSorted((a, b) => startOf(a) - startOf(b) || placeOf(a) - placeOf(b))
}

function group(entries: readonly Entry[], { groups }: Report, max: number): Entry[] {
  const telling = entries.filter(({ onPath, trouble }) => onPath || trouble !== undefined)
  const own = new Set(heaviest(telling, Math.floor(max / 2)))
  const byJob = new Map(entries.map((entry) => [entry.jobs[0]?.job.id, entry]))
  const grouped = groups.flatMap(({ name, jobs }) => {
    const members = jobs.flatMap(({ job }) => byJob.get(job.id) ?? [])
    const others = members.filter((member) => !own.has(member))
    return others.length < 2 ? others : unify(name, others, others.length < members.length)
  })
  return [...grouped, ...own]
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

/** Whether a job did not pass, and not for having been cancelled. */
export function isFailed(job: JobReport): boolean {
  return isInTrouble(job) && job.outcome !== 'cancelled'
}

/** How long the jobs of an entry ran, from the first of them to the last; else how long they waited. */
export function lengthOf({ bars: { waiting, running } }: Entry): number {
  const { from, to } = running ?? waiting ?? { from: 0, to: 0 }
  return to - from
}

function startOf({ bars: { waiting, running } }: Entry): number {
  return (waiting ?? running)?.from ?? 0
}
