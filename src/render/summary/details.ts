import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Job } from '../../model/run.ts'
import { frame, type Piece, renderWithin } from '../text/fit-to-size.ts'
import { groupCounts, standing, stepStanding } from '../text/labels.ts'
import { details, escapeHtml, tableHead, tableRow, escapeMarkdown } from '../text/markdown.ts'
import { durationCell, formatDuration, plural } from '../text/units.ts'
import { weighing } from './jobs.ts'

const HEAD = tableHead([
  { title: '#', align: 'right' },
  { title: 'Step' },
  { title: 'Conclusion' },
  { title: 'Ran', align: 'right' },
])

/**
 * Renders every job's steps by group, folded away. If there is too little room, it has those of jobs
 * in trouble, on the critical path and of the longest jobs, and one line for each other group.
 */
export function renderDetails(report: Report, budget: number): string {
  const weigh = weighing(report)
  const section = renderWithin(
    {
      open: '<details><summary><strong>Steps of every job</strong></summary>',
      pieces: report.groups.flatMap((group) => renderGroup(group, weigh)),
      close: '\n</details>',
      leftOut: (count) =>
        `The steps of ${plural(count, 'job')} left out for want of room: they are in the JSON report.`,
    },
    budget,
  )
  return section.replaceAll(EMPTY_GROUP, '<p>$1</p>')
}

/** A group that lacks the steps of all of its jobs has nothing to unfold. */
const EMPTY_GROUP = /^<details><summary>(.*)<\/summary>\n\n<\/details>$/gm

function renderGroup(group: JobGroup, weigh: (job: JobReport) => number): Piece[] {
  const { kind, name, jobs } = group
  const blocks = jobs
    .filter(({ steps }) => steps.length > 0)
    .map((job) => ({ render: () => `\n${renderJob(job)}`, weight: weigh(job) }))
  if (kind === 'job' || blocks.length === 0) return blocks
  const counts = `${plural(jobs.length, 'job')}: ${groupCounts(group)}`
  return [
    frame(`\n<details><summary>${escapeHtml(name)}, ${escapeHtml(counts)}</summary>`),
    ...blocks,
    frame('\n</details>'),
  ]
}

function renderJob(report: JobReport): string {
  const { job, duration, steps } = report
  const ran = duration === undefined ? '' : `, ${formatDuration(duration)}`
  const rows = steps.map(({ step, duration: took }) =>
    tableRow([
      String(step.number),
      escapeMarkdown(step.name),
      escapeMarkdown(stepStanding(step.state)),
      durationCell(took),
    ]),
  )
  const about = `${escapeHtml(job.name)}: ${escapeHtml(standing(report))}${ran}${ownRunner(job)}`
  return details(about, [HEAD, ...rows].join('\n'))
}

const HOSTED = /^GitHub[ -]Actions/i

/** The name of a runner that is somebody's own; those of GitHub tell nothing. */
function ownRunner({ runner: { name } }: Job): string {
  return name === undefined || HOSTED.test(name) ? '' : `, on ${escapeHtml(name)}`
}
