import type { JobGroup, Report } from '../../model/report/report.ts'
import {
  isConsequence,
  isInTrouble,
  type JobReport,
  type StepReport,
} from '../../model/report/job-report.ts'
import type { StepPart } from '../../model/shapes/job.ts'
import type { Job } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import { displayName } from '../text/inline.ts'
import { frame, type Piece, renderWithin } from '../text/fit-to-size.ts'
import { conclusionStatus, groupCounts, jobStatus, stepStatus } from '../text/labels.ts'
import { details, escapeHtml, escapeMarkdown, tableHead, tableRow } from '../text/markdown.ts'
import { type OverrunByUrl, overrunByUrl } from '../text/budgets.ts'
import {
  durationCell,
  formatDuration,
  formatPrecisely,
  plural,
  textsIn,
  UNKNOWN,
} from '../text/units.ts'

const HEAD = tableHead([
  { title: '#', align: 'right' },
  { title: 'Step' },
  { title: 'Conclusion' },
  { title: 'Ran', align: 'right' },
])

/** Maximum number of inner steps with a row, per step. */
const MAX_PARTS = 20

/**
 * Renders every job's steps by group, folded away. If not all fit, failed jobs, jobs on the critical
 * path and the longest jobs come first, and the other groups have one line each.
 */
export function renderSteps(report: Report, maxBytes: number): string {
  const overruns = overrunByUrl([report])
  const weigh = jobWeight(report)
  const section = renderWithin(
    {
      open: '<details><summary><strong>Steps of every job</strong></summary>',
      pieces: report.groups.flatMap((group) => renderGroupSteps(group, overruns, weigh)),
      close: '\n</details>',
      omitted: (count) =>
        `The steps of ${plural(count, 'job')} were omitted to limit the size of the summary; the JSON report has them.`,
    },
    maxBytes,
  )
  return section.replaceAll(EMPTY_GROUP, '<p>$1</p>')
}

type Weigh = (job: JobReport) => number

/** More than any duration. */
const WEIGHT_OF_RANK = 1e14

/**
 * Weighs a job by what a reader looks for first: failed jobs, the consequences of their failures, the
 * critical path, then the longest jobs.
 */
export function jobWeight({ criticalPath }: Pick<Report, 'criticalPath'>): Weigh {
  const onPath = new Set(criticalPath?.jobs.map(({ job }) => job.listed.id))
  const rankOf = (job: JobReport) =>
    isInTrouble(job) ? (isConsequence(job) ? 2 : 3) : Number(onPath.has(job.listed.id))
  return (job) => rankOf(job) * WEIGHT_OF_RANK + (job.duration ?? 0)
}

/** Matches a group with nothing to unfold, because the steps of all its jobs are omitted. */
const EMPTY_GROUP = /^<details><summary>(.*)<\/summary>\n\n<\/details>$/gm

function renderGroupSteps(group: JobGroup, overruns: OverrunByUrl, weigh: Weigh): Piece[] {
  const { kind, name, jobs } = group
  const blocks = jobs
    .filter(({ steps }) => steps.length > 0)
    .map((job) => ({ render: () => `\n${renderJobSteps(job, overruns)}`, weight: weigh(job) }))
  if (kind === 'job' || blocks.length === 0) return blocks
  const counts = `${plural(jobs.length, 'job')}: ${groupCounts(jobs)}`
  return [
    frame(`\n<details><summary>${escapeHtml(name)}, ${escapeHtml(counts)}</summary>`),
    ...blocks,
    frame('\n</details>'),
  ]
}

function renderJobSteps(report: JobReport, overruns: OverrunByUrl): string {
  const { listed: job, duration } = report
  const ran = duration === undefined ? '' : `, ${formatDuration(duration)}`
  const about = `${escapeHtml(`${displayName(job)}: ${jobStatus(report)}`)}${ran}${selfHostedRunner(job)}`
  return details(about, stepTable(report, overruns))
}

/** Returns a row for each step of a job. */
export function stepTable({ listed: job, steps }: JobReport, overruns: OverrunByUrl): string {
  const rows = steps.flatMap((one) => renderStep(one, overruns.get(stepUrl(job, one.step))))
  return [HEAD, ...rows].join('\n')
}

function renderStep({ step, duration, parts }: StepReport, overrun: string | undefined): string[] {
  const { parts: list = [], omitted = 0 } = parts ?? {}
  const rest = omitted + Math.max(0, list.length - MAX_PARTS)
  return textsIn([
    tableRow([
      String(step.number),
      escapeMarkdown(step.name),
      escapeMarkdown(stepStatus(step.state)),
      durationCell(duration) + (overrun === undefined ? '' : `<br>**${overrun}**`),
    ]),
    ...list.slice(0, MAX_PARTS).map(renderPart),
    rest > 0 && tableRow(['', `${INNER}${plural(rest, 'more inner step')}`, '', '']),
  ])
}

const INNER = '&nbsp;↳&nbsp;'

function renderPart({ name, depth, duration, conclusion }: StepPart): string {
  return tableRow([
    '',
    '&nbsp;'.repeat(3 * Math.min(depth, MAX_DEPTH)) + INNER + escapeMarkdown(name),
    conclusion === undefined ? UNKNOWN : escapeMarkdown(conclusionStatus(conclusion)),
    formatPrecisely(duration),
  ])
}

/** Maximum depth of an action that uses another action: https://docs.github.com/en/actions/reference/limits */
const MAX_DEPTH = 10

const HOSTED = /^GitHub[ -]Actions/i

/** Returns the name of a self-hosted runner; GitHub's own names say nothing. */
function selfHostedRunner({ runner: { name } }: Job): string {
  return name === undefined || HOSTED.test(name) ? '' : `, on ${escapeHtml(name)}`
}
