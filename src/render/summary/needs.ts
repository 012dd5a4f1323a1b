import type { Report } from '../../model/report/report.ts'
import type { Need } from '../../model/target.ts'
import { conclusionStatus } from '../text/labels.ts'
import { type Column, escapeMarkdown, section, table } from '../text/markdown.ts'

const COLUMNS: readonly Column<Need>[] = [
  { title: 'Job', cell: ({ key }) => escapeMarkdown(key) },
  { title: 'Result', cell: ({ result }) => escapeMarkdown(conclusionStatus(result)) },
]

/** Renders the results in `needs`, which are all that is known if the jobs could not be listed. */
export function renderNeeds({ jobs, needs }: Report): string {
  return jobs === undefined ? section('Jobs that this one needs', [table(needs, COLUMNS)]) : ''
}
