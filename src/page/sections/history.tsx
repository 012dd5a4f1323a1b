import type { ComparisonJson } from '../../report-json/shapes/comparisons.ts'
import type { ReportJson } from '../../report-json/shapes/report.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { Delta, Spark } from '../elements/comparison.tsx'
import { TableSection } from '../elements/section.tsx'
import type { Column } from '../elements/table.tsx'
import { secondsLabel } from '../view/labels.ts'

const MAX_JOBS = 12
const MAX_NAMES = 10

interface Compared extends ComparisonJson {
  readonly job: string
}

const COLUMNS: readonly Column<Compared>[] = [
  { title: 'Job', isName: true, cell: ({ job }) => <bdi>{job}</bdi> },
  { title: 'Runs', cell: (row) => <Spark comparison={row} /> },
  { title: 'Median', numeric: true, cell: (row) => secondsLabel(row.medianSeconds) },
  { title: 'This run', numeric: true, cell: (row) => secondsLabel(row.seconds) },
  { title: 'Change', numeric: true, cell: (row) => <Delta comparison={row} /> },
]

/** The run and its jobs compared with earlier runs, the largest changes first. */
export function History({ report: { history } }: { readonly report: ReportJson }) {
  if (history === null) return null
  const { duration, runs, branch, newJobs, removedJobs } = history
  const change = ({ deltaSeconds }: Compared) => Math.abs(deltaSeconds ?? 0)
  const jobs = history.jobs.toSorted(
    (a, b) => Number(b.slower) - Number(a.slower) || change(b) - change(a),
  )
  const rows = [...(duration === null ? [] : [{ ...duration, job: 'Whole run' }]), ...jobs]
  const rest = [
    ['See the table of jobs for', jobs.slice(MAX_JOBS).map(({ job }) => job)],
    ['New jobs', newJobs],
    ['No longer there', removedJobs],
  ] as const
  return (
    <TableSection
      id="history"
      title="Compared with earlier runs"
      intro={
        <>
          {plural(runs.length, 'successful run')} on <bdi>{branch}</bdi>, oldest first; the last bar
          is this run, the line the median.
        </>
      }
      rows={rows.slice(0, MAX_JOBS + rows.length - jobs.length)}
      columns={COLUMNS}
    >
      {rest.map(
        ([title, jobs]) =>
          jobs.length > 0 && (
            <p key={title}>
              {title}: <bdi>{enumerate(jobs, MAX_NAMES)}</bdi>
            </p>
          ),
      )}
    </TableSection>
  )
}
