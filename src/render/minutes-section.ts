import type { LabelMinutes, Minutes } from '../model/minutes.ts'
import { PRICES } from '../model/prices.ts'
import { link, table, text, type Column } from './markdown.ts'
import { durationCell, formatDuration, plural, UNKNOWN } from './units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Runner label' },
  { title: 'Jobs', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: 'Minutes', align: 'right' },
]
const PRICE: Column = { title: 'Estimated price', align: 'right' }

const MOST_ROWS = 20

/** The runner minutes of the attempt by label, and what they may cost. */
export function renderMinutes({ minutes }: { readonly minutes: Minutes | undefined }): string {
  if (minutes === undefined) return ''
  const priced = minutes.visibility === 'private' && minutes.price !== undefined
  const columns = priced ? [...COLUMNS, PRICE] : COLUMNS
  const rows = minutes.byLabels.slice(0, MOST_ROWS).map((row) => renderRow(row, priced))
  const rest = minutes.byLabels.length - rows.length
  return [
    '### Runner minutes',
    `${opening(minutes, priced)}.`,
    table(columns, rows),
    ...(rest === 0 ? [] : [`${plural(rest, 'label')} more in the JSON report.`]),
    ...billed(minutes),
    ...basis(minutes, priced),
  ].join('\n\n')
}

function renderRow({ labels, jobs, running, minutes, price }: LabelMinutes, priced: boolean) {
  const cells = [
    labels === '' ? UNKNOWN : text(labels),
    String(jobs),
    durationCell(running),
    String(minutes),
  ]
  return priced ? [...cells, price === undefined ? UNKNOWN : money(price)] : cells
}

function opening({ minutes, price, partial, unfinished }: Minutes, priced: boolean): string {
  const sum = `**${plural(minutes, 'minute')}**, each job's rounded up as GitHub bills them`
  const cost =
    priced && price !== undefined
      ? `; about **${money(price)}**${partial ? ' for those whose price is known' : ''}`
      : ''
  const open =
    unfinished === 0 ? '' : `; of ${plural(unfinished, 'running job')}, as far as it had run`
  return `${sum}${cost}${open}`
}

/** Where GitHub tells what it counted, its word. */
function billed({ billable, billedJobs }: Minutes): string[] {
  if (billable === undefined) return []
  const used = billedJobs === 0 ? '' : ` Its figures are used for ${plural(billedJobs, 'job')}.`
  const total = formatDuration(billable.total)
  return [`GitHub counts ${total} of billable time for all attempts of this run so far.${used}`]
}

function basis({ byLabels, visibility }: Minutes, priced: boolean): string[] {
  if (priced) {
    const table = link('prices', PRICES.source)
    return [
      `<sub>An estimate from GitHub's ${table} for standard runners since ${PRICES.since}, before the minutes that a plan includes; larger and self-hosted runners are not in it.</sub>`,
    ]
  }
  if (visibility !== 'public' || !byLabels.some(({ rate }) => rate !== undefined)) return []
  return ["<sub>GitHub's standard runners are free in public repositories.</sub>"]
}

/** `$1.24`; under a dollar with the tenth of a cent in which prices are made. */
function money(usd: number): string {
  return text(`$${usd.toFixed(usd < 1 ? 3 : 2)}`)
}
