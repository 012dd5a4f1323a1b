import { isPass } from '../../model/conclusion.ts'
import type { CommitReport, CommitRun } from '../../model/report/commit-report.ts'
import type { Instant } from '../../model/time.ts'
import { type Bars, enclose, lastSeenIn, lengthOf, unite } from '../timeline/bars.ts'
import { type Entry, fitEntries, jobEntries, timeOf } from '../timeline/entries.ts'
import { segmentsOf } from '../timeline/segments.ts'
import { countHidden, type Detail, FULL_DETAIL, type Timeline } from '../timeline/timeline.ts'

/** Marks the row of a job below that of its run. */
const JOB_MARK = '↳'

/** A run, and the jobs that can have rows of their own. */
interface RunRows {
  readonly run: CommitRun
  readonly entry: Entry
  readonly jobs: readonly Entry[]
}

/**
 * Returns a row for each run, by start, and below it rows for its jobs as far as they fit: jobs of runs
 * that did not pass come first, then those of the longest runs.
 */
export function commitTimelineRows(
  { runs }: CommitReport,
  { maxRows }: Pick<Detail, 'maxRows'> = FULL_DETAIL,
): Timeline {
  const seen = lastSeenIn(runs.flatMap(({ report }) => report.jobs ?? []))
  const drawable = runs.flatMap((run) => toRows(run, seen) ?? []).toSorted(byImportance)
  const shown = drawable.slice(0, maxRows)
  const room = shareRows(shown, maxRows - shown.length)
  const entries = shown
    .toSorted((a, b) => startOf(a.entry) - startOf(b.entry))
    .flatMap((rows) => [rows.entry, ...jobRows(rows, room.get(rows) ?? 0)])
  const whole = enclose(
    entries.flatMap(({ bars }) => [bars.waiting ?? [], bars.running ?? []].flat()),
  )
  const total = whole === undefined ? 0 : lengthOf(whole)
  const own = shown.map((rows) =>
    rows.jobs.length === 0
      ? rows.entry.jobs.length
      : jobRows(rows, room.get(rows) ?? 0).reduce((sum, { jobs }) => sum + jobs.length, 0),
  )
  return {
    rows: entries.map((entry) => ({
      ...entry,
      segments: segmentsOf(entry, { stepped: false, total }),
    })),
    hidden: countHidden(
      runs.flatMap(({ report }) => report.jobs ?? []),
      drawable.reduce((sum, { entry }) => sum + entry.jobs.length, 0),
      own.reduce((sum, count) => sum + count, 0),
    ),
  }
}

function toRows(run: CommitRun, seen: Instant): RunRows | undefined {
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
function fromStart(bars: Bars, { report, createdAt }: CommitRun): Bars {
  const from = report.run.startedAt ?? createdAt
  const to = bars.running?.from ?? bars.waiting?.to
  return from === undefined || to === undefined || from >= to
    ? bars
    : { ...bars, waiting: { from, to } }
}

function jobRows({ run, jobs }: RunRows, max: number): Entry[] {
  if (max === 0) return []
  return fitEntries(jobs, run.report, max).map((entry) => ({
    ...entry,
    onPath: false,
    name: `${JOB_MARK} ${entry.name}`,
  }))
}

/** Gives each run in turn one more row, as long as it has jobs without one. */
function shareRows(all: readonly RunRows[], spare: number): ReadonlyMap<RunRows, number> {
  const room = new Map<RunRows, number>()
  let left = spare
  let wanting = all.filter(({ jobs }) => jobs.length > 0)
  while (left > 0 && wanting.length > 0) {
    for (const rows of wanting.slice(0, left)) room.set(rows, (room.get(rows) ?? 0) + 1)
    left -= Math.min(left, wanting.length)
    wanting = wanting.filter((rows) => (room.get(rows) ?? 0) < rows.jobs.length)
  }
  return room
}

function byImportance(a: RunRows, b: RunRows): number {
  const rank = ({ entry }: RunRows) => (entry.trouble === undefined ? 1 : 0)
  return rank(a) - rank(b) || timeOf(b.entry) - timeOf(a.entry)
}

function startOf({ bars: { waiting, running } }: Entry): number {
  return (waiting ?? running)?.from ?? 0
}
