import { UNKNOWN } from '../../render/text/units.ts'
import { Delta } from '../elements/comparison.tsx'
import { Link } from '../elements/link.tsx'
import { Status } from '../elements/status.tsx'
import type { Column } from '../elements/table.tsx'
import type { JobView } from '../view/jobs.ts'
import { preciseDuration, ranLabel, waitLabel } from '../view/labels.ts'

/** The columns of the table of jobs. */
export const COLUMNS: readonly Column<JobView>[] = [
  {
    key: 'status',
    title: 'Conclusion',
    cell: ({ outcome, status, cause }) => (
      <>
        <Status outcome={outcome} label={status} />
        {cause !== null && (
          <a class="why" href={`#cause-${cause}`}>
            why
          </a>
        )}
      </>
    ),
  },
  {
    key: 'name',
    title: 'Job',
    isName: true,
    cell: ({ name, url, group, onPath }) => (
      <>
        {group.kind === 'run' && (
          <span class="muted">
            <bdi>{group.name}</bdi> ›{' '}
          </span>
        )}
        <Link url={url}>
          <bdi>{name}</bdi>
        </Link>
        {onPath && <span class="tag path">critical path</span>}
      </>
    ),
  },
  { key: 'duration', title: 'Ran', numeric: true, cell: ranLabel },
  {
    key: 'wait',
    title: 'Queued',
    numeric: true,
    cell: (job) => (job.held ? UNKNOWN : waitLabel(job)),
  },
  {
    key: 'start',
    title: 'Started after',
    numeric: true,
    cell: ({ from }) => preciseDuration(from),
  },
  {
    key: 'delta',
    title: 'Change',
    numeric: true,
    cell: ({ comparison }) => <Delta comparison={comparison} />,
  },
  {
    key: 'label',
    title: 'Runner',
    cell: ({ label, runner }) => <bdi class="muted">{label || (runner ?? UNKNOWN)}</bdi>,
  },
]
