import type { Report } from '../../model/report/report.ts'
import { enclose } from './bars.ts'
import { type Entry, fitEntries, jobEntries, lengthOf } from './entries.ts'
import { type Segment, segmentsOf } from './segments.ts'

export interface TimelineRow extends Entry {
  /** By their start; never empty. Steps that ran side by side overlap. */
  readonly segments: readonly Segment[]
}

/** How many jobs are not in the timeline, and why. */
export interface HiddenJobs {
  readonly skipped: number
  /** Taken over from an earlier attempt. */
  readonly carriedOver: number
  /** Their times are not known. */
  readonly untimed: number
  /** For want of room. */
  readonly crowded: number
}

export interface Timeline {
  /** In the order in which they were ready. */
  readonly rows: readonly TimelineRow[]
  readonly hidden: HiddenJobs
}

export interface Detail {
  readonly maxRows: number
  /** Of how many jobs the steps are shown. */
  readonly maxStepped: number
}

/** About what a reader takes in; two screens of a laptop. */
export const FULL_DETAIL: Detail = { maxRows: 40, maxStepped: 12 }

/** So many jobs that ran longest show their steps, besides those that failed or held the run up. */
const SLOWEST = 3

const full = new WeakMap<Report, Timeline>()

/** What the timeline of a report shows: the rows, and how many jobs are in none of them. */
export function timelineRows(report: Report, detail = FULL_DETAIL): Timeline {
  const known = detail === FULL_DETAIL ? full.get(report) : undefined
  if (known !== undefined) return known
  const timeline = chooseRows(report, detail)
  // The summary asks for it and the JSON report does.
  if (detail === FULL_DETAIL) full.set(report, timeline)
  return timeline
}

function chooseRows(report: Report, detail: Detail): Timeline {
  const { jobs = [] } = report
  const drawable = jobEntries(report)
  const entries = fitEntries(drawable, report, detail.maxRows)
  const whole = enclose(
    entries.flatMap(({ bars }) => [bars.waiting ?? [], bars.running ?? []].flat()),
  )
  const total = whole === undefined ? 0 : whole.to - whole.from
  const stepped = chooseStepped(entries, detail.maxStepped)
  const skipped = jobs.filter(({ outcome }) => outcome === 'skipped').length
  const carriedOver = jobs.filter((job) => job.carriedOver && job.outcome !== 'skipped').length
  return {
    rows: entries.map((entry) => ({
      ...entry,
      segments: segmentsOf(entry, { stepped: stepped.has(entry), total }),
    })),
    hidden: {
      skipped,
      carriedOver,
      untimed: jobs.length - skipped - carriedOver - drawable.length,
      crowded: drawable.length - entries.reduce((sum, entry) => sum + entry.jobs.length, 0),
    },
  }
}

/** The jobs whose steps tell something: on the critical path, failed, or slow. */
function chooseStepped(entries: readonly Entry[], max: number): ReadonlySet<Entry> {
  const slowest = entries
    .filter(({ jobs, bars }) => jobs.length === 1 && bars.running !== undefined)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
  const rank = (entry: Entry) =>
    entry.onPath ? 0 : entry.trouble !== undefined ? 1 : slowest.indexOf(entry) < SLOWEST ? 2 : 3
  const telling = slowest.filter((entry) => rank(entry) < 3).toSorted((a, b) => rank(a) - rank(b))
  return new Set(telling.slice(0, max))
}
