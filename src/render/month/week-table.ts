import type { RunWeek, WeekRow } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Instant, type Milliseconds } from '../../model/time.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import { details } from '../text/markdown.ts'
import { durationCell, formatDay, formatInstant, shareOf, UNKNOWN } from '../text/units.ts'
import { writeBlocks } from '../summary/summary.ts'
import { shortName } from './headline.ts'

const WEEK = 7 * DAY
/** This week and those before it that the table has; the JSON has one more. */
export const SHOWN_WEEKS = 4
const MAX_SERIES = 10
/** A share of fewer runs says little. */
export const MIN_RATED = 10
/** A week is counted so long after its end: later nights list no more of its runs. */
export const COUNTED_AFTER = 3 * DAY

/** The rows of a workflow and an event this week and in the weeks before it. */
interface TableRow extends Pick<WeekRow, 'workflow' | 'event'> {
  readonly now: readonly WeekRow[]
  readonly before: readonly WeekRow[]
}

const COLUMNS: readonly CellColumn<TableRow>[] = [
  {
    title: 'Workflow',
    cell: ({ workflow, event }, inline) =>
      inline.text(shortName(`${workflow}${event === undefined ? '' : `, ${event}`}`, inline)),
  },
  column('Runs', (rows) => String(total(rows, 'runs'))),
  column('Failed', failedCell),
  column('Median', (rows) => durationCell(middleOf(rows.flatMap((row) => row.median ?? [])))),
]

/** Returns a column with what was before and what is this week. */
function column(title: string, cellOf: (rows: readonly WeekRow[]) => string): CellColumn<TableRow> {
  return {
    ...{ title, align: 'right' },
    cell: ({ before, now }) => `${cellOf(before)} → ${cellOf(now)}`,
  }
}

/** Returns `5 %` of the runs that passed or failed, or `1 of 7` of fewer than ten. */
function failedCell(rows: readonly WeekRow[]): string {
  const [failed, decided] = [total(rows, 'failed'), total(rows, 'runs') - total(rows, 'undecided')]
  if (decided === 0) return UNKNOWN
  return decided < MIN_RATED ? `${failed} of ${decided}` : shareOf(failed, decided)
}

function middleOf(times: readonly Milliseconds[]): Milliseconds | undefined {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
}

function total(rows: readonly WeekRow[], of: 'runs' | 'failed' | 'undecided'): number {
  return rows.reduce((sum, row) => sum + row[of], 0)
}

/** Returns the table of the runs of some weeks, and which of them were not listed or are not counted. */
export function weekSection(
  { runWeeks, madeAt }: { readonly runWeeks: readonly RunWeek[]; readonly madeAt: Instant },
  inline: Inline,
): Section {
  const weeks = runWeeks.slice(0, SHOWN_WEEKS)
  const series = groupsOf(
    weeks.flatMap(({ weekAt, rows }) => rows.map((row) => ({ ...row, weekAt }))),
    ({ workflowPath, event }) => JSON.stringify([workflowPath, event]),
  )
  const rowOf = (some: Some<WeekRow & Pick<RunWeek, 'weekAt'>>): TableRow => ({
    ...some[0],
    now: some.filter(({ weekAt }) => weekAt === weeks[0]?.weekAt),
    before: some.filter(({ weekAt }) => weekAt !== weeks[0]?.weekAt),
  })
  const rows = sortBy(series, (some) => -total(some, 'runs'))
    .slice(0, MAX_SERIES)
    .map(rowOf)
  const omitted = series.length - rows.length
  const table = writeBlocks([
    ...tableOf({ rows, columns: COLUMNS, inline }),
    ...(omitted === 0 ? [] : [`${omitted} more in the JSON.`]),
  ])
  const open = weeks.filter(({ weekAt }) => weekAt + WEEK + COUNTED_AFTER > madeAt)
  const days = open.map(({ weekAt }) => formatDay(weekAt)).join(', ')
  const soFar = `${open.length > 1 ? 'the weeks' : 'the week'} from ${days} as counted so far`
  return {
    title: 'Runs by week',
    blocks: [
      ...weeks.map((week) => listedLine(week, madeAt)),
      rows.length === 0 ? '' : details(`The three weeks before → this week; ${soFar}`, table),
    ],
  }
}

/** Returns which runs of a week were not listed; '' if all were. */
function listedLine({ weekAt, listedFromAt }: RunWeek, madeAt: Instant): string {
  if (listedFromAt === weekAt) return ''
  const week = `the week from ${formatDay(weekAt)}`
  if (listedFromAt === undefined) return `No run of ${week} was listed.`
  const until = Math.min(weekAt + WEEK, madeAt)
  const isHalf = 2 * (until - listedFromAt) <= until - weekAt
  const share = isHalf ? ', at most half of it' : ''
  return `Of ${week}, only runs since ${formatInstant(listedFromAt)} were listed${share}.`
}
