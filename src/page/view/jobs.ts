import { max, min } from 'd3-array'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import type { JobJson } from '../../report-json/shapes/job.ts'
import type { ReportJson } from '../../report-json/shapes/report.ts'
import type { GroupJson } from '../../report-json/shapes/times.ts'
import { type Clock, clockOf, type JobSpans, lengthOf, since, spansOf, toTime } from './spans.ts'
import { type StepView, viewStep } from './steps.ts'

/** A job with what the page needs to draw, filter and sort it. */
export interface JobView extends JobSpans {
  readonly job: JobJson
  /** Of its run. */
  readonly report: ReportJson
  readonly group: GroupView
  /** The labels in `runs-on`, sorted and joined; '' if unknown. */
  readonly label: string
  /** What the job counts as, or its status if it has not finished. */
  readonly outcome: string
  /** The job had not finished when the report was made. */
  readonly open: boolean
  /** Since the origin of the clock; `undefined` also if it was in an earlier attempt. */
  readonly started: Milliseconds | undefined
  /** For a runner or an approval; so far, if it still waits. */
  readonly wait: Milliseconds | undefined
  /** So far, if it still runs. */
  readonly duration: Milliseconds | undefined
  readonly steps: readonly StepView[]
  readonly onPath: boolean
  /** Slower than in earlier runs, by more than the normal spread allows. */
  readonly slower: boolean
  /** With earlier runs. */
  readonly comparison: NonNullable<ReportJson['history']>['jobs'][number] | undefined
}

export interface GroupView {
  /** Position in the report; identifies the group in the fragment. */
  readonly index: number
  /** `run`: the jobs of a workflow run, in the report of a commit. */
  readonly kind: GroupJson['kind'] | 'run'
  readonly name: string
  readonly jobs: JobView[]
}

/** Returns whether the timeline has a row for the group, which opens and closes. */
export function isFoldable({ kind, jobs }: GroupView): boolean {
  return kind === 'run' || (kind !== 'job' && jobs.length > 1)
}

/** The jobs of a report, in its order, and the time that they span. */
export interface ReportView {
  readonly jobs: readonly JobView[]
  readonly groups: readonly GroupView[]
  /** The critical path of a run, in order. Runs of a commit do not wait for each other, so it has none. */
  readonly path: readonly JobView[]
  readonly pathSoFar: boolean
  readonly hasHistory: boolean
  /** 1970 based time of the start of the first attempt. */
  readonly origin: number
  readonly length: Milliseconds
}

export function viewRun(report: ReportJson): ReportView {
  const groups = report.groups.map(({ kind, name }, index): GroupView => ({
    index,
    kind,
    name,
    jobs: [],
  }))
  const groupOf = new Map(
    report.groups.flatMap(({ jobIds }, index) => jobIds.map((id) => [id, groups[index]] as const)),
  )
  const clock = clockOf([report])
  const onPath = new Set(report.criticalPath.map(({ jobId }) => jobId))
  const jobs = report.jobs.map(
    viewJob(report, {
      clock,
      onPath,
      groupOf: (job) => groupOf.get(job.id) ?? loneGroup(job, groups),
    }),
  )
  const byId = new Map(jobs.map((job) => [job.job.id, job]))
  return {
    jobs,
    groups,
    path: report.criticalPath.flatMap(({ jobId }) => byId.get(jobId) ?? []),
    pathSoFar: report.criticalPathSoFar,
    hasHistory: report.history !== null,
    origin: clock.origin,
    length: lastEnd(jobs),
  }
}

/** Returns the jobs of all runs, one group for each run, by start. */
export function viewCommit({ runs }: CommitReportJson): ReportView {
  const clock = clockOf(runs.map(({ report }) => report))
  const groups = runs.map(({ label, report }, index): GroupView => {
    const group: GroupView = { index, kind: 'run', name: label, jobs: [] }
    report.jobs.forEach(viewJob(report, { clock, onPath: new Set(), groupOf: () => group }))
    return group
  })
  const startOf = ({ jobs }: GroupView) =>
    min(jobs, ({ ran, waited }) => (waited?.span ?? ran)?.[0]) ?? Infinity
  const sorted = groups.toSorted((a, b) => startOf(a) - startOf(b) || a.index - b.index)
  const jobs = sorted.flatMap((group) => group.jobs)
  return {
    jobs,
    groups: sorted,
    path: [],
    pathSoFar: false,
    hasHistory: runs.some(({ report }) => report.history !== null),
    origin: clock.origin,
    length: lastEnd(jobs),
  }
}

interface JobContext {
  readonly clock: Clock
  /** Ids. */
  readonly onPath: ReadonlySet<number>
  readonly groupOf: (job: JobJson) => GroupView
}

/** Returns a function that views a job of a report and adds it to its group. */
function viewJob(report: ReportJson, { clock, onPath, groupOf }: JobContext) {
  const compared = new Map(report.history?.jobs.map((item) => [item.jobId, item]))
  return (job: JobJson): JobView => {
    const group = groupOf(job)
    const comparison = compared.get(job.id)
    const spans = spansOf(job, clock)
    const isOfAttempt = !job.carriedOver && job.outcome !== 'skipped'
    const started = isOfAttempt ? since(job.startedAt, clock) : undefined
    // Only visible rows need them, and a large run has tens of thousands.
    let steps: readonly StepView[] | undefined
    const view: JobView = {
      job,
      report,
      group,
      label: job.runner.labels.toSorted().join(', '),
      outcome: job.outcome ?? (job.current ? 'in_progress' : job.status),
      ...spans,
      open: job.completedAt === null && job.outcome === null,
      started: started && Math.max(0, started),
      wait: lengthOf(spans.waited?.span) ?? toTime(job.queueSeconds),
      duration: lengthOf(spans.ran) ?? toTime(job.durationSeconds),
      get steps() {
        return (steps ??= job.steps.flatMap((step) => viewStep(step, clock)))
      },
      onPath: onPath.has(job.id),
      slower: comparison?.slower ?? false,
      comparison,
    }
    group.jobs.push(view)
    return view
  }
}

function lastEnd(jobs: readonly JobView[]): Milliseconds {
  const ends = jobs.flatMap(({ ran, waited }) => [ran?.[1] ?? 0, waited?.span[1] ?? 0])
  return Math.max(SECOND, max(ends) ?? 0)
}

/** A job of no group stands alone. */
function loneGroup({ name }: JobJson, groups: GroupView[]): GroupView {
  const group: GroupView = { index: groups.length, kind: 'job', name, jobs: [] }
  groups.push(group)
  return group
}
