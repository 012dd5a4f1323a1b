import {
  type Comparison,
  type History,
  type JobComparison,
  SLOWER,
  type WallCause,
} from '../../model/report/history.ts'
import { DIFFERENT_REASONS, NOT_COMPARED_REASONS } from '../../model/reasons.ts'
import type { Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { SECOND } from '../../model/time.ts'
import { formatDelta } from '../text/delta.ts'
import { type CellColumn, durationColumn, type Section, tableOf } from '../findings/section.ts'
import { type Inline, jobLink, jobName } from '../text/inline.ts'
import {
  formatDuration,
  enumerate,
  joinTexts,
  plural,
  shareOf,
  shownDelta,
  unbroken,
  UNKNOWN,
} from '../text/units.ts'

/** A row of the table: the run, or a job, queue or step. */
interface HistoryRow {
  readonly name: string
  readonly comparison: Comparison
}

const COLUMNS: readonly CellColumn<HistoryRow>[] = [
  { title: 'Job', isName: true, cell: ({ name }) => name },
  durationColumn('This run', ({ comparison }) => comparison.value),
  durationColumn('Median', ({ comparison }) => comparison.baseline.median),
  {
    title: 'Change',
    align: 'right',
    cell: ({ comparison }, inline) => difference(comparison, inline),
  },
  { title: 'Earlier runs', align: 'right', cell: (row) => String(row.comparison.baseline.values) },
]

const MAX_HISTORY_JOBS = 10
const MAX_STEPS = 3
const MAX_SLOWER_CAUSES = 3
const MAX_NAMES = 10

const RULE = `A job is slower if it exceeds the median of at least ${SLOWER.values} earlier runs by more than ${SLOWER.deviations} standard deviations, ${SLOWER.share * 100} % and ${SLOWER.time / SECOND} s, but never if two or more of them took as long. If they have two levels, as with and without a cache hit, median and change are those of the nearer level. The deviation is estimated from the earlier durations of the job and of the other jobs.`

/** Returns the run, the jobs and queues that changed, and the slower steps of slower jobs. */
export function historySection(
  { history, run, criticalPath }: Pick<Report, 'history' | 'run' | 'criticalPath'>,
  inline: Inline,
): Section {
  const title = 'Compared with earlier runs'
  const known = history?.jobs.filter(({ delta, queue }) => (delta ?? queue?.delta) !== undefined)
  if (history === undefined || known === undefined) return { title, blocks: [] }
  if (!isWorthShowing(history) && known.length === 0) return { title, blocks: [] }
  const { duration, startDelay, withoutWait } = history
  const changed = known
    .filter(({ changed, queue }) => changed || queue?.changed)
    .toSorted((a, b) => byInterest(mostChanged(a), mostChanged(b)))
  const shown = changed.slice(0, MAX_HISTORY_JOBS)
  const rows = [
    ...(duration?.delta === undefined
      ? []
      : [{ name: inline.strong('The run'), comparison: duration }]),
    ...(withoutWait?.delta === undefined
      ? []
      : [{ name: 'The run without the wait', comparison: withoutWait }]),
    ...shown.flatMap((comparison) => comparedRows(comparison, inline)),
  ]
  return {
    title,
    blocks: [
      introduction(history, run.event, inline),
      ...tableOf({ rows, columns: COLUMNS, inline }),
      startDelay === undefined
        ? ''
        : `The run waited ${formatDuration(startDelay)} before its first job started.`,
      criticalPath === undefined ? '' : causesSentence(history, changed.length, inline),
      rest(known.length - shown.length, changed.length),
      nameJobs('New jobs', history.newJobs, inline),
      nameJobs('In the previous run but not in this one', history.removedJobs, inline),
      ...(changed.length > 0 || duration?.changed ? [{ legend: RULE }] : []),
    ],
  }
}

/** Returns whether there is something to report even if no job can be compared. */
function isWorthShowing(history: History): boolean {
  const { duration, durationNotCompared: reason, newJobs, removedJobs } = history
  const differs = reason !== undefined && reason in DIFFERENT_REASONS
  return duration?.delta !== undefined || differs || newJobs.length + removedJobs.length > 0
}

function introduction(history: History, event: string | undefined, { code }: Inline): string {
  const { branch, runs, duration: wall, durationNotCompared: notCompared } = history
  const events = [...new Set(runs.flatMap((run) => run.event ?? []))]
  const named = events.map((one) => code(one)).join(', ')
  const isOther = event !== undefined && events.some((one) => one !== event)
  const sentences = [
    `Baseline: ${plural(runs.length, 'earlier successful run')} on ${code(branch)}${isOther ? `, for ${named}` : ''}.`,
    wall !== undefined &&
      wall.baseline.values !== runs.length &&
      `The same jobs ran in ${wall.baseline.values} of them.`,
    notCompared !== undefined &&
      `The run as a whole is not compared: it ${NOT_COMPARED_REASONS[notCompared]}.`,
  ]
  return joinTexts(sentences, ' ')
}

/** Explains which jobs on the critical path made the run longer or shorter. */
function causesSentence(history: History, changed: number, inline: Inline): string {
  const { duration: wall, causes, startDelay, withoutWait } = history
  const isExplained = startDelay !== undefined || withoutWait?.changed === false
  if (isExplained && causes.length === 0) return ''
  if (wall?.changed !== true || (causes.length === 0 && changed === 0)) return ''
  if (causes.length === 0) {
    return 'Nothing on the critical path changed by more than the normal variation.'
  }
  const named = causes.slice(0, MAX_SLOWER_CAUSES).map((cause) => causePhrase(cause, wall, inline))
  return `On the critical path, ${named.join(', ')}.`
}

function causePhrase(cause: WallCause, wall: Comparison, inline: Inline): string {
  const { job, part, comparison } = cause
  const verb = part === 'queue' ? 'queued' : 'ran'
  const time = formatDelta(comparison).replace(/^[+−]/, '')
  const longer = (wall.delta ?? 0) > 0 ? 'longer' : 'shorter'
  const share = shareOf(Math.abs(comparison.delta ?? 0), Math.abs(wall.delta ?? 0))
  const ofChange = share === UNKNOWN ? '' : ` (${share} of the change)`
  return `${jobName(job.listed, inline)} ${verb} ${time} ${longer}${ofChange}`
}

function rest(count: number, changed: number): string {
  if (count === 0) return ''
  if (changed === 0) return 'No job or queue time changed by more than the normal variation.'
  return `${plural(count, 'more job')} with smaller changes in the JSON report.`
}

function nameJobs(label: string, names: readonly string[], { text, strong }: Inline): string {
  if (names.length === 0) return ''
  const named = names.map((name) => strong(text(name)))
  return `${label}: ${enumerate(named, MAX_NAMES)}`
}

function mostChanged(job: JobComparison): Comparison {
  return job.queue !== undefined && byInterest(job.queue, job) < 0 ? job.queue : job
}

/** Sorts slower values first, then by the size of the change. */
function byInterest(a: Comparison, b: Comparison): number {
  const change = ({ delta = 0 }: Comparison) => Math.abs(delta)
  return Number(b.slower) - Number(a.slower) || change(b) - change(a)
}

function comparedRows(comparison: JobComparison, inline: Inline): HistoryRow[] {
  const { job, queue, steps, changed, slower } = comparison
  const name = jobLink(job.listed, inline)
  const slowerSteps = steps.filter((step) => slower && step.slower).toSorted(byInterest)
  return [
    ...(queue?.changed ? [{ name: `${name}, queued`, comparison: queue }] : []),
    ...(changed ? [{ name, comparison }] : []),
    ...slowerSteps.slice(0, MAX_STEPS).map((slow) => {
      const { step } = slow.step
      const label = inline.link(inline.text(step.name), stepUrl(job.listed, step))
      return { name: `↳ ${label}`, comparison: slow }
    }),
  ]
}

function difference(comparison: Comparison, { strong }: Inline): string {
  const { value, delta, baseline, slower } = comparison
  if (value === undefined || delta === undefined) return UNKNOWN
  const { median } = baseline
  const share = median === 0 ? '' : `, ${percent(shownDelta(value, median) / median)}`
  const cell = unbroken(`${formatDelta(comparison)}${share}`)
  return slower ? strong(`${cell} slower`) : cell
}

function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded)} %`
}
