import type { Report } from '../../model/report/report.ts'
import type { LabelMinutes, Minutes } from '../../model/shapes/times.ts'
import { type Block, type CellColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import { durationCell, formatDuration, formatPrice, plural, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly CellColumn<LabelMinutes>[] = [
  {
    title: 'Runner label',
    isName: true,
    cell: ({ labels }, { text }) => (labels === '' ? UNKNOWN : text(labels)),
  },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Ran', align: 'right', cell: ({ duration }) => durationCell(duration) },
  { title: 'Minutes', align: 'right', cell: ({ minutes }) => String(minutes) },
]
const PRICE: CellColumn<LabelMinutes> = {
  title: 'Estimated price',
  align: 'right',
  cell: ({ estimatedPriceUsd: price }, inline) =>
    price === undefined ? UNKNOWN : inline.text(formatPrice(price)),
}

/** Returns the runner minutes of the attempt by label, and their estimated price. */
export function minutesSection({ minutes }: Pick<Report, 'minutes'>, inline: Inline): Section {
  const title = 'Runner minutes'
  if (minutes === undefined) return { title, blocks: [] }
  const { selfHosted = [], billed = [] } = Object.groupBy(minutes.byLabels, (row) =>
    row.selfHosted ? 'selfHosted' : 'billed',
  )
  const isPriced = minutes.visibility === 'private' && minutes.estimatedPriceUsd !== undefined
  const columns = isPriced ? [...COLUMNS, PRICE] : COLUMNS
  const own = inline.strong(plural(minutesOf(selfHosted), 'minute'))
  return {
    title,
    blocks: [
      billed.length === 0 ? '' : opening(minutes, billed, inline),
      ...tableOf({ rows: billed, columns, inline, noun: 'label' }),
      selfHosted.length === 0
        ? ''
        : `${own} on self-hosted runners, which GitHub does not bill${billed.length === 0 ? running(minutes) : ''}.`,
      ...tableOf({ rows: selfHosted, columns: COLUMNS, inline, noun: 'label' }),
      countedByGitHub(minutes),
      ...basis(minutes, isPriced, inline),
    ],
  }
}

function opening(minutes: Minutes, billed: readonly LabelMinutes[], inline: Inline): string {
  const { estimatedPriceUsd: price, visibility } = minutes
  const { strong } = inline
  const sum = `${strong(plural(minutesOf(billed), 'minute'))} (each job rounded up, as GitHub bills them)`
  const isPartial = billed.some((row) => row.estimatedPriceUsd === undefined)
  const cost =
    visibility === 'private' && price !== undefined
      ? `; about ${strong(inline.text(formatPrice(price)))}${isPartial ? ' for jobs with a known price' : ''}`
      : ''
  return `${sum}${cost}${running(minutes)}.`
}

function minutesOf(rows: readonly LabelMinutes[]): number {
  return rows.reduce((sum, { minutes }) => sum + minutes, 0)
}

function running({ jobsUnfinished }: Minutes): string {
  if (jobsUnfinished === 0) return ''
  return `; ${plural(jobsUnfinished, 'job')} ${jobsUnfinished === 1 ? 'was' : 'were'} still running`
}

function countedByGitHub({ billable, billedJobs }: Minutes): string {
  if (billable === undefined) return ''
  const used = billedJobs === 0 ? '' : `; its values are used for ${plural(billedJobs, 'job')}`
  const total = formatDuration(billable)
  return `GitHub has counted ${total} of billable time for all attempts so far${used}.`
}

function basis(
  { byLabels, visibility, prices }: Minutes,
  isPriced: boolean,
  { link }: Inline,
): Block[] {
  if (isPriced) {
    const table = link('prices', prices.source)
    const legend = `Estimate from GitHub's ${table} for standard runners since ${prices.since}, before the minutes included in a plan. Larger and self-hosted runners are not covered.`
    return [{ legend }]
  }
  const isFree = visibility === 'public' && byLabels.some(({ sku }) => sku !== undefined)
  return isFree ? [{ legend: "GitHub's standard runners are free in public repositories." }] : []
}
