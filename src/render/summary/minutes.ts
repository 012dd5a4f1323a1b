import type { LabelMinutes, Minutes } from '../../model/report/minutes.ts'
import { PRICES } from '../../model/report/prices.ts'
import { type Column, escapeMarkdown, link, table } from '../text/markdown.ts'
import { durationCell, formatDuration, plural, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Runner label' },
  { title: 'Jobs', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: 'Minutes', align: 'right' },
]
const PRICE: Column = { title: 'Estimated price', align: 'right' }

const MAX_ROWS = 20

/** Renders the runner minutes of the attempt by label, and their estimated price. */
export function renderMinutes({ minutes }: { readonly minutes: Minutes | undefined }): string {
  if (minutes === undefined) return ''
  const [selfHosted = [], billed = []] = [true, false].map((isSelfHosted) =>
    minutes.byLabels.filter((row) => row.selfHosted === isSelfHosted),
  )
  const priced = minutes.visibility === 'private' && minutes.price !== undefined
  return [
    '### Runner minutes',
    ...(billed.length === 0
      ? []
      : [
          `${opening(minutes, billed, priced)}.`,
          ...renderTable(billed, priced ? [...COLUMNS, PRICE] : COLUMNS),
        ]),
    ...(selfHosted.length === 0
      ? []
      : [
          `${selfHostedOpening(selfHosted)}${billed.length === 0 ? running(minutes) : ''}.`,
          ...renderTable(selfHosted, COLUMNS),
        ]),
    ...counted(minutes),
    ...basis(minutes, priced),
  ].join('\n\n')
}

function renderTable(rows: readonly LabelMinutes[], columns: readonly Column[]): string[] {
  const shown = rows.slice(0, MAX_ROWS)
  const rest = rows.length - shown.length
  return [
    table(
      columns,
      shown.map((row) => renderRow(row, columns.includes(PRICE))),
    ),
    ...(rest === 0 ? [] : [`${plural(rest, 'more label')} in the JSON report.`]),
  ]
}

function renderRow({ labels, jobs, running, minutes, price }: LabelMinutes, priced: boolean) {
  const cells = [
    labels === '' ? UNKNOWN : escapeMarkdown(labels),
    String(jobs),
    durationCell(running),
    String(minutes),
  ]
  return priced ? [...cells, price === undefined ? UNKNOWN : money(price)] : cells
}

function opening(minutes: Minutes, billed: readonly LabelMinutes[], priced: boolean): string {
  const { price } = minutes
  const sum = `**${plural(sumOf(billed), 'minute')}** (each job rounded up, as GitHub bills them)`
  const isPartial = billed.some((row) => row.price === undefined)
  const cost =
    priced && price !== undefined
      ? `; about **${money(price)}**${isPartial ? ' for jobs with a known price' : ''}`
      : ''
  return `${sum}${cost}${running(minutes)}`
}

function selfHostedOpening(rows: readonly LabelMinutes[]): string {
  return `**${plural(sumOf(rows), 'minute')}** on self-hosted runners, which GitHub does not bill`
}

function sumOf(rows: readonly LabelMinutes[]): number {
  return rows.reduce((sum, { minutes }) => sum + minutes, 0)
}

function running({ unfinished }: Minutes): string {
  if (unfinished === 0) return ''
  return `; ${plural(unfinished, 'job')} ${unfinished === 1 ? 'was' : 'were'} still running`
}

/** Reports the time that GitHub has counted, if it is known. */
function counted({ billable, billedJobs }: Minutes): string[] {
  if (billable === undefined) return []
  const used = billedJobs === 0 ? '' : `; its values are used for ${plural(billedJobs, 'job')}`
  const total = formatDuration(billable.total)
  return [`GitHub has counted ${total} of billable time for all attempts so far${used}.`]
}

function basis({ byLabels, visibility }: Minutes, priced: boolean): string[] {
  if (priced) {
    const table = link('prices', PRICES.source)
    return [
      `<sub>Estimate from GitHub's ${table} for standard runners since ${PRICES.since}, before the minutes included in a plan. Larger and self-hosted runners are not covered.</sub>`,
    ]
  }
  if (visibility !== 'public' || !byLabels.some(({ rate }) => rate !== undefined)) return []
  return ["<sub>GitHub's standard runners are free in public repositories.</sub>"]
}

/** Returns `$1.24`; below a dollar with tenths of a cent, as in GitHub's prices. */
function money(usd: number): string {
  return escapeMarkdown(`$${usd.toFixed(usd < 1 ? 3 : 2)}`)
}
