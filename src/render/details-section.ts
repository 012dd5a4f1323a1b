import type { JobGroup } from '../model/group.ts'
import type { JobReport, Report } from '../model/report.ts'
import type { Job } from '../model/run.ts'
import { frame, renderWithin, type Piece } from './budget.ts'
import { weightOf } from './jobs-section.ts'
import { details, html, tableHead, tableRow, text } from './markdown.ts'
import { durationCell, formatDuration, plural } from './units.ts'
import { groupCounts, standing, stepStanding } from './words.ts'

const HEAD = tableHead([
  { title: '#', align: 'right' },
  { title: 'Step' },
  { title: 'Conclusion' },
  { title: 'Ran', align: 'right' },
])

/** Every job's steps by group, folded away; of too many for the budget, the weightiest jobs'. */
export function renderDetails({ groups }: Report, budget: number): string {
  return renderWithin(
    {
      open: '<details><summary><strong>Steps of every job</strong></summary>',
      pieces: groups.flatMap(renderGroup),
      close: '\n</details>',
      leftOut: (count) =>
        `The steps of ${plural(count, 'job')} left out for want of room: they are in the JSON report.`,
    },
    budget,
  )
}

function renderGroup(group: JobGroup): Piece[] {
  const { kind, name, jobs } = group
  const blocks = jobs
    .filter(({ steps }) => steps.length > 0)
    .map((job) => ({ text: `\n${renderJob(job)}`, weight: weightOf(job) }))
  if (kind === 'job' || blocks.length === 0) return blocks
  const counts = `${plural(jobs.length, 'job')}: ${groupCounts(group)}`
  return [
    frame(`\n<details><summary>${html(name)}, ${html(counts)}</summary>`),
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
      text(step.name),
      text(stepStanding(step.state)),
      durationCell(took),
    ]),
  )
  const about = `${html(job.name)}: ${html(standing(report))}${ran}${ownRunner(job)}`
  return details(about, [HEAD, ...rows].join('\n'))
}

const HOSTED = /^GitHub[ -]Actions/i

/** The name of a runner that is somebody's own; those of GitHub tell nothing. */
function ownRunner({ runner: { name } }: Job): string {
  return name === undefined || HOSTED.test(name) ? '' : `, on ${html(name)}`
}
