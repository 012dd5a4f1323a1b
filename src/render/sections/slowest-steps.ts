import type { SlowStep } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { type Inline, jobText } from '../text/inline.ts'
import { durationCell, shareOf } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const COLUMNS: readonly CellColumn<SlowStep>[] = [
  {
    title: 'Step',
    isName: true,
    cell: ({ job, step }, { text, link }) => link(text(step.name), stepUrl(job.job, step)),
  },
  {
    title: 'Job',
    isName: true,
    cell: ({ job }, { text }) => jobText(job.job, { text }),
  },
  { title: 'Ran', align: 'right', cell: ({ duration }) => durationCell(duration) },
  {
    title: '% of job',
    align: 'right',
    cell: ({ duration, job }) => shareOf(duration, job.duration),
  },
]

/** Minimum duration of a step with a row, as a part of that of the run. */
const MIN_SHARE = 0.05

export function slowestStepsSection({ slowestSteps, totals }: Report, inline: Inline): Section {
  const min = (totals.duration ?? 0) * MIN_SHARE
  const rows = slowestSteps.filter(({ duration }) => duration >= min)
  return { title: 'Slowest steps', blocks: tableOf({ rows, columns: COLUMNS, inline }) }
}
