import {
  type Comparison,
  type History,
  type JobComparison,
  type NotCompared,
  SLOWER,
  type WallCause,
} from '../../model/report/history.ts'
import type { Report } from '../../model/report/report.ts'
import { SECOND } from '../../model/time.ts'
import { formatDelta, shownDelta } from '../findings/delta.ts'
import { code, type Column, link, table, escapeMarkdown } from '../text/markdown.ts'
import { sparkline } from '../text/sparkline.ts'
import { stepUrl } from '../text/step-url.ts'
import { durationCell, plural, shareOf, unbroken, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'This run', align: 'right' },
  { title: 'Median', align: 'right' },
  { title: 'Difference', align: 'right' },
  { title: 'Earlier runs', align: 'right' },
  { title: 'The last of them, then this one' },
]

const MAX_JOBS = 10
const MAX_STEPS = 3
const MAX_BLOCKS = 20
const MAX_CAUSES = 3
const MAX_NAMES = 10

const RULE = `<sub>Slower is above the median by more than ${SLOWER.deviations} standard deviations, ${SLOWER.share * 100} % and ${SLOWER.time / SECOND} s, on at least ${SLOWER.values} earlier runs. The deviation is estimated from the job's own times and those of the other jobs.</sub>`

const NOT_COMPARED: Readonly<Record<NotCompared, string>> = {
  incomplete: 'not all of its times are known',
  unfinished: 'it has not finished',
  partial: 'only some of its jobs ran in this attempt',
  failed: 'it did not pass',
  'different-jobs': 'the same jobs ran in none of the earlier runs',
  'different-steps':
    'the steps of the job that makes this report do not show how far it had come in the earlier runs',
}

/** The run, its slower jobs with their slower steps, and the jobs and queues that changed. */
export function renderHistory({ history, run }: Pick<Report, 'history' | 'run'>): string {
  if (history === undefined) return ''
  const known = history.jobs.filter(({ delta, queue }) => (delta ?? queue?.delta) !== undefined)
  if (!isTelling(history) && known.length === 0) return ''
  const changed = known
    .filter(({ changed, queue }) => changed || queue?.changed === true)
    .toSorted((a, b) => byInterest(mostChanged(a), mostChanged(b)))
  const shown = changed.slice(0, MAX_JOBS)
  const rows = [...wallRow(history), ...shown.flatMap(jobRows)]
  return [
    '### Compared with earlier runs',
    introduction(history, run.event),
    ...(rows.length === 0 ? [] : [table(COLUMNS, rows)]),
    ...explain(history, changed.length),
    ...rest(known.length - shown.length, changed.length),
    ...changedJobs(history),
    ...(rows.length === 0 ? [] : [RULE]),
  ].join('\n\n')
}

/** Whether there is something to say even if no job can be compared. */
function isTelling({ wall, notCompared, newJobs, removedJobs }: History): boolean {
  const differs = notCompared === 'different-jobs' || notCompared === 'different-steps'
  return wall?.delta !== undefined || differs || newJobs.length + removedJobs.length > 0
}

function introduction(history: History, event: string | undefined): string {
  const { branch, runs, wall, notCompared } = history
  const others = new Set(runs.flatMap((run) => (run.event === event ? [] : (run.event ?? []))))
  const events = [...others].map((other) => code(other)).join(', ')
  return [
    `Compared with ${plural(runs.length, 'earlier successful run')} on ${code(branch)}.`,
    ...(event === undefined || others.size === 0
      ? []
      : [`Fewer than five runs were for ${code(event)}, so runs for ${events} are included.`]),
    ...(wall === undefined || wall.baseline.values === runs.length
      ? []
      : [`In ${wall.baseline.values} of them the same jobs ran.`]),
    ...(notCompared === undefined
      ? []
      : [`The run as a whole is not compared: ${NOT_COMPARED[notCompared]}.`]),
  ].join(' ')
}

