import type { AttemptJob, AttemptRow } from '../../model/report/attempts.ts'
import type { Report } from '../../model/report/report.ts'
import { type Inline, jobName } from '../text/inline.ts'
import { attemptList, jobStatus, stepStatus } from '../text/labels.ts'
import { plural, UNKNOWN } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const MAX_REPEATED = 20

/** Returns the jobs that differ between the attempts, and those that failed repeatedly. */
export function attemptsSection({ attempts }: Report, inline: Inline): Section {
  const title = 'Attempts'
  if (attempts === undefined) return { title, blocks: [] }
  const { number, earlier, notCompared, differing } = attempts
  const repeated = attempts.repeated
    .slice(0, MAX_REPEATED)
    .map(({ job, failedIn }) => `${jobName(job.listed, inline)} (${attemptList(failedIn)})`)
  const columns: CellColumn<AttemptRow>[] = [
    { title: 'Job', isName: true, cell: ({ name }, { text }) => text(name) },
    ...earlier.map((attempt, index) => ({
      title: `Attempt ${attempt}`,
      cell: (row: AttemptRow) => earlierCell(row.earlier[index], inline),
    })),
    {
      title: `Attempt ${number} (this one)`,
      cell: ({ job }, { text, link }) => link(text(jobStatus(job)), job.listed.url),
    },
  ]
  const isPartial = differing.length > 0 && notCompared !== 0
  return {
    title,
    blocks: [
      ...tableOf({ rows: differing, columns, inline, noun: 'job' }),
      repeated.length > 0 ? `Failed repeatedly: ${repeated.join(', ')}.` : '',
      isPartial ? `${plural(notCompared, 'earlier attempt')} not compared.` : '',
    ],
  }
}

function earlierCell(attempt: AttemptJob | undefined, { text, link }: Inline): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(text(stepStatus(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}
