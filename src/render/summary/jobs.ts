import type { JobGroup, Report } from '../../model/report/report.ts'
import type { Comparison } from '../../model/report/history.ts'
import {
  countConclusions,
  isInTrouble,
  type JobReport,
  jobsInTrouble,
} from '../../model/report/job-report.ts'
import type { CellColumn } from '../findings/section.ts'
import { deltaCell } from '../text/delta.ts'
import { MIN_JOBS_BYTES, type Piece, renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { displayName, type Inline, MARKDOWN, nameInGroup } from '../text/inline.ts'
import { conclusionCounts, groupCounts, jobStatus, verbOf } from '../text/labels.ts'
import { escapeMarkdown, link, shorten, safeLine, tableHead, tableRow } from '../text/markdown.ts'
import { skipReason } from '../text/skips.ts'
import { type OverrunByUrl, overrunByUrl } from '../text/budgets.ts'
import { durationCell, joinTexts, plural, unbroken, UNKNOWN } from '../text/units.ts'
import { jobWeight, renderSteps } from './steps.ts'

/** A row of the table of jobs. */
interface JobRow {
  readonly job: JobReport
  /** Name as written, with a link. */
  readonly name: string
  /** Comparison with earlier runs. */
  readonly comparison: Comparison | undefined
  /** `6s over budget` */
  readonly overrun: string | undefined
}

const JOB_COLUMNS = [
  { title: 'Job', isName: true, cell: ({ name }) => name },
  {
    title: 'Conclusion',
    cell: ({ job }, inline) =>
      joinTexts([inline.text(jobStatus(job)), skipReason(job, inline)], ': '),
  },
  { title: 'Queued', align: 'right', cell: ({ job }) => durationCell(job.queue) },
  {
    title: 'Ran',
    align: 'right',
    cell: ({ job, comparison, overrun = '' }, inline) => {
      // Within the spread of earlier runs, a difference says nothing.
      const delta = comparison?.changed && deltaCell(comparison, inline)
      const over = overrun !== '' && inline.strong(overrun)
      return joinTexts([durationCell(job.duration), delta, over], '<br>')
    },
  },
  { title: 'Slowest step', cell: ({ job }, inline) => slowestStepCell(job, inline) },
  { title: 'Runner', cell: ({ job }, { text }) => text(runnerOf(job)) },
] as const satisfies readonly CellColumn<JobRow>[]

/** A column of the table of jobs. */
export type JobColumn = (typeof JOB_COLUMNS)[number]['title']

const HEAD = tableHead(JOB_COLUMNS)

/** Longest name of a runner, in characters. */
const MAX_RUNNER_LENGTH = 32

/** Up to this number of jobs, every leg of a matrix has a row; above it, only legs in trouble. */
export const MAX_JOBS_WITH_LEGS = 40

/** Maximum number of legs with a row, per group of a large run. */
export const MAX_LEGS = 5

/** Renders the table of all jobs, and their steps below it. */
export function renderJobs(report: Report, maxBytes: number): string {
  const kept = Math.min(MIN_JOBS_BYTES, Math.floor(maxBytes / 2))
  const jobs = renderTable(report, maxBytes - kept)
  const steps = renderSteps(report, maxBytes - sizeOf(`${jobs}\n\n`))
  return joinTexts([jobs, steps], '\n\n')
}

/**
 * Renders a row for each job by group. If not all fit, failed jobs, jobs on the critical path and the
 * longest jobs come first.
 */
function renderTable(report: Report, maxBytes: number): string {
  const { jobs = [], groups, history } = report
  const compared: ComparisonByJob = new Map(
    history?.jobs.map((comparison) => [comparison.job, comparison]),
  )
  const weigh = jobWeight(report)
  const overruns = overrunByUrl([report])
  const allLegs = jobs.length <= MAX_JOBS_WITH_LEGS
  return renderWithin(
    {
      open: `### Jobs\n\n${HEAD}`,
      pieces: groups.flatMap((group) => renderGroup(group, { allLegs, compared, overruns, weigh })),
      close: '',
      omitted: (count) =>
        `${plural(count, 'row')} omitted to limit the size of the summary; the JSON report has every job.`,
    },
    maxBytes,
  )
}

interface RowContext {
  readonly allLegs: boolean
  readonly compared: ComparisonByJob
  readonly overruns: OverrunByUrl
  readonly weigh: (job: JobReport) => number
}

/** Each job's duration compared with earlier runs. */
type ComparisonByJob = ReadonlyMap<JobReport, Comparison>

function renderGroup(group: JobGroup, context: RowContext): Piece[] {
  const { allLegs, weigh } = context
  const { kind, name, jobs, worst } = group
  if (kind === 'job') return [renderJob(worst, escapeMarkdown(displayName(worst.listed)), context)]
  // The row of the group names the slowest leg.
  const shown = allLegs ? jobs : jobsInTrouble(jobs).slice(0, MAX_LEGS)
  const rest = jobs.length - shown.length
  return [
    { render: () => renderGroupRow(group, shown), weight: Math.max(...jobs.map(weigh)) },
    ...shown.map((leg) =>
      renderJob(leg, escapeMarkdown(nameInGroup(displayName(leg.listed), name)), context, LEG),
    ),
    ...(rest === 0 || shown.length === 0
      ? []
      : [{ render: () => groupRow(restOf(jobs, shown)), weight: 0 }]),
  ]
}

const LEG = '&nbsp;↳&nbsp;'

/** Returns the row for the legs of a group that have none: `45 more`, and how many did not pass. */
function restOf(jobs: readonly JobReport[], shown: readonly JobReport[]) {
  const rest = jobs.filter((job) => !shown.includes(job))
  const trouble = conclusionCounts(countConclusions(rest.filter(isInTrouble)))
  const nothing = { Queued: '', Ran: '', 'Slowest step': '', Runner: '' }
  return { ...nothing, Job: `${LEG}${rest.length} more`, Conclusion: escapeMarkdown(trouble) }
}

function renderGroupRow(group: JobGroup, shown: readonly JobReport[]): string {
  const { name, jobs, durations, worst } = group
  const queues = jobs.flatMap(({ queue }) => queue ?? [])
  const verb = verbOf(worst.outcome ?? 'unknown').replace(/^was /, '')
  const which = isInTrouble(worst) ? `${verb}:` : worst.duration !== undefined && 'longest'
  const leg = escapeMarkdown(nameInGroup(displayName(worst.listed), name))
  const facts = [
    durations && `median ${durationCell(durations.median)}`,
    // A link, unless the leg has a row of its own with one.
    which && `${which} ${shown.includes(worst) ? leg : link(leg, worst.listed.url)}`,
  ]
  return groupRow({
    Job: `**${escapeMarkdown(name)}**, ${plural(jobs.length, 'job')}`,
    Conclusion: escapeMarkdown(groupCounts(jobs)),
    Queued: queues.length === 0 ? UNKNOWN : unbroken(`≤ ${durationCell(Math.max(...queues))}`),
    Ran:
      durations === undefined
        ? UNKNOWN
        : `${durationCell(durations.min)} – ${durationCell(durations.max)}`,
    'Slowest step': joinTexts(facts, ', ') || UNKNOWN,
    Runner: '',
  })
}

/** Renders what several jobs have in the columns of the table. */
function groupRow(cells: Readonly<Record<JobColumn, string>>): string {
  return tableRow(JOB_COLUMNS.map(({ title }) => cells[title]))
}

function renderJob(
  job: JobReport,
  label: string,
  { compared, overruns, weigh }: RowContext,
  indent = '',
): Piece {
  const name = indent + link(label, job.listed.url)
  const overrun = overruns.get(job.listed.url)
  const row = { job, name, comparison: compared.get(job), overrun }
  const render = () => tableRow(JOB_COLUMNS.map(({ cell }) => cell(row, MARKDOWN)))
  return { render, weight: weigh(job) }
}

function slowestStepCell({ slowestStep: slowest }: JobReport, { text }: Inline): string {
  if (slowest === undefined) return UNKNOWN
  return `${text(slowest.step.name)} ${durationCell(slowest.duration)}`
}

/** Returns the labels in `runs-on`, or else the name of the runner. */
export function runnerOf({ listed: { runner } }: JobReport): string {
  const labels = runner.labels.join(', ')
  return shorten(safeLine(labels === '' ? (runner.name ?? UNKNOWN) : labels), MAX_RUNNER_LENGTH)
}
