import type { Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { escapeMarkdown, link, table } from '../text/markdown.ts'
import { durationCell, shareOf } from '../text/units.ts'

const COLUMNS = [
  { title: 'Step' },
  { title: 'Job' },
  { title: 'Ran', align: 'right' },
  { title: '% of job', align: 'right' },
] as const

/** Renders the steps of all jobs that ran longest. */
export function renderSlowestSteps({ slowestSteps }: Report): string {
  if (slowestSteps.length === 0) return ''
  const rows = slowestSteps.map(({ job, step, duration }) => [
    link(escapeMarkdown(step.name), stepUrl(job.job, step)),
    escapeMarkdown(job.job.name),
    durationCell(duration),
    shareOf(duration, job.duration),
  ])
  return `### Slowest steps\n\n${table(COLUMNS, rows)}`
}
