import { waitReason } from '../../model/reasons.ts'
import type { Report, UnstartedJob } from '../../model/report/report.ts'
import type { LabelWaiting } from '../../model/shapes/times.ts'
import { MINUTE } from '../../model/time.ts'
import { type Inline, jobName } from '../text/inline.ts'
import { stateFields } from '../text/state-fields.ts'
import { durationCell, enumerate, formatDuration, joinTexts, plural } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const COLUMNS: readonly CellColumn<LabelWaiting>[] = [
  { title: 'Runner label', isName: true, cell: ({ labels }, { text }) => text(labels) },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Queued', align: 'right', cell: ({ queue }) => durationCell(queue) },
  { title: 'Longest queue', align: 'right', cell: (label) => durationCell(label.longestQueue) },
  { title: 'Ran', align: 'right', cell: ({ running }) => durationCell(running) },
]

const MAX_UNSTARTED = 10

/** Minimum wait for a runner that is worth a line, and as a part of the duration of the run. */
export const MIN_LONG_QUEUE = 2 * MINUTE
const MIN_QUEUE_SHARE = 0.25

const LEGEND = 'Sums over the jobs. Queued: from ready until it started.'

/** Returns how long the jobs waited for each kind of runner; nothing if no job waited. */
export function waitingSection({ waiting, totals }: Report, inline: Inline): Section {
  const { byLabels, unstarted, peakJobs } = waiting
  const waited = byLabels.some(({ queue = 0 }) => queue > 0)
  const isSilent = !waited && unstarted.length === 0
  const described = unstarted.map((job) => describeUnstarted(job, inline))
  const lines = described.slice(0, MAX_UNSTARTED)
  const rest = unstarted.length - lines.length
  const minQueue = Math.max(MIN_LONG_QUEUE, (totals.duration ?? 0) * MIN_QUEUE_SHARE)
  const long = byLabels.filter(({ longestQueue = 0 }) => longestQueue >= minQueue)
  const queues = long.map(
    ({ labels, longestQueue }) =>
      `up to ${formatDuration(longestQueue)} for a runner (${inline.strong(inline.text(labels))})`,
  )
  return {
    title: 'Waiting',
    // Its cause says how long a job waited that was cancelled.
    line: enumerate([
      ...described.filter((_, at) => unstarted[at]?.job.failure?.kind !== 'cancelled'),
      ...queues,
    ]),
    blocks: [
      isSilent || peakJobs < 2 ? '' : `At most ${peakJobs} jobs ran at the same time.`,
      isSilent ? '' : sumsOf(totals),
      { list: rest > 0 ? [...lines, `${plural(rest, 'more job')} in the JSON report`] : lines },
      ...(waited ? tableOf({ rows: byLabels, columns: COLUMNS, inline, noun: 'label' }) : []),
      ...(waited ? [{ legend: LEGEND }] : []),
    ],
  }
}

function sumsOf({ queue, execution }: Report['totals']): string {
  const queued = queue !== undefined && `queued for ${formatDuration(queue)}`
  const ran = execution !== undefined && `ran for ${formatDuration(execution)}`
  const sums = joinTexts([queued, ran], ' and ')
  return sums === '' ? '' : `In total, the jobs ${sums}.`
}

function describeUnstarted(
  { job, waited, finished, heldBy }: UnstartedJob,
  inline: Inline,
): string {
  const { labels } = job.job.runner
  const listed = labels.length === 0 ? '' : ` (${inline.text(labels.join(', '))})`
  const { status } = stateFields(job.job.state)
  const what = `${waitReason(heldBy === 'approval', status)}${heldBy === 'runner' ? listed : ''}`
  const duration = formatDuration(waited)
  const verb = !finished
    ? `has been waiting for ${what} for ${duration}`
    : job.outcome === 'cancelled'
      ? `waited for ${what} for ${duration} until it was cancelled`
      : `waited for ${what} for ${duration} and never got one`
  return `${jobName(job.job, inline)} ${verb}`
}
