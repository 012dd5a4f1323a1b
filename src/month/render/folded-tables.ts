import type { JobTimes, Month, Queue, Usage } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Milliseconds, MINUTE, recentDays } from '../../model/time.ts'
import {
  type Block,
  type CellColumn,
  durationColumn,
  type Section,
  tableOf,
} from '../../render/findings/section.ts'
import { writeSection } from '../../render/summary/summary.ts'
import type { Inline } from '../../render/text/inline.ts'
import { details } from '../../render/text/markdown.ts'
import {
  durationCell,
  formatCount,
  formatDay,
  plural,
  textsIn,
  UNKNOWN,
} from '../../render/text/units.ts'
import { shortText } from './headline.ts'
import { weekSection } from './week-table.ts'

export const MAX_ROWS = 10

export const textColumn = <Row>(title: string, textOf: (row: Row) => string): CellColumn<Row> => ({
  title,
  cell: (row, inline) => shortText(textOf(row), inline),
})

const QUEUES: readonly CellColumn<Queue>[] = [
  textColumn('Labels', ({ labels }) => labels),
  durationColumn('Median', ({ median }) => median),
  durationColumn('90 %', ({ p90 }) => p90),
  durationColumn('Longest', ({ longest }) => longest),
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
]

const USAGE: readonly CellColumn<Some<Usage>>[] = [
  textColumn('Workflow', ([{ workflow }]) => workflow),
  { title: 'Minutes', align: 'right', cell: minutesText },
  {
    title: 'From runs',
    align: 'right',
    cell: ([{ runs, readRuns }]) => (runs === readRuns ? String(runs) : `${readRuns} of ${runs}`),
  },
]

/** Returns `1,240`, or `about 1,240` if it is an estimate, or runs finished too late to be counted. */
export function minutesText(usage: readonly Usage[]): string {
  const minutes = formatMinutes(usage.reduce((sum, { used }) => sum + used, 0))
  const isPart = usage.some(
    ({ runs, readRuns, unfinishedRuns }) => readRuns < runs + unfinishedRuns,
  )
  return isPart ? `about ${minutes}` : minutes
}

export function formatMinutes(time: Milliseconds): string {
  return formatCount(Math.round(time / MINUTE))
}

const JOBS: readonly CellColumn<JobTimes>[] = [
  textColumn('Job', ({ job, workflow }) => `${workflow}: ${job}`),
  {
    title: 'Since',
    cell: ({ changedAt }) => (changedAt === undefined ? UNKNOWN : formatDay(changedAt)),
  },
  {
    title: 'Ran',
    align: 'right',
    cell: ({ ran, ranBefore }) => `${durationCell(ranBefore)} → ${durationCell(ran)}`,
  },
  textColumn('Step', ({ step = '' }) => step),
]

/** Returns the tables that few readers need, folded; '' if there are none. */
export function foldedTables(month: Month, inline: Inline): string {
  const { queues } = month
  const { sampledJobs, used, jobs } = month.weeks
  const recent = recentDays(month.madeAt)
  const sections: readonly Section[] = [
    weekSection(month, inline),
    { title: 'Waiting for runners', blocks: firstRows(queues, QUEUES, inline) },
    {
      title: 'Moved jobs',
      blocks: [
        jobs.length === 0
          ? ''
          : `Medians of jobs that passed, before a change → since, in a sample of ${plural(sampledJobs, 'job')}:`,
        ...firstRows(jobs, JOBS, inline),
      ],
    },
    {
      title: `Minutes from ${formatDay(recent.fromAt)} to ${formatDay(recent.untilAt - DAY)}`,
      blocks: firstRows(usedByWorkflow(used), USAGE, inline),
    },
  ]
  const texts = textsIn(sections.map(writeSection))
  return texts.length === 0 ? '' : details('More tables', texts.join('\n\n'))
}

/** Returns what each workflow used with any labels, most first. */
export function usedByWorkflow(used: readonly Usage[]): readonly Some<Usage>[] {
  const workflows = groupsOf(used, ({ workflowPath }) => workflowPath)
  return sortBy(workflows, (some) => some.reduce((sum, one) => sum - one.used, 0))
}

export function firstRows<Row>(
  rows: readonly Row[],
  columns: readonly CellColumn<Row>[],
  inline: Inline,
): Block[] {
  return [...tableOf({ rows: rows.slice(0, MAX_ROWS), columns, inline }), moreThan(rows)]
}

function moreThan({ length }: readonly unknown[]): string {
  return length > MAX_ROWS ? `${length - MAX_ROWS} more in the JSON.` : ''
}
