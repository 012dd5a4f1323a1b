import type { Report } from '../../model/report/report.ts'
import { link, table, escapeMarkdown } from '../text/markdown.ts'
import { stepUrl } from '../text/step-url.ts'
import { durationCell, shareOf } from '../text/units.ts'

const COLUMNS = [
  { title: 'Step' },
  { title: 'Job' },
  { title: 'Ran', align: 'right' },
  { title: 'of its job', align: 'right' },
] as const

/** The steps that ran longest, over all jobs. */
export function renderSlowestSteps({ slowestSteps }: Report): string {
  if (slowestSteps.length === 0) return ''
  const rows = slowestSteps.map(({ job, step, duration }) => [
    link(escapeMarkdown(step.name), stepUrl(job, step)),
    escapeMarkdown(job.job.name),
    durationCell(duration),
    shareOf(duration, job.duration),
  ])
  return `### Slowest steps\n\n${table(COLUMNS, rows)}`
}
