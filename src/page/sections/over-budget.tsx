import type { ReportJson } from '../../report-json/shapes/report.ts'
import { Link } from '../elements/link.tsx'
import { TableSection } from '../elements/section.tsx'
import type { Column } from '../elements/table.tsx'
import { secondsLabel } from '../view/labels.ts'

type Budget = ReportJson['overBudget'][number]
type Overrun = Budget['overruns'][number] & Pick<Budget, 'limitSeconds'>

const COLUMNS: readonly Column<Overrun>[] = [
  {
    title: 'What',
    isName: true,
    cell: ({ name, url }) => (
      <Link url={url}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { title: 'Took', numeric: true, cell: (row) => secondsLabel(row.durationSeconds) },
  { title: 'Budget', numeric: true, cell: (row) => secondsLabel(row.limitSeconds) },
]

/** What took longer than its budget. */
export function OverBudget({ report }: { readonly report: ReportJson }) {
  const rows = report.overBudget.flatMap(({ limitSeconds, overruns }) =>
    overruns.map((overrun) => ({ ...overrun, limitSeconds })),
  )
  return <TableSection id="budget" title="Over budget" rows={rows} columns={COLUMNS} />
}
