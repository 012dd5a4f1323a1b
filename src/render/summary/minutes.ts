import type { LabelMinutes, Minutes } from '../../model/report/minutes.ts'
import { PRICES } from '../../model/report/prices.ts'
import type { Report } from '../../model/report/report.ts'
import { type Column, escapeMarkdown, link, section, tableOfFirst } from '../text/markdown.ts'
import { durationCell, formatDuration, plural, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly Column<LabelMinutes>[] = [
  {
    title: 'Runner label',
    cell: ({ labels }) => (labels === '' ? UNKNOWN : escapeMarkdown(labels)),
  },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Ran', align: 'right', cell: ({ running }) => durationCell(running) },
  { title: 'Minutes', align: 'right', cell: ({ minutes }) => String(minutes) },
]
const PRICE: Column<LabelMinutes> = {
  title: 'Estimated price',
  align: 'right',
  cell: ({ price }) => (price === undefined ? UNKNOWN : money(price)),
}

/** Renders the runner minutes of the attempt by label, and their estimated price. */
export function renderMinutes({ minutes }: Pick<Report, 'minutes'>): string {
  if (minutes === undefined) return ''
  const { selfHosted = [], billed = [] } = Object.groupBy(minutes.byLabels, (row) =>
    row.selfHosted ? 'selfHosted' : 'billed',
  )
  const priced = minutes.visibility === 'private' && minutes.price !== undefined
  return section('Runner minutes', [
    billed.length > 0 && opening(minutes, billed, priced),
    tableOfFirst(billed, priced ? [...COLUMNS, PRICE] : COLUMNS, 'label'),
    selfHosted.length > 0 &&
      `**${plural(sumOf(selfHosted), 'minute')}** on self-hosted runners, which GitHub does not bill${billed.length === 0 ? running(minutes) : ''}.`,
    tableOfFirst(selfHosted, COLUMNS, 'label'),
    counted(minutes),
    basis(minutes, priced),
  ])
}

function opening(minutes: Minutes, billed: readonly LabelMinutes[], priced: boolean): string {
  const { price } = minutes
  const sum = `**${plural(sumOf(billed), 'minute')}** (each job rounded up, as GitHub bills them)`
  const isPartial = billed.some((row) => row.price === undefined)
  const cost =
    priced && price !== undefined
      ? `; about **${money(price)}**${isPartial ? ' for jobs with a known price' : ''}`
      : ''
  return `${sum}${cost}${running(minutes)}.`
}

function sumOf(rows: readonly LabelMinutes[]): number {
  return rows.reduce((sum, { minutes }) => sum + minutes, 0)
}

function running({ unfinished }: Minutes): string {
  if (unfinished === 0) return ''
  return `; ${plural(unfinished, 'job')} ${unfinished === 1 ? 'was' : 'were'} still running`
}

function counted({ billable, billedJobs }: Minutes): string {
  if (billable === undefined) return ''
  const used = billedJobs === 0 ? '' : `; its values are used for ${plural(billedJobs, 'job')}`
  const total = formatDuration(billable)
  return `GitHub has counted ${total} of billable time for all attempts so far${used}.`
}

function basis({ byLabels, visibility }: Minutes, priced: boolean): string {
  if (priced) {
    const table = link('prices', PRICES.source)
    return `<sub>Estimate from GitHub's ${table} for standard runners since ${PRICES.since}, before the minutes included in a plan. Larger and self-hosted runners are not covered.</sub>`
  }
  const isFree = visibility === 'public' && byLabels.some(({ sku }) => sku !== undefined)
  return isFree ? "<sub>GitHub's standard runners are free in public repositories.</sub>" : ''
}

/** Returns `$1.24`; below a dollar with tenths of a cent, as in GitHub's prices. */
function money(usd: number): string {
  return escapeMarkdown(`$${usd.toFixed(usd < 1 ? 3 : 2)}`)
}
