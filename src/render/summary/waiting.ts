import type { Report } from '../../model/report/report.ts'
import type { LabelWaiting, UnstartedJob, Waiting } from '../../model/report/waiting.ts'
import { type Column, escapeMarkdown, link, section, tableOfFirst } from '../text/markdown.ts'
import { durationCell, formatDuration, joinTexts, plural } from '../text/units.ts'

const COLUMNS: readonly Column<LabelWaiting>[] = [
  { title: 'Runner label', cell: ({ labels }) => escapeMarkdown(labels) },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Blocked', align: 'right', cell: ({ blocked }) => durationCell(blocked) },
  { title: 'Queued', align: 'right', cell: ({ queue }) => durationCell(queue) },
  { title: 'Longest queue', align: 'right', cell: (label) => durationCell(label.longestQueue) },
  { title: 'Ran', align: 'right', cell: ({ running }) => durationCell(running) },
]

const MAX_UNSTARTED = 10

/** Renders how long the jobs waited for each kind of runner; nothing if no job waited. */
export function renderWaiting({ waiting }: Report): string {
  const { byLabels, unstarted, peak } = waiting
  const waited = byLabels.some(({ queue = 0 }) => queue > 0)
  if (!waited && unstarted.length === 0) return ''
  return section('Waiting for runners', [
    peak > 1 && `At most ${peak} jobs ran at the same time.`,
    renderUnstarted(unstarted),
    waited && tableOfFirst(byLabels, COLUMNS, 'label'),
    waited && LEGEND,
  ])
}

const LEGEND =
  '<sub>Sums over the jobs. Blocked: from the start of the attempt until the job was ready, mostly to wait for the jobs it needs. Queued: from ready until it started.</sub>'

function renderUnstarted(unstarted: Waiting['unstarted']): string {
  const lines = unstarted.slice(0, MAX_UNSTARTED).map((job) => `- ${describeUnstarted(job)}`)
  const rest = unstarted.length - lines.length
  return joinTexts([...lines, rest > 0 && `- ${plural(rest, 'more job')} in the JSON report`], '\n')
}

function describeUnstarted({ job, waited, finished, heldBy }: UnstartedJob): string {
  const { runner, url, name } = job.job
  const labels = runner.labels.length === 0 ? '' : ` (${escapeMarkdown(runner.labels.join(', '))})`
  const what = heldBy === 'runner' ? `a runner${labels}` : 'approval or a runner'
  const duration = formatDuration(waited)
  const verb = !finished
    ? `has been waiting for ${what} for ${duration}`
    : job.outcome === 'cancelled'
      ? `waited for ${what} for ${duration} until it was cancelled`
      : `waited for ${what} for ${duration} and never got one`
  return `**${link(escapeMarkdown(name), url)}** ${verb}`
}
