import type { JobGroup } from '../../model/report/group.ts'
import type { Comparison } from '../../model/report/history.ts'
import {
  isConsequence,
  isInTrouble,
  type JobReport,
  jobsInTrouble,
} from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { deltaCell } from '../findings/delta.ts'
import { type Piece, renderWithin } from '../text/fit-to-size.ts'
import { groupCounts, standing } from '../text/labels.ts'
import { type Column, link, singleLine, shorten, tableHead, tableRow, escapeMarkdown } from '../text/markdown.ts'
import { durationCell, plural, unbroken, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'Conclusion' },
  { title: 'Queued', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: 'Slowest step' },
  { title: 'Runner' },
]

/** Up to so many jobs, every leg of a matrix has a row; above, those in trouble. */
const ALL_LEGS = 40

/** How many legs of a group of a large run have a row of their own. */
const MAX_LEGS = 5

/** A cell with the labels of a runner is no longer than this. */
const MAX_RUNNER = 32

/**
 * Renders the table of all jobs by group. If there is too little room, it has those in trouble, those
 * on the critical path and the longest.
 */
export function renderJobs(report: Report, budget: number): string {
  const { jobs = [], groups, history } = report
  const compared: Compared = new Map(history?.jobs.map((of) => [of.job, of]))
  const weigh = weighing(report)
  const allLegs = jobs.length <= ALL_LEGS
  return renderWithin(
    {
      open: `### Jobs\n\n${tableHead(COLUMNS)}`,
      pieces: groups.flatMap((group) => renderGroup(group, { allLegs, compared, weigh })),
      close: '',
      leftOut: (count) =>
        `${plural(count, 'row')} left out for want of room: the JSON report has every job.`,
    },
    budget,
  )
}

type Weigh = (job: JobReport) => number

/**
 * Returns what a reader looks for first: failed jobs, the consequences of their failures, the critical
 * path, then the longest jobs.
 */
export function weighing({ criticalPath }: Report): Weigh {
  const onPath = new Set(criticalPath?.jobs.map(({ job }) => job.job.id))
  return (job) =>
    (isInTrouble(job) ? (isConsequence(job) ? 5e14 : 1e15) : onPath.has(job.job.id) ? 1e14 : 0) +
    (job.duration ?? 0)
}

interface Context {
  readonly allLegs: boolean
  readonly compared: Compared
  readonly weigh: Weigh
}

/** What each job took beside earlier runs. */
type Compared = ReadonlyMap<JobReport, Comparison>

function renderGroup(group: JobGroup, context: Context): Piece[] {
  const { allLegs, weigh } = context
  const { kind, name, jobs, worst } = group
  if (kind === 'job') return [renderJob(worst, escapeMarkdown(worst.job.name), context)]
  const told = allLegs ? jobs : tellingLegs(jobs)
  const rest = jobs.length - told.length
  return [
    { render: () => renderSpan(group, told), weight: Math.max(...jobs.map(weigh)) },
    ...told.map((leg) => renderJob(leg, escapeMarkdown(withoutGroup(leg, name)), context, LEG)),
    ...(rest === 0 || told.length === 0
      ? []
      : [{ render: () => tableRow([`${LEG}${rest} more`, '', '', '', '', '']), weight: 0 }]),
  ]
}

const LEG = '&nbsp;↳&nbsp;'

/** The legs in trouble, those with a failure of their own first; the row of the group names the slowest. */
function tellingLegs(jobs: readonly JobReport[]): readonly JobReport[] {
  return jobsInTrouble(jobs).slice(0, MAX_LEGS)
}

/** `(windows, 22)` of `test (windows, 22)`, `preview` of `deploy / preview`. */
function withoutGroup({ job }: JobReport, group: string): string {
  return job.name.startsWith(group) ? job.name.slice(group.length).replace(/^ \/ /, '') : job.name
}

function renderSpan(group: JobGroup, told: readonly JobReport[]): string {
  const { name, jobs, durations, worst } = group
  const queues = jobs.flatMap(({ queue }) => queue ?? [])
  const median = durations === undefined ? [] : [`median ${durationCell(durations.median)}`]
  const known = isInTrouble(worst) ? ['worst'] : worst.duration === undefined ? [] : ['longest']
  const leg = escapeMarkdown(withoutGroup(worst, name))
  // Where it has no row of its own, this is the way to it.
  const one = known.map(
    (which) => `${which} ${told.includes(worst) ? leg : link(leg, worst.job.url)}`,
  )
  const telling = [...median, ...one]
  return tableRow([
    `**${escapeMarkdown(name)}**, ${plural(jobs.length, 'job')}`,
    escapeMarkdown(groupCounts(group)),
    queues.length === 0 ? UNKNOWN : unbroken(`≤ ${durationCell(Math.max(...queues))}`),
    durations === undefined
      ? UNKNOWN
      : `${durationCell(durations.min)} – ${durationCell(durations.max)}`,
    telling.length === 0 ? UNKNOWN : telling.join(', '),
    '',
  ])
}

function renderJob(
  report: JobReport,
  name: string,
  { compared, weigh }: Context,
  indent = '',
): Piece {
  const { job, queue, duration } = report
  const render = () =>
    tableRow([
      indent + link(name, job.url),
      escapeMarkdown(standing(report)),
      durationCell(queue),
      durationCell(duration) + change(compared.get(report)),
      slowestStep(report),
      escapeMarkdown(runnerOf(report)),
    ])
  return { render, weight: weigh(report) }
}

/** Nothing for a job whose difference is within its spread. */
function change(comparison: Comparison | undefined): string {
  return comparison?.changed === true ? `<br>${deltaCell(comparison)}` : ''
}

function slowestStep({ slowestStep: slowest }: JobReport): string {
  if (slowest === undefined) return UNKNOWN
  return `${escapeMarkdown(slowest.step.name)} ${durationCell(slowest.duration)}`
}

/** The labels that the job asked for, or else the name of the runner. */
function runnerOf({ job: { runner } }: JobReport): string {
  const labels = runner.labels.join(', ')
  return shorten(singleLine(labels === '' ? (runner.name ?? UNKNOWN) : labels), MAX_RUNNER)
}
