import type { Month, RunWeek, WeekRow } from '../../model/shapes/month.ts'
import { median, groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY } from '../../model/time.ts'
import { type CellColumn, type Section, tableOf } from '../../render/findings/section.ts'
import type { Inline } from '../../render/text/inline.ts'
import {
  durationCell,
  formatCount,
  formatDay,
  formatInstant,
  plural,
  shareOf,
  UNKNOWN,
} from '../../render/text/units.ts'
import { shortName } from './headline.ts'

const WEEK = 7 * DAY
const MAX_SERIES = 10
/** A share of fewer runs says little. */
export const MIN_RATED = 10
/** A week is counted so long after its end: later nights list no more of its runs. */
export const COUNTED_AFTER = 3 * DAY

/** The rows of a workflow and an event in the newest week that is counted, and in those before it. */
interface TableRow extends Pick<WeekRow, 'workflow' | 'event'> {
  readonly now: readonly WeekRow[]
  readonly before: readonly WeekRow[]
  /** How many weeks are before. */
  readonly weeksBefore: number
}

const COLUMNS: readonly CellColumn<TableRow>[] = [
  {
    title: 'Workflow',
    cell: ({ workflow, event }, inline) =>
      inline.text(shortName(`${workflow}${event === undefined ? '' : `, ${event}`}`, inline)),
  },
  column('Runs a week', (rows, weeks) => rateOf(total(rows, 'runs'), weeks)),
  column('Failed', failedCell),
  column('Median', (rows) => durationCell(median(rows.flatMap((row) => row.median ?? [])))),
]

/** Returns a column with what was before and what was in the newest week. */
function column(
  title: string,
  cellOf: (rows: readonly WeekRow[], weeks: number) => string,
): CellColumn<TableRow> {
  return {
    title,
    align: 'right',
    cell: ({ before, now, weeksBefore }) => `${cellOf(before, weeksBefore)} → ${cellOf(now, 1)}`,
  }
}

/** Returns how many there are in a week, with a decimal below ten. */
function rateOf(count: number, weeks: number): string {
  if (weeks === 0) return UNKNOWN
  const rate = count / weeks
  return formatCount(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate))
}

type ListedWeeks = Pick<Month, 'runWeeks' | 'madeAt'>

/** Returns the weeks that are counted, newest first: no later night changes them. */
function countedWeeks({ runWeeks, madeAt }: ListedWeeks): RunWeek[] {
  return runWeeks.filter(({ weekAt }) => weekAt + WEEK + COUNTED_AFTER <= madeAt)
}

function failedCell(rows: readonly WeekRow[]): string {
  const decided = total(rows, 'runs') - total(rows, 'undecided')
  return failedText({ failed: total(rows, 'failed'), decided })
}

/** Returns `5 %` of the runs that passed or failed, or `1 of 7` of fewer than ten. */
export function failedText({ failed, decided } = { failed: 0, decided: 0 }): string {
  if (decided === 0) return UNKNOWN
  return decided < MIN_RATED ? `${failed} of ${decided}` : shareOf(failed, decided)
}

function total(rows: readonly WeekRow[], of: 'runs' | 'failed' | 'undecided'): number {
  return rows.reduce((sum, row) => sum + row[of], 0)
}

/** Returns what says how many runs a workflow has in a week: the mean of the weeks that are counted and were listed. */
export function weekRates(month: ListedWeeks): (path: string) => string {
  const weeks = wholeWeeks(month)
  const rows = weeks.flatMap((week) => week.rows)
  return (path) =>
    rateOf(
      total(
        rows.filter(({ workflowPath }) => workflowPath === path),
        'runs',
      ),
      weeks.length,
    )
}

function wholeWeeks(month: ListedWeeks): RunWeek[] {
  return countedWeeks(month).filter(({ weekAt, listedFromAt }) => listedFromAt === weekAt)
}

/** Returns the table of the runs of the weeks that are counted, and which of them were not listed. */
export function weekSection(month: ListedWeeks, inline: Inline): Section {
  const counted = countedWeeks(month)
  const weeks = wholeWeeks(month)
  const [newest, ...before] = weeks
  const series = groupsOf(
    weeks.flatMap(({ weekAt, rows }) => rows.map((row) => ({ ...row, weekAt }))),
    ({ workflowPath, event }) => JSON.stringify([workflowPath, event]),
  )
  const rowOf = (some: Some<WeekRow & Pick<RunWeek, 'weekAt'>>): TableRow => ({
    ...some[0],
    now: some.filter(({ weekAt }) => weekAt === newest?.weekAt),
    before: some.filter(({ weekAt }) => weekAt !== newest?.weekAt),
    weeksBefore: before.length,
  })
  const rows = sortBy(series, (some) => -total(some, 'runs'))
    .slice(0, MAX_SERIES)
    .map(rowOf)
  const omitted = series.length - rows.length
  const since = before.length === 0 ? '' : `The ${plural(before.length, 'week')} before → `
  const title =
    newest && `${since}${since === '' ? 'The' : 'the'} week from ${formatDay(newest.weekAt)}`
  return {
    title: 'Runs by week',
    blocks: [
      ...counted.map((week) => listedLine(week)),
      rows.length === 0 ? '' : `${title}:`,
      ...tableOf({ rows, columns: COLUMNS, inline }),
      omitted === 0 ? '' : `${omitted} more in the JSON.`,
    ],
  }
}

/** Returns which runs of a week were not listed; '' if all were. */
function listedLine({ weekAt, listedFromAt }: RunWeek): string {
  if (listedFromAt === weekAt) return ''
  const week = `the week from ${formatDay(weekAt)}`
  if (listedFromAt === undefined) return `No run of ${week} was listed.`
  return `Of ${week}, only runs since ${formatInstant(listedFromAt)} were listed.`
}
