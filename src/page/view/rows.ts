import { type GroupView, isFoldable, type JobView, type ReportView } from './jobs.ts'
import type { StepView } from './steps.ts'
import { hasFilter, type View } from './view.ts'

/** A row of the timeline. */
export type Row =
  | {
      readonly kind: 'group'
      readonly group: GroupView
      /** Its jobs that match the filters. */
      readonly jobs: readonly JobView[]
      readonly open: boolean
    }
  | { readonly kind: 'job'; readonly job: JobView; readonly open: boolean; readonly depth: number }
  | {
      readonly kind: 'step'
      readonly job: JobView
      readonly step: StepView
      readonly depth: number
    }

/** Up to so many jobs, all groups are open at first. */
const MAX_OPEN_JOBS = 60

/** Lists the rows of the timeline: groups, the jobs of open groups, and the steps of open jobs. */
export function listRows(
  { groups, jobs }: ReportView,
  shown: readonly JobView[],
  view: View,
): Row[] {
  const byGroup = Map.groupBy(shown, ({ group }) => group)
  const openFirst = hasFilter(view) ? shown.length <= MAX_OPEN_JOBS : jobs.length <= MAX_OPEN_JOBS
  const openAll = view.groups === undefined ? openFirst : view.groups === 'open'
  const toggled = new Set(view.toggled)
  const opened = new Set(view.opened)
  return groups.flatMap((group): Row[] => {
    const members = byGroup.get(group) ?? []
    if (!isFoldable(group)) return members.flatMap((job) => jobRows(job, 0, opened))
    if (members.length === 0) return []
    const open = openAll !== toggled.has(group.index)
    const head: Row = { kind: 'group', group, jobs: members, open }
    return open ? [head, ...members.flatMap((job) => jobRows(job, 1, opened))] : [head]
  })
}

function jobRows(job: JobView, depth: number, opened: ReadonlySet<number>): Row[] {
  const open = opened.has(job.job.id) && job.job.steps.length > 0
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
      return `j${row.job.job.id}`
    case 'step':
      return `s${row.job.job.id}-${row.step.key}`
  }
}
