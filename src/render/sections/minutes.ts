import type { Report } from '../../model/report/report.ts'
import type { LabelMinutes, Minutes } from '../../model/shapes/times.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import { durationCell, plural, UNKNOWN } from '../text/units.ts'

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

/** Returns the runner minutes of the attempt by label. */
export function minutesSection({ minutes }: Pick<Report, 'minutes'>, inline: Inline): Section {
  const title = 'Runner minutes'
  if (minutes === undefined) return { title, blocks: [] }
  const { selfHosted = [], billed = [] } = Object.groupBy(minutes.byLabels, (row) =>
    row.selfHosted ? 'selfHosted' : 'billed',
  )
  const sumOf = (rows: readonly LabelMinutes[]) => {
    const sum = rows.reduce((total, row) => total + row.minutes, 0)
    return inline.strong(plural(sum, 'minute'))
  }
  return {
    title,
    blocks: [
      billed.length === 0
        ? ''
        : `${sumOf(billed)} (each job rounded up, as GitHub bills them)${running(minutes)}.`,
      ...tableOf({ rows: billed, columns: COLUMNS, inline, noun: 'label' }),
      selfHosted.length === 0
        ? ''
        : `${sumOf(selfHosted)} on self-hosted runners, which GitHub does not bill${billed.length === 0 ? running(minutes) : ''}.`,
      ...tableOf({ rows: selfHosted, columns: COLUMNS, inline, noun: 'label' }),
    ],
  }
}

function running({ jobsUnfinished }: Minutes): string {
  if (jobsUnfinished === 0) return ''
  return `; ${plural(jobsUnfinished, 'job')} ${jobsUnfinished === 1 ? 'was' : 'were'} still running`
}
