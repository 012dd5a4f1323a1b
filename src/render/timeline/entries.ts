import { lastSeenIn, spansOf, type JobSpans } from '../../model/report/job-times.ts'
import { type Conclusion, worstOf } from '../../model/conclusion.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { displayName } from '../text/inline.ts'
import { lengthOf, unite } from './bars.ts'

/** A job, or several jobs of a group, that share a row. */
export interface Entry {
  readonly name: string
  /** Sorted as in the report; never empty. */
  readonly jobs: readonly JobReport[]
  readonly bars: JobSpans
  readonly onPath: boolean
  /** The worst conclusion of the jobs that did not pass and are not forgiven. */
  readonly trouble: Conclusion | undefined
}

/**
 * Lists each job with known times that ran or waited in this attempt, in the report's order.
 *
 * @param seen the latest time in a timeline of several runs, until which unfinished jobs extend
 */
export function jobEntries({ jobs = [], criticalPath }: Report, seen = -Infinity): Entry[] {
  // With a single job, the critical path says nothing.
  const path = new Set(jobs.length < 2 ? [] : criticalPath?.jobs.map(({ job }) => job.listed.id))
  const lastSeen = Math.max(seen, lastSeenIn(jobs))
  return jobs.flatMap((job) => {
    const bars = spansOf(job, lastSeen)
    if (bars === undefined) return []
    const trouble = isInTrouble(job) ? job.outcome : undefined
    return {
      name: displayName(job.listed),
      jobs: [job],
      bars,
      onPath: path.has(job.listed.id),
      trouble,
    }
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
  return fitting.toSorted((a, b) => entryStart(a) - entryStart(b) || positionOf(a) - positionOf(b))
}

function group(entries: readonly Entry[], { groups }: Report, max: number): Entry[] {
  const important = entries.filter(({ onPath, trouble }) => onPath || trouble !== undefined)
  const single = new Set(heaviest(important, Math.floor(max / 2)))
  const byJob = new Map(entries.map((entry) => [entry.jobs[0]?.listed.id, entry]))
  const grouped = groups.flatMap(({ name, jobs }) => {
    const members = jobs.flatMap(({ listed: job }) => byJob.get(job.id) ?? [])
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
    trouble: worstOf(entries.flatMap(({ trouble }) => trouble ?? [])),
  }
}

function heaviest(entries: readonly Entry[], count: number): Entry[] {
  const rank = (entry: Entry) =>
    (entry.onPath ? 8 : 0) +
    (entry.trouble === undefined ? 0 : isTroubled(entry) ? 4 : 2) +
    (entry.jobs.length > 1 ? 1 : 0)
  return entries
    .toSorted((a, b) => rank(b) - rank(a) || entryDuration(b) - entryDuration(a))
    .slice(0, count)
}

/** Returns whether jobs did not pass, for another reason than being cancelled. */
export function isTroubled({ trouble }: Entry): boolean {
  return trouble !== undefined && trouble !== 'cancelled'
}

/** Returns how long the jobs of an entry ran, from first start to last end, or else waited. */
export function entryDuration({ bars: { waiting, running } }: Entry): Milliseconds {
  const span = running ?? waiting
  return span === undefined ? 0 : lengthOf(span)
}

export function entryStart({ bars: { waiting, running } }: Entry): number {
  return (waiting ?? running)?.from ?? 0
}
