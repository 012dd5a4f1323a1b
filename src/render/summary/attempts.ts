import type { AttemptJob, AttemptRow } from '../../model/report/attempts.ts'
import type { Report } from '../../model/report/report.ts'
import { attemptList, jobStatus, stepStatus } from '../text/labels.ts'
import { type Column, escapeMarkdown, link, section, tableOfFirst } from '../text/markdown.ts'
import { plural, UNKNOWN } from '../text/units.ts'

const MAX_REPEATED = 20

/** Renders the jobs that differ between the attempts, and those that failed repeatedly. */
export function renderAttempts({ attempts }: Pick<Report, 'attempts'>): string {
  if (attempts === undefined) return ''
  const repeated = attempts.repeated
    .slice(0, MAX_REPEATED)
    .map(
      ({ job, failedIn }) =>
        `**${link(escapeMarkdown(job.job.name), job.job.url)}** (${attemptList(failedIn)})`,
    )
  const { number, earlier, notCompared, differing } = attempts
  const columns: Column<AttemptRow>[] = [
    { title: 'Job', cell: ({ name }) => escapeMarkdown(name) },
    ...earlier.map((attempt, index) => ({
      title: `Attempt ${attempt}`,
      cell: (row: AttemptRow) => renderEarlier(row.earlier[index]),
    })),
    {
      title: `Attempt ${number} (this one)`,
      cell: ({ job }) => link(escapeMarkdown(jobStatus(job)), job.job.url),
    },
  ]
  const isPartial = differing.length > 0 && notCompared !== 0
  const blocks = [
    tableOfFirst(differing, columns, 'job'),
    repeated.length > 0 && `Failed repeatedly: ${repeated.join(', ')}.`,
    isPartial && `${plural(notCompared, 'earlier attempt')} not compared.`,
  ]
  return section('Attempts', blocks)
}

function renderEarlier(attempt: AttemptJob | undefined): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(escapeMarkdown(stepStatus(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}
