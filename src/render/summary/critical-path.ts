import type { CriticalPath, PathJob } from '../../model/report/critical-path.ts'
import type { Report } from '../../model/report/report.ts'
import { pathSentence, pathToShow } from '../findings/critical-path.ts'
import { MARKDOWN } from '../text/inline.ts'
import { heldByLabel } from '../text/labels.ts'
import { type Column, escapeMarkdown, link, section, table } from '../text/markdown.ts'
import { durationCell, formatDuration, joinTexts, shareOf } from '../text/units.ts'

const LEGEND =
  '<sub>Delay: from the end of the previous job, or the start of the attempt, until this job started. Potential saving: the most the run would shorten if this job took no time.</sub>'

/** Renders the chain of jobs that determined when the run finished. */
export function renderCriticalPath(report: Report): string {
  const path = pathToShow(report)
  if (path === undefined) return ''
  const chain = path.jobs.map(({ job }) => `**${escapeMarkdown(job.job.name)}**`).join(' → ')
  return section('What held the run up', [
    `${chain}: ${pathSentence(path, report, MARKDOWN)}`,
    table(path.jobs, columnsOf(path)),
    advice(path),
    LEGEND,
  ])
}

/** Returns what speeding up a job would save, as far as that is certain. */
function advice({ jobs, gainless, slack }: CriticalPath): string {
  if (slack === undefined) return ''
  const spare = gainless && slack.get(gainless.job.id)
  const useless =
    gainless !== undefined &&
    spare !== undefined &&
    `Speeding up **${escapeMarkdown(gainless.job.name)}** would not shorten the run: it has ${formatDuration(spare)} of slack.`
  return joinTexts([bestSaving(jobs), useless], ' ')
}

/** Empty if the saving of a job is unknown, because it could be the largest. */
function bestSaving(jobs: readonly PathJob[]): string {
  if (jobs.some(({ potentialSaving }) => potentialSaving === undefined)) return ''
  const [best] = jobs.toSorted((a, b) => (b.potentialSaving ?? 0) - (a.potentialSaving ?? 0))
  if (best?.potentialSaving === undefined) return ''
  if (best.potentialSaving === 0)
    return 'Speeding up any single job would not shorten the run: other jobs finish just as late.'
  const saving = formatDuration(best.potentialSaving)
  return `Speeding up **${escapeMarkdown(best.job.job.name)}** would help most (up to ${saving}).`
}

function columnsOf({ length }: CriticalPath): Column<PathJob>[] {
  return [
    { title: 'Job', cell: ({ job }) => link(escapeMarkdown(job.job.name), job.job.url) },
    { title: 'Held back by', cell: ({ heldBy }) => heldByLabel(heldBy) },
    { title: 'Delay', align: 'right', cell: ({ delay }) => durationCell(delay) },
    { title: 'Ran', align: 'right', cell: ({ job }) => durationCell(job.duration) },
    { title: '% of run', align: 'right', cell: ({ job }) => shareOf(job.duration, length) },
    { title: 'Potential saving', align: 'right', cell: (job) => durationCell(job.potentialSaving) },
  ]
}
