import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { enclose, lengthOf } from './bars.ts'
import { type Entry, fitEntries, jobEntries, timeOf } from './entries.ts'
import { type Segment, segmentsOf } from './segments.ts'

export interface TimelineRow extends Entry {
  /** By start; never empty. Parallel steps overlap. */
  readonly segments: readonly Segment[]
}

/** Numbers of jobs that are not in the timeline, by reason. */
export interface HiddenJobs {
  readonly skipped: number
  readonly carriedOver: number
  /** Their times are unknown. */
  readonly untimed: number
  /** They did not fit. */
  readonly crowded: number
  /** They have no row because others failed. */
  readonly passed?: number
}

export interface Timeline {
  /** In the order in which they were ready. */
  readonly rows: readonly TimelineRow[]
  readonly hidden: HiddenJobs
  /** Whether the critical path may change. */
  readonly pathSoFar?: boolean | undefined
}

export interface Detail {
  readonly maxRows: number
  /** Maximum number of jobs whose steps are shown. */
  readonly maxStepped: number
}

/** About two laptop screens. */
export const FULL_DETAIL: Detail = { maxRows: 40, maxStepped: 12 }

/** Number of long jobs that show their steps, also if they did not fail and are not on the critical path. */
const SLOWEST = 3

/** Returns the rows of a report's timeline, and how many jobs have none. */
export function timelineRows(report: Report, detail = FULL_DETAIL): Timeline {
  const { jobs = [] } = report
  const drawable = jobEntries(report)
  const entries = fitEntries(drawable, report, detail.maxRows)
  return {
    rows: withSegments(entries, chooseStepped(entries, detail.maxStepped)),
    hidden: countHidden(jobs, drawable, entries),
    pathSoFar: report.criticalPath?.soFar,
  }
}

/** @param stepped the entries whose long steps have segments */
export function withSegments(
  entries: readonly Entry[],
  stepped: ReadonlySet<Entry> = new Set(),
): TimelineRow[] {
  const whole = enclose(
    entries.flatMap(({ bars }) => [bars.waiting ?? [], bars.running ?? []].flat()),
  )
  const total = whole === undefined ? 0 : lengthOf(whole)
  return entries.map((entry) => ({
    ...entry,
    segments: segmentsOf(entry, stepped.has(entry), total),
  }))
}

/**
 * Counts the jobs without a row.
 *
 * @param drawable the entries that can have a row
 * @param shown those that have one
 */
export function countHidden(
  jobs: readonly JobReport[],
  drawable: readonly Entry[],
  shown: readonly Entry[],
): HiddenJobs {
  const countJobs = (entries: readonly Entry[]) =>
    entries.reduce((sum, entry) => sum + entry.jobs.length, 0)
  const skipped = jobs.filter(({ outcome }) => outcome === 'skipped').length
  const carriedOver = jobs.filter((job) => job.carriedOver && job.outcome !== 'skipped').length
  return {
    skipped,
    carriedOver,
    untimed: jobs.length - skipped - carriedOver - countJobs(drawable),
    crowded: countJobs(drawable) - countJobs(shown),
  }
}

/** Returns the jobs that show their steps: on the critical path, failed, or slow. */
function chooseStepped(entries: readonly Entry[], max: number): ReadonlySet<Entry> {
  const slowest = entries
    .filter(({ jobs, bars }) => jobs.length === 1 && bars.running !== undefined)
    .toSorted((a, b) => timeOf(b) - timeOf(a))
  const rank = (entry: Entry) =>
    entry.onPath ? 0 : entry.trouble !== undefined ? 1 : slowest.indexOf(entry) < SLOWEST ? 2 : 3
  const chosen = slowest.filter((entry) => rank(entry) < 3).toSorted((a, b) => rank(a) - rank(b))
  return new Set(chosen.slice(0, max))
}
