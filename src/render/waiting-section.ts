import type { Report } from '../model/report.ts'
import { table, text, type Column } from './markdown.ts'
import { durationCell, plural } from './units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Runner label' },
  { title: 'Jobs', align: 'right' },
  { title: 'Blocked', align: 'right' },
  { title: 'Queued', align: 'right' },
  { title: 'Longest queue', align: 'right' },
  { title: 'Ran', align: 'right' },
]

const MOST = 20

/** How long the jobs waited for each kind of runner; nothing where no job waited. */
export function renderWaiting({ waiting }: Report): string {
  const { byLabels, peak } = waiting
  if (!byLabels.some(({ queue = 0 }) => queue > 0)) return ''
  const rows = byLabels
    .slice(0, MOST)
    .map(({ labels, jobs, blocked, queue, longestQueue, running }) => [
      text(labels),
      String(jobs),
      durationCell(blocked),
      durationCell(queue),
      durationCell(longestQueue),
      durationCell(running),
    ])
  const rest = byLabels.length - rows.length
  return [
    '### Waiting for runners',
    '',
    ...(peak < 2 ? [] : [`At most ${peak} jobs ran at the same time.`, '']),
    table(COLUMNS, rows),
    ...(rest === 0 ? [] : ['', `${plural(rest, 'label')} more in the JSON report.`]),
  ].join('\n')
}
