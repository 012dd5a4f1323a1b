import { type GroupView, isFoldable, type JobView, type ReportView, type StepView } from './jobs.ts'
import { hasFilter, toggle, type View } from './view.ts'

/** A row of the timeline. */
export type Row =
  | {
      readonly kind: 'group'
      readonly group: GroupView
      /** Its jobs that match the filters. */
      readonly jobs: readonly JobView[]
      readonly open: boolean
    }
  | {
      readonly kind: 'job'
      readonly job: JobView
      readonly step?: undefined
      readonly open: boolean
      readonly depth: number
    }
  | {
      readonly kind: 'step'
      readonly job: JobView
      readonly step: StepView
      readonly depth: number
    }

/** A job, or a step of it. */
export interface RowRef {
  readonly job: JobView
  readonly step?: StepView | undefined
}

/** Up to so many jobs, all groups are open at first. */
const MAX_OPEN_JOBS = 60

/** Lists the rows of the timeline: groups, the jobs of open groups, and the steps of open jobs. */
export function listRows(run: ReportView, shown: readonly JobView[], view: View): Row[] {
  const byGroup = Map.groupBy(shown, ({ group }) => group)
  const openAll = isOpenFirst(run, shown, view)
  const toggled = new Set(view.toggled)
  const opened = new Set(view.opened)
  return run.groups.flatMap((group): Row[] => {
    const members = byGroup.get(group) ?? []
    if (!isFoldable(group)) return members.flatMap((job) => jobRows(job, 0, opened))
    if (members.length === 0) return []
    const open = openAll !== toggled.has(group.index)
    const head: Row = { kind: 'group', group, jobs: members, open }
    return open ? [head, ...members.flatMap((job) => jobRows(job, 1, opened))] : [head]
  })
}

/** Returns whether groups are open that the reader did not toggle. */
function isOpenFirst({ jobs }: ReportView, shown: readonly JobView[], view: View): boolean {
  if (view.groups !== undefined) return view.groups === 'open'
  return (hasFilter(view) ? shown : jobs).length <= MAX_OPEN_JOBS
}

/** Returns the change that opens what a job, or a step of it, is in. */
export function opening(
  run: ReportView,
  shown: readonly JobView[],
  view: View,
  { job, step }: RowRef,
): Pick<View, 'toggled' | 'opened'> {
  const { toggled, opened } = view
  const { index } = job.group
  const isOpen = isOpenFirst(run, shown, view) !== toggled.includes(index)
  return {
    toggled: isOpen || !isFoldable(job.group) ? toggled : toggle(toggled, index),
    opened: step === undefined || opened.includes(job.id) ? opened : [...opened, job.id],
  }
}

function jobRows(job: JobView, depth: number, opened: ReadonlySet<number>): Row[] {
  const open = opened.has(job.id) && job.stepCount > 0
  const row: Row = { kind: 'job', job, open, depth }
  if (!open) return [row]
  return [
    row,
    ...job.steps.map((step): Row => ({ kind: 'step', job, step, depth: depth + 1 + step.depth })),
  ]
}

/** Identifies a row as long as the page is open. */
export function rowKey(row: Row): string {
  switch (row.kind) {
    case 'group':
      return `g${row.group.index}`
    case 'job':
    case 'step':
      return keyOf(row)
  }
}

/** Returns the position of the row that one is in, or its own. */
export function parentOf(rows: readonly Row[], index: number): number {
  const depth = depthOf(rows[index])
  const before = rows.slice(0, index).findLastIndex((row) => depthOf(row) < depth)
  return before < 0 ? index : before
}

function depthOf(row: Row | undefined): number {
  return row === undefined || row.kind === 'group' ? 0 : row.depth
}

export function keyOf({ job, step }: RowRef): string {
  return step === undefined ? `j${job.id}` : `s${job.id}-${step.key}`
}
