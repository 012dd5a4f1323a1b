import type { JobGroup } from '../model/group.ts'
import type { JobReport, Report } from '../model/report.ts'
import { renderWithin, type Piece } from './budget.ts'
import { inTrouble } from './failures.ts'
import { link, tableHead, tableRow, text, type Column } from './markdown.ts'
import { durationCell, plural, unbroken, UNKNOWN } from './units.ts'
import { groupCounts, standing } from './words.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'Conclusion' },
  { title: 'Queued', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: 'Slowest step' },
  { title: 'Runner' },
]

/** Up to so many jobs, every leg of a matrix has a row; above, those in trouble and the slowest. */
const ALL_LEGS = 40

/** How many legs of a large group have a row of their own. */
const MOST_LEGS = 5

const HOSTED = /^GitHub[ -]Actions/i

/** The table of all jobs by group; of too many for the budget, those in trouble and the longest. */
export function renderJobs({ jobs = [], groups }: Report, budget: number): string {
  return renderWithin(
    {
      open: `### Jobs\n\n${tableHead(COLUMNS)}`,
      pieces: groups.flatMap((group) => renderGroup(group, jobs.length <= ALL_LEGS)),
      close: '',
      leftOut: (count) =>
        `${plural(count, 'row')} left out for want of room: the JSON report has every job.`,
    },
    budget,
  )
}

/** What a reader looks for first: what did not pass, then what took long. */
export function weightOf(report: JobReport): number {
  return (inTrouble(report) ? 1e15 : 0) + (report.duration ?? 0)
}

function renderGroup(group: JobGroup, allLegs: boolean): Piece[] {
  const { kind, name, jobs, worst } = group
  if (kind === 'job') return [renderJob(worst, text(worst.job.name))]
  const told = allLegs ? jobs : tellingLegs(jobs)
  const rest = jobs.length - told.length
  return [
    { text: renderSpan(group), weight: Math.max(...jobs.map(weightOf)) },
    ...told.map((leg) => renderJob(leg, text(withoutGroup(leg, name)), LEG)),
    ...(rest === 0
      ? []
      : [{ text: tableRow([`${LEG}${rest} more`, '', '', '', '', '']), weight: 0 }]),
  ]
}

const LEG = '&nbsp;↳&nbsp;'

/** The legs of a large group that tell something, in their order. */
function tellingLegs(jobs: readonly JobReport[]): readonly JobReport[] {
  const telling = new Set(jobs.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_LEGS))
  return jobs.filter((job) => telling.has(job))
}

/** `(windows, 22)` of `test (windows, 22)`, `preview` of `deploy / preview`. */
export function withoutGroup({ job }: JobReport, group: string): string {
  return job.name.startsWith(group) ? job.name.slice(group.length).replace(/^ \/ /, '') : job.name
}

function renderSpan(group: JobGroup): string {
  const { name, jobs, durations, worst } = group
  const queues = jobs.flatMap(({ queue }) => queue ?? [])
  const median = durations === undefined ? [] : [`median ${durationCell(durations.median)}`]
  const known = inTrouble(worst) ? ['worst'] : worst.duration === undefined ? [] : ['longest']
  const one = known.map((which) => `${which} ${text(withoutGroup(worst, name))}`)
  const telling = [...median, ...one]
  return tableRow([
    `**${text(name)}**, ${plural(jobs.length, 'job')}`,
    text(groupCounts(group)),
    queues.length === 0 ? UNKNOWN : unbroken(`≤ ${durationCell(Math.max(...queues))}`),
    durations === undefined
      ? UNKNOWN
      : `${durationCell(durations.min)} – ${durationCell(durations.max)}`,
    telling.length === 0 ? UNKNOWN : telling.join(', '),
    '',
  ])
}

function renderJob(report: JobReport, name: string, indent = ''): Piece {
  const { job, queue, duration } = report
  const row = tableRow([
    indent + link(name, job.url),
    text(standing(report)),
    durationCell(queue),
    durationCell(duration),
    slowestStep(report),
    text(runnerOf(report)),
  ])
  return { text: row, weight: weightOf(report) }
}

function slowestStep({ slowestStep: slowest }: JobReport): string {
  if (slowest === undefined) return UNKNOWN
  return `${text(slowest.step.name)} ${durationCell(slowest.duration)}`
}

/** The labels that the job asked for; with them the name of a runner that is somebody's own. */
function runnerOf({ job: { runner } }: JobReport): string {
  const labels = runner.labels.join(', ')
  const own = runner.name === undefined || HOSTED.test(runner.name) ? [] : [runner.name]
  const known = [...(labels === '' ? [] : [labels]), ...own]
  return known.length === 0 ? UNKNOWN : known.join(': ')
}
