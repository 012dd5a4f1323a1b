import type { SlowStep } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { type Column, escapeMarkdown, link, section, table } from '../text/markdown.ts'
import { durationCell, shareOf } from '../text/units.ts'

const COLUMNS: readonly Column<SlowStep>[] = [
  {
    title: 'Step',
    cell: ({ job, step }) => link(escapeMarkdown(step.name), stepUrl(job.job, step)),
  },
  { title: 'Job', cell: ({ job }) => escapeMarkdown(job.job.name) },
  { title: 'Ran', align: 'right', cell: ({ duration }) => durationCell(duration) },
  { title: '% of job', align: 'right', cell: (slow) => shareOf(slow.duration, slow.job.duration) },
]

export function renderSlowestSteps({ slowestSteps }: Report): string {
  return section('Slowest steps', [table(slowestSteps, COLUMNS)])
}
