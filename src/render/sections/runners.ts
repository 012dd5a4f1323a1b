import { waitReason } from '../../model/reasons.ts'
import type { Report, UnstartedJob } from '../../model/report/report.ts'
import type { LabelMinutes, LabelWaiting, Minutes } from '../../model/shapes/times.ts'
import { type Inline, jobName } from '../text/inline.ts'
import { stateFields } from '../text/state-fields.ts'
import { isLongQueue, longWaits } from '../text/waits.ts'
import { enumerate, formatDuration, joinTexts, plural, textsIn, UNKNOWN } from '../text/units.ts'
import { type CellColumn, durationColumn, type Section, tableOf } from '../findings/section.ts'

/** The jobs with the same labels; only those whose runner has labels are known to have waited for one. */
type LabelRow = Pick<LabelWaiting, 'labels' | 'jobs' | 'running'> &
  Partial<Pick<LabelWaiting, 'queue' | 'longestQueue'> & Pick<LabelMinutes, 'minutes'>>

const NAME: CellColumn<LabelRow> = {
  title: 'Runner label',
  isName: true,
  cell: ({ labels }, { text }) => (labels === '' ? UNKNOWN : text(labels)),
}
const JOBS: CellColumn<LabelRow> = {
  title: 'Jobs',
  align: 'right',
  cell: ({ jobs }) => String(jobs),
}
const QUEUES: readonly CellColumn<LabelRow>[] = [
  durationColumn('Queued', ({ queue }) => queue),
  durationColumn('Longest queue', ({ longestQueue }) => longestQueue),
]
const TIMES: readonly CellColumn<LabelRow>[] = [
  durationColumn('Ran', ({ running }) => running),
  { title: 'Minutes', align: 'right', cell: ({ minutes }) => String(minutes ?? UNKNOWN) },
]

const MAX_UNSTARTED = 10

const LEGEND = 'Sums over the jobs. Queued: from ready until it started.'

/** Returns how long the jobs waited for each kind of runner and ran on it, with the runner minutes. */
export function runnersSection(report: Report, inline: Inline): Section {
  const { waiting, totals, minutes } = report
  const { byLabels, unstarted, peakJobs } = waiting
  const waited = byLabels.some(({ queue = 0 }) => queue > 0)
  const isSilent = !waited && unstarted.length === 0 && minutes === undefined
  const described = unstarted.map((job) => describeUnstarted(job, inline))
  const lines = described.slice(0, MAX_UNSTARTED)
  const rest = unstarted.length - lines.length
  const said = longWaits(report).map(({ job }) => job.queue)
  const long = byLabels.filter(
    ({ longestQueue }) => isLongQueue(longestQueue, totals) && !said.includes(longestQueue),
  )
  const queues = long.map(
    ({ labels, longestQueue }) =>
      `up to ${formatDuration(longestQueue)} for a runner (${inline.strong(inline.text(labels))})`,
  )
  // Its cause says how long a job waited that was cancelled.
  const others = described.filter((_, at) => unstarted[at]?.job.failure?.kind !== 'cancelled')
  const waits = [...others, ...queues]
  const columns = [NAME, JOBS, ...(waited ? QUEUES : []), ...TIMES]
  return {
    title: 'Runners',
    line: waits.length === 0 ? '' : `Waiting: ${enumerate(waits)}`,
    blocks: [
      isSilent || peakJobs < 2 ? '' : `At most ${peakJobs} jobs ran at the same time.`,
      isSilent ? '' : sumsOf(totals),
      { list: rest > 0 ? [...lines, `${plural(rest, 'more job')} in the JSON report`] : lines },
      ...(minutes === undefined ? [] : minutesOf(minutes, inline)),
      ...(isSilent ? [] : tableOf({ rows: rowsOf(report), columns, inline, noun: 'label' })),
      ...(waited ? [{ legend: LEGEND }] : []),
    ],
  }
}

function rowsOf({ waiting, minutes }: Report): readonly LabelRow[] {
  const byLabels = new Map(minutes?.byLabels.map((row) => [row.labels.toLowerCase(), row]))
  const labelled = waiting.byLabels.map((row): LabelRow => {
    const found = byLabels.get(row.labels.toLowerCase())
    byLabels.delete(row.labels.toLowerCase())
    return { ...row, ...(found !== undefined && { minutes: found.minutes }) }
  })
  const others = [...byLabels.values()].map((row): LabelRow => ({ ...row, running: row.duration }))
  return [...labelled, ...others]
}

/** Says how many runner minutes GitHub bills, and how many it does not. */
function minutesOf({ byLabels, jobsUnfinished }: Minutes, { strong }: Inline): string[] {
  const { own = [], billed = [] } = Object.groupBy(byLabels, (row) =>
    row.selfHosted ? 'own' : 'billed',
  )
  const sumOf = (rows: readonly LabelMinutes[]) =>
    strong(
      plural(
        rows.reduce((total, row) => total + row.minutes, 0),
        'runner minute',
      ),
    )
  const was = jobsUnfinished === 1 ? 'was' : 'were'
  const open = jobsUnfinished === 0 ? '' : `; ${plural(jobsUnfinished, 'job')} ${was} still running`
  return textsIn([
    billed.length > 0 && `${sumOf(billed)} (each job rounded up, as GitHub bills them)`,
    own.length > 0 && `${sumOf(own)} on self-hosted runners, which GitHub does not bill`,
  ]).map((sentence, at) => `${sentence}${at === 0 ? open : ''}.`)
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
  const { labels } = job.listed.runner
  const listed = labels.length === 0 ? '' : ` (${inline.text(labels.join(', '))})`
  const { status } = stateFields(job.listed.state)
  const what = `${waitReason(heldBy === 'approval', status)}${heldBy === 'runner' ? listed : ''}`
  const duration = formatDuration(waited)
  const verb = !finished
    ? `has been waiting for ${what} for ${duration}`
    : job.outcome === 'cancelled'
      ? `waited for ${what} for ${duration} until it was cancelled`
      : `waited for ${what} for ${duration} and never got one`
  return `${jobName(job.listed, inline)} ${verb}`
}
