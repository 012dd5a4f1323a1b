import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Job } from '../../model/run.ts'
import { frame, type Piece, renderWithin } from '../text/fit-to-size.ts'
import { groupCounts, jobStatus, stepStatus } from '../text/labels.ts'
import { type Column, details, escapeHtml, escapeMarkdown, table } from '../text/markdown.ts'
import { durationCell, formatDuration, plural } from '../text/units.ts'
import { jobWeight } from './jobs.ts'

const COLUMNS: readonly Column<StepReport>[] = [
  { title: '#', align: 'right', cell: ({ step }) => String(step.number) },
  { title: 'Step', cell: ({ step }) => escapeMarkdown(step.name) },
  { title: 'Conclusion', cell: ({ step }) => escapeMarkdown(stepStatus(step.state)) },
  { title: 'Ran', align: 'right', cell: ({ duration }) => durationCell(duration) },
]

/**
 * Renders every job's steps by group, folded away. If not all fit, failed jobs, jobs on the critical
 * path and the longest jobs come first, and the other groups have one line each.
 */
export function renderDetails(report: Report, maxBytes: number): string {
  const weigh = jobWeight(report)
  const section = renderWithin(
    {
      open: '<details><summary><strong>Steps of every job</strong></summary>',
      pieces: report.groups.flatMap((group) => renderGroup(group, weigh)),
      close: '\n</details>',
      omitted: (count) =>
        `The steps of ${plural(count, 'job')} were omitted to limit the size of the summary; the JSON report has them.`,
    },
    maxBytes,
  )
  return section.replaceAll(EMPTY_GROUP, '<p>$1</p>')
}

/** Matches a group with nothing to unfold, because the steps of all its jobs are omitted. */
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
  const about = `${escapeHtml(job.name)}: ${escapeHtml(jobStatus(report))}${ran}${selfHostedRunner(job)}`
  return details(about, table(steps, COLUMNS))
}

const HOSTED = /^GitHub[ -]Actions/i

/** Returns the name of a self-hosted runner; GitHub's own names say nothing. */
function selfHostedRunner({ runner: { name } }: Job): string {
  return name === undefined || HOSTED.test(name) ? '' : `, on ${escapeHtml(name)}`
}
