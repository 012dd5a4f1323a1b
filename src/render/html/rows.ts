// The rows of the jobs on the HTML page.
import { lastSeenIn, type Span } from '../../model/report/job-times.ts'
import { type AnyReport, reportsOf, runsOf } from '../../model/report/any-report.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { Comparison } from '../../model/report/history.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { sortBy } from '../../model/some.ts'
import { jobWeight, stepTable } from '../summary/steps.ts'
import { displayName, nameInGroup } from '../text/inline.ts'
import { jobStatus } from '../text/labels.ts'
import { overrunByUrl } from '../text/budgets.ts'
import { isTroubled, jobEntries } from '../timeline/entries.ts'
import { type TimelineRow, withSegments } from '../timeline/timeline.ts'
import { type Tone, toneOf } from './icons.ts'

/** A job of the timeline. */
export interface Row {
  readonly job: JobReport
  /** Name without the part that its group has. */
  readonly name: string
  readonly tone: Tone
  /** Values by which a reader can choose it. */
  readonly marks: readonly Mark[]
  /** `undefined` if its times are unknown. */
  readonly bars: TimelineRow | undefined
  readonly comparison: Comparison | undefined
  /** Bar from the end of the previous job on the critical path to that of this job. */
  readonly rail: Span | undefined
  /** The table of its steps; '' for a job whose steps are not shown. */
  readonly steps: string
  /** `6s over budget`; '' if it is not. */
  readonly overrun: string
  /** The id of the job by which the cause of its failure is known. */
  readonly cause: number | undefined
}

/** Jobs of a run whose names have a part in common, or a run of a commit. */
export interface RowGroup {
  readonly name: string
  /** Whether it is one job that has no group. */
  readonly isSingle: boolean
  readonly rows: readonly Row[]
}

export type Mark = Tone | 'path' | 'slower'

/** Number of jobs whose steps are shown: what failed, the critical path, the longest. */
const MAX_STEPPED = 100

/**
 * Returns the groups of a run, or one for each run of a commit; those that failed first.
 *
 * @param causes those to which rows can link
 */
export function rowGroups(report: AnyReport, causes: readonly Cause[]): readonly RowGroup[] {
  const makeRow = rowMaker(report, causesByJob(causes))
  const groups =
    report.kind === 'run'
      ? report.groups.map(({ kind, name, jobs }) => ({
          name,
          isSingle: kind === 'job',
          rows: jobs.map((job) => makeRow(job, nameInGroup(displayName(job.listed), name))),
        }))
      : report.runs.map(({ label, report: { jobs = [] } }) => ({
          name: label,
          isSingle: false,
          rows: jobs.map((job) => makeRow(job, displayName(job.listed))),
        }))
  return failedFirst(
    groups
      .filter(({ rows }) => rows.length > 0)
      .map((group) => ({ ...group, rows: failedFirst(group.rows, isRed) })),
    ({ rows }) => rows.some(isRed),
  )
}

/** Returns whether a job failed, for another reason than being cancelled. */
export function isRed({ bars, tone }: Row): boolean {
  return tone === 'failed' || (bars !== undefined && isTroubled(bars))
}

function failedFirst<T>(items: readonly T[], failed: (item: T) => boolean): readonly T[] {
  return sortBy(items, (item) => (failed(item) ? 0 : 1))
}

function rowMaker(report: AnyReport, causes: ReadonlyMap<number, number>) {
  const runs = runsOf(report)
  const jobs = runs.flatMap((run) => run.report.jobs ?? [])
  // Runs of a commit do not wait for each other.
  const criticalPath = report.kind === 'run' ? report.criticalPath : undefined
  const weigh = jobWeight({ criticalPath })
  const stepped = new Set(sortBy(jobs, (job) => -weigh(job)).slice(0, MAX_STEPPED))
  const seen = lastSeenIn(jobs)
  const entries = runs
    .flatMap((run) => jobEntries(run.report, seen))
    .map((entry) => ({ ...entry, onPath: entry.onPath && report.kind === 'run' }))
  const withSteps = entries.filter((entry) => entry.jobs.some((job) => stepped.has(job)))
  const drawn = withSegments(entries, new Set(withSteps))
  const bars = new Map(drawn.map((row) => [row.jobs[0], row]))
  const comparisons = new Map<JobReport, Comparison>(
    runs.flatMap(({ report: { history } }) => history?.jobs.map((job) => [job.job, job]) ?? []),
  )
  const overruns = overrunByUrl(reportsOf(report))
  const rails = railsOf(criticalPath?.jobs.map(({ job }) => bars.get(job)) ?? [])
  return (job: JobReport, name: string): Row => {
    const tone = toneOf(jobStatus(job))
    const row = bars.get(job)
    const comparison = comparisons.get(job)
    const marks: Mark[] = [tone]
    if (row?.onPath) marks.push('path')
    if (comparison?.slower) marks.push('slower')
    return {
      job,
      name,
      tone,
      marks,
      bars: row,
      comparison,
      rail: row && rails.get(row),
      steps: stepped.has(job) && job.steps.length > 0 ? stepTable(job, overruns) : '',
      overrun: overruns.get(job.listed.url) ?? '',
      cause: causes.get(job.listed.id),
    }
  }
}

/** Returns the part of the critical path that ends with each job on it. */
function railsOf(path: readonly (TimelineRow | undefined)[]): ReadonlyMap<TimelineRow, Span> {
  const rails = new Map<TimelineRow, Span>()
  let last: number | undefined
  for (const row of path) {
    if (row === undefined) continue
    const { waiting, running } = row.bars
    const from = last ?? (waiting ?? running)?.from
    const to = (running ?? waiting)?.to
    if (from === undefined || to === undefined) continue
    rails.set(row, { from: Math.min(from, to), to })
    last = to
  }
  return rails
}

/** Returns the id of the first job of the cause, by the ids of the jobs that did not pass because of it. */
function causesByJob(causes: readonly Cause[]): ReadonlyMap<number, number> {
  return new Map(
    causes.flatMap((cause) => {
      const first = cause.failures[0].job.listed.id
      const jobs = [...cause.failures.map(({ job }) => job), ...cause.consequences]
      return jobs.map(({ listed: job }) => [job.id, first])
    }),
  )
}
