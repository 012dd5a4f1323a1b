import type { AnyReport } from '../../model/report/any-report.ts'
import type { Need } from '../../model/shapes/report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionStatus } from '../text/labels.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const COLUMNS: readonly CellColumn<Need>[] = [
  { title: 'Job', isName: true, cell: ({ key }, { text }) => text(key) },
  { title: 'Result', cell: ({ result }, { text }) => text(conclusionStatus(result)) },
]

/** Returns the results in `needs`, which are all that is known if the jobs could not be listed. */
export function needsSection(report: AnyReport, inline: Inline): Section {
  const rows = report.kind === 'run' && report.jobs === undefined ? report.needs : []
  return { title: 'Jobs that this one needs', blocks: tableOf({ rows, columns: COLUMNS, inline }) }
}
