import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import { UNKNOWN } from '../../render/text/units.ts'
import { Link } from '../elements/link.tsx'
import { TableSection } from '../elements/section.tsx'
import { Status } from '../elements/status.tsx'
import type { Column } from '../elements/table.tsx'
import { countLabel, outcomeLabel, secondsLabel } from '../view/labels.ts'

type CommitRun = CommitReportJson['runs'][number]

const COLUMNS: readonly Column<CommitRun>[] = [
  {
    title: 'Status',
    cell: ({ finished, current, report: { conclusion } }) => (
      <Status
        outcome={conclusion}
        label={outcomeLabel(conclusion) + (current ? ', this run' : finished ? '' : ', unfinished')}
      />
    ),
  },
  {
    title: 'Run',
    isName: true,
    cell: ({ label, report: { run } }) => (
      <>
        <Link url={run.url}>
          <bdi>{label}</bdi>
          {run.number !== null && <span class="muted"> #{run.number}</span>}
        </Link>
        {run.attempt !== null && run.attempt > 1 && (
          <span class="muted"> attempt {run.attempt}</span>
        )}
      </>
    ),
  },
  { title: 'Event', cell: ({ report }) => report.run.event ?? UNKNOWN },
  { title: 'Jobs', numeric: true, cell: ({ report }) => countLabel(report.jobsTotal) },
  {
    title: 'Duration',
    numeric: true,
    cell: ({ report }) => secondsLabel(report.durationSeconds),
  },
]

/** The workflow runs of a commit, the worst first, also those without a job. */
export function CommitRuns({ runs }: { readonly runs: readonly CommitRun[] }) {
  return <TableSection id="runs" title="Workflow runs" rows={runs} columns={COLUMNS} />
}
