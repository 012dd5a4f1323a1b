import type { PageData } from '../../render/html/page-data.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'

type PageJob = PageData['jobs'][number]
type PageStep = PageJob['steps'][number]
type PageGroup = PageData['groups'][number]
type PageComparison = PageData['comparisons'][number]

/** From and to, since the origin of the time axis. */
export type Span = readonly [from: Milliseconds, to: Milliseconds]

/** A job with what the page needs to draw, filter and sort it. */
export interface JobView extends Omit<PageJob, 'group' | 'blocked' | 'steps'> {
  readonly group: GroupView
  readonly blocked: Span | undefined
  readonly waited: Span | undefined
  readonly ran: Span | undefined
  readonly steps: readonly StepView[]
  readonly stepCount: number
  readonly onPath: boolean
  /** With earlier runs. */
  readonly comparison: PageComparison | undefined
}

export interface StepView extends PageStep {
  /** Unique in the job. */
  readonly key: number
  readonly ran: Span | undefined
}

export interface GroupView extends PageGroup {
  /** Identifies the group in the fragment. */
  readonly index: number
  readonly jobs: JobView[]
}

/** Returns whether the timeline has a row for the group, which opens and closes. */
export function isFoldable({ kind, jobs }: GroupView): boolean {
  return kind === 'run' || (kind !== 'job' && jobs.length > 1)
}

/** Returns whether a job took longer than in earlier runs, by more than the normal spread allows. */
export function isSlower({ comparison }: JobView): boolean {
  return comparison?.slower ?? false
}

/** The jobs of a report, and the time that they span. */
export interface ReportView {
  readonly jobs: readonly JobView[]
  readonly groups: readonly GroupView[]
  /** The critical path, in order. */
  readonly path: readonly JobView[]
  readonly pathSoFar: boolean
  readonly hasHistory: boolean
  readonly origin: Instant
  readonly length: Milliseconds
}

export function viewReport(data: PageData): ReportView {
  const { origin, length, comparisons, pathSoFar } = data
  const groups = data.groups.map((group, index): GroupView => ({ ...group, index, jobs: [] }))
  const compared = new Map(comparisons.map((comparison) => [comparison.job, comparison]))
  const onPath = new Set(data.path)
  const jobs = data.jobs.flatMap((job): JobView | never[] => {
    const group = groups[job.group]
    if (group === undefined) return []
    const { ready, blocked, wait, from, duration } = job
    // Only visible rows need them, and a large run has tens of thousands.
    let steps: readonly StepView[] | undefined
    const view: JobView = {
      ...job,
      group,
      blocked: ready !== null && blocked ? [ready - blocked, ready] : undefined,
      waited: wait ? spanOf(ready, wait) : undefined,
      ran: spanOf(from, duration),
      stepCount: job.steps.length,
      get steps() {
        return (steps ??= job.steps.map(viewStep))
      },
      onPath: onPath.has(job.id),
      comparison: compared.get(job.id),
    }
    group.jobs.push(view)
    return view
  })
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const path = data.path.flatMap((id) => byId.get(id) ?? [])
  return { jobs, groups, path, pathSoFar, hasHistory: comparisons.length > 0, origin, length }
}

function viewStep(step: PageStep, key: number): StepView {
  return { ...step, key, ran: spanOf(step.from, step.duration) }
}

/** Returns from the first to the last time of the spans; `undefined` if none is known. */
export function extentOf(spans: readonly (Span | undefined)[]): Span | undefined {
  const times = spans.flatMap((span) => span ?? []).toSorted((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

function spanOf(from: Milliseconds | null, length: Milliseconds | null): Span | undefined {
  return from === null || length === null ? undefined : [from, from + length]
}
