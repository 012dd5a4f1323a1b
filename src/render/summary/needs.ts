import type { Report } from '../../model/report/report.ts'
import { iconOf, labelOf } from '../text/labels.ts'
import { table, escapeMarkdown } from '../text/markdown.ts'

/** What the workflow says of the jobs that this one needs: all there is when the jobs can't be listed. */
export function renderNeeds({ jobs, needs }: Report): string {
  if (jobs !== undefined || needs.length === 0) return ''
  const rows = needs.map(({ key, result }) => [
    escapeMarkdown(key),
    `${iconOf(result)} ${escapeMarkdown(labelOf(result))}`,
  ])
  return `### Jobs that this one needs\n\n${table([{ title: 'Job' }, { title: 'Result' }], rows)}`
}
