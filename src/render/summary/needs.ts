import type { Report } from '../../model/report/report.ts'
import { iconOf, labelOf } from '../text/labels.ts'
import { escapeMarkdown, table } from '../text/markdown.ts'

/** Renders the results in `needs`, which are all that is known if the jobs could not be listed. */
export function renderNeeds({ jobs, needs }: Report): string {
  if (jobs !== undefined || needs.length === 0) return ''
  const rows = needs.map(({ key, result }) => [
    escapeMarkdown(key),
    `${iconOf(result)} ${escapeMarkdown(labelOf(result))}`,
  ])
  return `### Jobs that this one needs\n\n${table([{ title: 'Job' }, { title: 'Result' }], rows)}`
}
