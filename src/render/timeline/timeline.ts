import { lastSeenIn, type JobSpans } from '../../model/report/job-times.ts'
import { isPass } from '../../model/conclusion.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { type CommitReport, type CommitRun, jobsOf } from '../../model/report/commit-report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { ReportFields } from '../../model/shapes/report.ts'
import { sortBy } from '../../model/some.ts'
import type { Instant } from '../../model/time.ts'
import { barSpans, enclose, lengthOf, unite } from './bars.ts'
import { type Entry, entryStart, fitEntries, jobEntries, entryDuration } from './entries.ts'
import { type Segment, segmentsOf } from './segments.ts'

export interface TimelineRow extends Entry {
  /** Sorted by start; never empty. Parallel steps overlap. */
  readonly segments: readonly Segment[]
}

/** Numbers of jobs that are not in the timeline, by reason. */
export interface HiddenJobs extends Readonly<ReportFields['timelineOmitted']> {
  /** They have no row because others failed. */
  readonly passed?: number
}

export interface Timeline {
  /** Sorted by when they were ready. */
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

/** Marks the row of a job below the row of its run. */
const JOB_MARK = '↳'

/** Numbers of rows for the jobs of one run, so that one large run does not hide other runs. */
const MAX_FAILED_ROWS = 12
const MAX_PASSED_ROWS = 6

/** Returns the rows of the timeline of a run or a commit, and how many jobs have none. */
export function timelineOf(report: AnyReport, detail = FULL_DETAIL): Timeline {
  return report.kind === 'commit' ? rowsOfCommit(report, detail) : rowsOfRun(report, detail)
}

function rowsOfRun(report: Report, detail: Detail): Timeline {
  const { jobs = [] } = report
  const drawable = jobEntries(report)
  const entries = fitEntries(drawable, report, detail.maxRows)
  return {
    rows: withSegments(entries, chooseStepped(entries, detail.maxStepped)),
    hidden: countHidden(jobs, drawable, entries),
    pathSoFar: report.criticalPath?.soFar,
  }
}

/**
 * Returns a row for each run, by start, and below it rows for its jobs as far as they fit: jobs of runs
 * that did not pass come first, then those of the longest runs.
 */
function rowsOfCommit({ runs }: CommitReport, { maxRows }: Detail): Timeline {
  const jobs = jobsOf(runs)
  const seen = lastSeenIn(jobs)
  const drawable = runs.flatMap((run) => toRows(run, seen) ?? []).toSorted(byImportance)
  const shown = drawable.slice(0, maxRows)
  const entriesOf = (some: readonly RunRows[]) => some.map(({ entry }) => entry)
  const room = shareRows(shown, maxRows - shown.length)
  const entries = sortBy(shown, ({ entry }) => entryStart(entry)).flatMap((rows) => [
    rows.entry,
    ...jobRows(rows, room.get(rows) ?? 0),
  ])
  return {
    rows: withSegments(entries),
    // The row of a run covers all its jobs.
    hidden: countHidden(jobs, entriesOf(drawable), entriesOf(shown)),
  }
}

/** @param stepped the entries whose long steps have segments */
export function withSegments(
  entries: readonly Entry[],
  stepped: ReadonlySet<Entry> = new Set(),
): TimelineRow[] {
  const whole = enclose(barSpans(entries))
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
function countHidden(
  jobs: readonly JobReport[],
  drawable: readonly Entry[],
  shown: readonly Entry[],
): HiddenJobs {
  const skipped = jobs.filter(({ outcome }) => outcome === 'skipped').length
  const carriedOver = jobs.filter((job) => job.carriedOver && job.outcome !== 'skipped').length
  return {
    skipped,
    carriedOver,
    untimed: jobs.length - skipped - carriedOver - countJobs(drawable),
    crowded: countJobs(drawable) - countJobs(shown),
  }
}

/** Counts the jobs of some rows. */
export function countJobs(entries: readonly Entry[]): number {
  return entries.reduce((sum, { jobs }) => sum + jobs.length, 0)
}

/** Returns the jobs that show their steps: on the critical path, failed, or slow. */
function chooseStepped(entries: readonly Entry[], max: number): ReadonlySet<Entry> {
  const single = entries.filter(({ jobs, bars }) => jobs.length === 1 && bars.running !== undefined)
  const slowest = sortBy(single, (entry) => -entryDuration(entry))
  const rank = (entry: Entry) =>
    entry.onPath ? 0 : entry.trouble !== undefined ? 1 : slowest.indexOf(entry) < SLOWEST ? 2 : 3
  const chosen = sortBy(
    slowest.filter((entry) => rank(entry) < 3),
    rank,
  )
  return new Set(chosen.slice(0, max))
}

/** A run, and the jobs that can have rows of their own. */
type RunRows = NonNullable<ReturnType<typeof toRows>>

function toRows(run: CommitRun, seen: Instant) {
  const { label, report } = run
  // A commit has no critical path: its runs do not wait for each other.
  const entries = jobEntries(report, seen).map((entry) => ({ ...entry, onPath: false }))
  if (entries.length === 0) return undefined
  const { conclusion } = report
  const entry: Entry = {
    name: label,
    jobs: entries.flatMap(({ jobs }) => jobs),
    bars: fromStart(unite(entries.map(({ bars }) => bars)), run),
    onPath: false,
    trouble: conclusion === 'unknown' || isPass(conclusion) ? undefined : conclusion,
  }
  return { run, entry, jobs: entries.length === 1 ? [] : entries }
}

/** Extends the bars of a run to the start of its attempt, before which its jobs were not ready. */
function fromStart(bars: JobSpans, { report, createdAt }: CommitRun): JobSpans {
  const from = report.run.startedAt ?? createdAt
  const to = bars.running?.from ?? bars.waiting?.to
  return from === undefined || to === undefined || from >= to
    ? bars
    : { ...bars, waiting: { from, to } }
}

/** Returns rows for the jobs; empty if one row would repeat the row of the run. */
function jobRows({ run, jobs }: RunRows, max: number): Entry[] {
  const rows = max === 0 ? [] : fitEntries(jobs, run.report, max)
  if (rows.length === 1 && rows[0]?.jobs.length === jobs.length) return []
  return rows.map((entry) => ({ ...entry, name: `${JOB_MARK} ${entry.name}` }))
}

/** Gives rows to the jobs of one run after the other, the most important run first. */
function shareRows(all: readonly RunRows[], spare: number): ReadonlyMap<RunRows, number> {
  let left = spare
  return new Map(
    all.map((rows) => {
      const limit = rows.entry.trouble === undefined ? MAX_PASSED_ROWS : MAX_FAILED_ROWS
      const max = Math.min(rows.jobs.length, limit, left)
      left -= jobRows(rows, max).length
      return [rows, max]
    }),
  )
}

function byImportance(a: RunRows, b: RunRows): number {
  const rank = ({ entry }: RunRows) => (entry.trouble === undefined ? 1 : 0)
  return rank(a) - rank(b) || entryDuration(b.entry) - entryDuration(a.entry)
}
