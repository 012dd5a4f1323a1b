import type { ComponentChildren } from 'preact'
import type { JobView } from '../view/jobs.ts'
import { deltaLabel, jobOutcome, secondsLabel } from '../view/labels.ts'
import type { SortKey } from '../view/view.ts'
import { Link } from './link.tsx'
import { StatusIcon } from './status-icon.tsx'

interface Column {
  readonly key: SortKey
  readonly title: string
  readonly numeric?: boolean
  readonly cell: (job: JobView) => ComponentChildren
}

/** The columns of the table of jobs. */
export const COLUMNS: readonly Column[] = [
  {
    key: 'status',
    title: 'Status',
    cell: (job) => (
      <span class="status">
        <StatusIcon outcome={job.outcome} /> {jobOutcome(job)}
      </span>
    ),
  },
  {
    key: 'name',
    title: 'Job',
    cell: ({ job, group, onPath }) => (
      <>
        {group.kind === 'run' && (
          <span class="muted">
            <bdi>{group.name}</bdi> ›{' '}
          </span>
        )}
        <Link url={job.url}>
          <bdi>{job.name}</bdi>
        </Link>
        {onPath && <span class="tag path">critical path</span>}
      </>
    ),
  },
  { key: 'label', title: 'Runner', cell: ({ label }) => <bdi class="muted">{label || '–'}</bdi> },
  {
    key: 'start',
    title: 'Started after',
    numeric: true,
    cell: ({ ran }) => secondsLabel(ran === undefined ? undefined : Math.max(0, ran[0]) / 1_000),
  },
  {
    key: 'wait',
    title: 'Waited',
    numeric: true,
    cell: ({ job }) => secondsLabel(job.queueSeconds ?? job.approvalSeconds),
  },
  {
    key: 'duration',
    title: 'Duration',
    numeric: true,
    cell: ({ job }) => secondsLabel(job.durationSeconds),
  },
  {
    key: 'delta',
    title: 'Compared',
    numeric: true,
    cell: ({ delta, slower }) =>
      delta === undefined ? (
        '–'
      ) : (
        <span class={slower ? 'slower' : undefined}>{deltaLabel(delta)}</span>
      ),
  },
]
