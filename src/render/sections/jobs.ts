import type { Comparison } from '../../model/report/history.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Inline } from '../text/inline.ts'
import { jobStatus } from '../text/labels.ts'
import { shorten, singleLine } from '../text/markdown.ts'
import { durationCell, UNKNOWN } from '../text/units.ts'
import { deltaCell } from '../text/delta.ts'
import type { CellColumn } from '../findings/section.ts'

/** A row of the table of jobs. */
interface JobRow {
  readonly job: JobReport
  /** As written, with a link. */
  readonly name: string
  /** With earlier runs. */
  readonly comparison: Comparison | undefined
}

/** In characters. */
const MAX_RUNNER_LENGTH = 32

export const JOB_COLUMNS = [
  { title: 'Job', isName: true, cell: ({ name }) => name },
  { title: 'Conclusion', cell: ({ job }, { text }) => text(jobStatus(job)) },
  { title: 'Queued', align: 'right', cell: ({ job }) => durationCell(job.queue) },
  {
    title: 'Ran',
    align: 'right',
    cell: ({ job, comparison }, inline) =>
      // Within the spread of earlier runs, a difference says nothing.
      `${durationCell(job.duration)}${comparison?.changed === true ? `<br>${deltaCell(comparison, inline)}` : ''}`,
  },
  { title: 'Slowest step', cell: ({ job }, inline) => slowestStepCell(job, inline) },
  { title: 'Runner', cell: ({ job }, { text }) => text(runnerOf(job)) },
] as const satisfies readonly CellColumn<JobRow>[]

function slowestStepCell({ slowestStep: slowest }: JobReport, { text }: Inline): string {
  if (slowest === undefined) return UNKNOWN
  return `${text(slowest.step.name)} ${durationCell(slowest.duration)}`
}

/** Returns the labels in `runs-on`, or else the name of the runner. */
export function runnerOf({ job: { runner } }: JobReport): string {
  const labels = runner.labels.join(', ')
  return shorten(singleLine(labels === '' ? (runner.name ?? UNKNOWN) : labels), MAX_RUNNER_LENGTH)
}