/** What on the critical path made the run longer or shorter. */
function explain({ wall, causes }: History, changed: number): string[] {
  if (wall?.changed !== true) return []
  if (causes.length === 0) {
    return changed === 0 ? [] : ['Nothing on the critical path changed by more than its spread.']
  }
  const longer = (wall.delta ?? 0) > 0 ? 'longer' : 'shorter'
  const named = causes.slice(0, MAX_CAUSES).map((cause) => causePhrase(cause, wall, longer))
  return [`On the critical path, ${named.join(', ')}.`]
}

function causePhrase(
  { job, part, comparison }: WallCause,
  wall: Comparison,
  longer: string,
): string {
  const share = shareOf(Math.abs(comparison.delta ?? 0), Math.abs(wall.delta ?? 0))
  const verb = part === 'queue' ? 'queued' : 'ran'
  return (
    `**${link(escapeMarkdown(job.job.name), job.job.url)}** ${verb} ` +
    `${formatDelta(comparison).replace(/^[+−]/, '')} ${longer}` +
    (share === UNKNOWN ? '' : ` (${share} of the difference)`)
  )
}

function rest(count: number, changed: number): string[] {
  if (count === 0) return []
  if (changed === 0) return ['No job and no queue changed by more than its spread.']
  return [`${plural(count, 'job')} more, which changed less, in the JSON report.`]
}

function changedJobs({ newJobs, removedJobs }: History): string[] {
  return [
    ...nameJobs('Not in the earlier runs', newJobs),
    ...nameJobs('In the previous run and not in this one', removedJobs),
  ]
}

function nameJobs(label: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const named = names.slice(0, MAX_NAMES).map((name) => `**${escapeMarkdown(name)}**`)
  const more = names.length - named.length
  return [`${label}: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`]
}

function mostChanged(job: JobComparison): Comparison {
  return job.queue !== undefined && byInterest(job.queue, job) < 0 ? job.queue : job
}

/** What is slower first, then what changed most. */
function byInterest(a: Comparison, b: Comparison): number {
  const change = ({ delta = 0 }: Comparison) => Math.abs(delta)
  return Number(b.slower) - Number(a.slower) || change(b) - change(a)
}

function wallRow({ wall }: History): string[][] {
  return wall?.delta === undefined ? [] : [row('**The run**', wall)]
}

function jobRows(comparison: JobComparison): string[][] {
  const { job, queue, steps, changed, slower } = comparison
  const name = link(escapeMarkdown(job.job.name), job.job.url)
  const slowerSteps = steps.filter((step) => slower && step.slower).toSorted(byInterest)
  return [
    ...(queue?.changed === true ? [row(`${name}, queued`, queue)] : []),
    ...(changed ? [row(name, comparison)] : []),
    ...slowerSteps
      .slice(0, MAX_STEPS)
      .map((step) =>
        row(`↳ ${link(escapeMarkdown(step.step.step.name), stepUrl(job, step.step.step))}`, step),
      ),
  ]
}

function row(name: string, comparison: Comparison): string[] {
  const { value, baseline, earlier } = comparison
  const last = earlier.slice(-MAX_BLOCKS)
  return [
    name,
    durationCell(value),
    durationCell(baseline.median),
    difference(comparison),
    String(baseline.values),
    unbrokenBlocks(sparkline([...last, value])),
  ]
}

function difference(comparison: Comparison): string {
  const { value, delta, baseline, slower } = comparison
  if (value === undefined || delta === undefined) return UNKNOWN
  const { median } = baseline
  const share = median === 0 ? '' : `, ${percent(shownDelta(value, median) / median)}`
  const cell = unbroken(`${formatDelta(comparison)}${share}`)
  return slower ? `**${cell} slower**` : cell
}

function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded)} %`
}

/** This run's block stands apart. */
function unbrokenBlocks(blocks: string): string {
  return unbroken(`${blocks.slice(0, -1)} ${blocks.slice(-1)}`)
}
