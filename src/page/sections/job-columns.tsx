import { Delta } from '../elements/comparison.tsx'
import { Link } from '../elements/link.tsx'
import { Status } from '../elements/status.tsx'
import type { Column } from '../elements/table.tsx'
import type { JobView } from '../view/jobs.ts'
import { jobOutcome, preciseDuration, ranLabel, waitLabel } from '../view/labels.ts'

/** The columns of the table of jobs. */
export const COLUMNS: readonly Column<JobView>[] = [
  {
    key: 'status',
    title: 'Conclusion',
    cell: (job) => <Status outcome={job.outcome} label={jobOutcome(job)} />,
  },
  {
    key: 'name',
    title: 'Job',
    isName: true,
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
  { key: 'duration', title: 'Ran', numeric: true, cell: ranLabel },
  { key: 'wait', title: 'Waited', numeric: true, cell: waitLabel },
  {
    key: 'start',
    title: 'Started after',
    numeric: true,
    cell: ({ started }) => preciseDuration(started),
  },
  {
    key: 'delta',
    title: 'Change',
    numeric: true,
    cell: ({ comparison }) => <Delta comparison={comparison} />,
  },
  { key: 'label', title: 'Runner', cell: ({ label }) => <bdi class="muted">{label || '–'}</bdi> },
]
