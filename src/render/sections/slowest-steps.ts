import type { SlowStep } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import { type Inline, jobName, jobText } from '../text/inline.ts'
import { durationCell, formatDuration, shareOf } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

/** The longest step of a name. */
interface StepRow extends SlowStep {
  /** How many other jobs have a step of this name that ran. */
  readonly others: number
}

const COLUMNS: readonly CellColumn<StepRow>[] = [
  {
    title: 'Step',
    isName: true,
    cell: ({ job, step }, { text, link }) => link(text(step.name), stepUrl(job.job, step)),
  },
  {
    title: 'Longest in',
    isName: true,
    cell: ({ job, others }, { text }) =>
      `${jobText(job.job, { text })}${others === 0 ? '' : ` (of ${others + 1} jobs)`}`,
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

/** Returns the job and the steps that ran longest. */
export function slowestStepsSection(report: Report, inline: Inline): Section {
  const { slowestJob: slowest, slowestSteps, totals, jobs = [] } = report
  const min = (totals.duration ?? 0) * MIN_SHARE
  const having = (name: string) =>
    jobs.filter(({ carriedOver, steps }) => {
      const ran = steps.some(({ step, duration }) => step.name === name && duration !== undefined)
      return ran && !carriedOver
    })
  const rows = slowestSteps
    .filter(({ duration }) => duration >= min)
    .map((slow) => ({ ...slow, others: having(slow.step.name).length - 1 }))
  const job =
    slowest?.duration === undefined
      ? ''
      : `Slowest job: ${jobName(slowest.job, inline)} ${formatDuration(slowest.duration)}`
  return { title: 'Slowest steps', blocks: [job, ...tableOf({ rows, columns: COLUMNS, inline })] }
}
