import type { RunWeek, WeekRow } from '../../model/shapes/month.ts'
import { groupsOf } from '../../model/some.ts'
import { DAY, type Instant } from '../../model/time.ts'
import { type CellColumn, durationColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import { details } from '../text/markdown.ts'
import { durationCell, formatDay, formatInstant, plural, shareOf, UNKNOWN } from '../text/units.ts'
import { writeBlocks } from '../summary/write-section.ts'
import { shortName } from './headline.ts'

const WEEK = 7 * DAY
/** This week and those before it that the table has; the JSON has one more. */
export const SHOWN_WEEKS = 4
const MAX_SERIES = 10
/** A share of fewer runs says little, and nine of ten of them are all. */
export const MIN_RATED = 10

/** A row of a workflow and an event, with the start of its week. */
interface TableRow extends WeekRow {
  readonly weekAt: Instant
  /** Whether it is the first of its workflow and event, which names them. */
  readonly isFirst: boolean
  readonly isThisWeek: boolean
}

const COLUMNS: readonly CellColumn<TableRow>[] = [
  {
    title: 'Workflow',
    cell: ({ isFirst, workflow, event }, inline) =>
      isFirst
        ? inline.text(shortName(`${workflow}${event === undefined ? '' : `, ${event}`}`, inline))
        : '',
  },
  {
    title: 'Week from',
    cell: ({ weekAt, isThisWeek }) => `${formatDay(weekAt)}${isThisWeek ? ', so far' : ''}`,
  },
  { title: 'Runs', align: 'right', cell: ({ runs }) => String(runs) },
  { title: 'Failed', align: 'right', cell: failedCell },
  { title: 'Re-run', align: 'right', cell: ({ rerun }) => String(rerun) },
  durationColumn('Median', ({ median }) => median),
  durationColumn('90 %', (row) => (decidedRuns(row) < MIN_RATED ? undefined : row.p90)),
  {
    title: 'Waited',
    align: 'right',
    cell: ({ waits, wait }) =>
      waits === 0 ? durationCell(undefined) : `${durationCell(wait)} (${plural(waits, 'job')})`,
  },
]

/** Returns `12 of 230 (5 %)`: of the runs that passed or failed, with a share only of ten or more. */
function failedCell(row: WeekRow): string {
  const decided = decidedRuns(row)
  if (decided === 0) return UNKNOWN
  const share = decided < MIN_RATED ? '' : ` (${shareOf(row.failed, decided)})`
  return `${row.failed} of ${decided}${share}`
}

function decidedRuns({ runs, undecided }: WeekRow): number {
  return runs - undecided
}

/** Returns the table of the runs of some weeks, and which of them were not listed. */
export function weekSection(
  { runWeeks, madeAt }: { readonly runWeeks: readonly RunWeek[]; readonly madeAt: Instant },
  inline: Inline,
): Section {
  const weeks = runWeeks.slice(0, SHOWN_WEEKS)
  const series = groupsOf(
    weeks.flatMap(({ weekAt, rows }) => rows.map((row) => ({ ...row, weekAt }))),
    ({ workflowPath, event }) => JSON.stringify([workflowPath, event]),
  )
  const rows = series.slice(0, MAX_SERIES).flatMap((some) =>
    some.map((row, at) => ({
      ...row,
      workflow: some[0].workflow,
      isFirst: at === 0,
      isThisWeek: row.weekAt === weeks[0]?.weekAt,
    })),
  )
  const omitted = series.length - Math.min(series.length, MAX_SERIES)
  const table = writeBlocks([
    ...tableOf({ rows, columns: COLUMNS, inline }),
    ...(omitted === 0 ? [] : [`${omitted} more in the JSON.`]),
  ])
  return {
    title: 'Runs by week',
    blocks: [
      ...weeks.map((week) => listedLine(week, madeAt)),
      rows.length === 0
        ? ''
        : details('This week and the three before, by workflow and event', table),
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
