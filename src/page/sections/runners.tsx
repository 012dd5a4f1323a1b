import type { ReportJson } from '../../report-json/shapes/report.ts'
import { Link } from '../elements/link.tsx'
import { TableSection } from '../elements/section.tsx'
import type { Column } from '../elements/table.tsx'
import { countLabel, priceLabel, secondsLabel } from '../view/labels.ts'
import { type LabelTotals, totalsByLabels } from '../view/minutes.ts'

const COLUMNS: readonly Column<LabelTotals>[] = [
  { title: 'Labels', isName: true, cell: ({ labels }) => <bdi>{labels || 'unknown'}</bdi> },
  { title: 'Jobs', numeric: true, cell: (row) => countLabel(row.jobs) },
  { title: 'Waited', numeric: true, cell: (row) => secondsLabel(row.queueSeconds) },
  { title: 'Longest', numeric: true, cell: (row) => secondsLabel(row.longestQueueSeconds) },
  { title: 'Ran', numeric: true, cell: (row) => secondsLabel(row.runningSeconds) },
  { title: 'Minutes', numeric: true, cell: (row) => countLabel(row.minutes) },
  { title: 'Price', numeric: true, cell: (row) => priceLabel(row.price) },
]

/** How long jobs waited and ran, and what they cost, by runner labels. */
export function Runners({ reports }: { readonly reports: readonly ReportJson[] }) {
  const prices = reports.find(({ minutes }) => minutes !== null)?.minutes?.prices
  return (
    <TableSection id="runners" title="Runners" rows={totalsByLabels(reports)} columns={COLUMNS}>
      {prices !== undefined && (
        <p class="muted">
          Each job is rounded up to a minute, at the <Link url={prices.source}>prices</Link> since{' '}
          {prices.since}. Public repositories and free minutes cost nothing.
        </p>
      )}
    </TableSection>
  )
}
