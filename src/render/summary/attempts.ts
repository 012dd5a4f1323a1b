import type { AttemptJob, AttemptRow } from '../../model/report/attempts.ts'
import type { Report } from '../../model/report/report.ts'
import { attemptList, jobStatus, stepStatus } from '../text/labels.ts'
import { type Column, escapeMarkdown, link, table } from '../text/markdown.ts'
import { plural, UNKNOWN } from '../text/units.ts'

const MAX_ROWS = 20

/** Renders the jobs that differ between the attempts, and those that failed repeatedly. */
export function renderAttempts({ attempts }: Pick<Report, 'attempts'>): string {
  if (attempts === undefined) return ''
  const repeated = attempts.repeated
    .slice(0, MAX_ROWS)
    .map(
      ({ job, failedIn }) =>
        `**${link(escapeMarkdown(job.job.name), job.job.url)}** (${attemptList(failedIn)})`,
    )
  const failedAgain = repeated.length === 0 ? [] : [`Failed repeatedly: ${repeated.join(', ')}.`]
  if (attempts.differing.length === 0) {
    return failedAgain.length === 0 ? '' : ['### Attempts', ...failedAgain].join('\n\n')
  }
  const { number, earlier, notCompared, differing } = attempts
  const columns: Column[] = [
    { title: 'Job' },
    ...earlier.map((attempt) => ({ title: `Attempt ${attempt}` })),
    { title: `Attempt ${number} (this one)` },
  ]
  const rest = differing.length - MAX_ROWS
  return [
    '### Attempts',
    table(columns, differing.slice(0, MAX_ROWS).map(renderRow)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'more job')} in the JSON report.`]),
    ...failedAgain,
    ...(notCompared === 0 ? [] : [`${plural(notCompared, 'earlier attempt')} not compared.`]),
  ].join('\n\n')
}

function renderRow({ name, earlier, job }: AttemptRow): string[] {
  return [
    escapeMarkdown(name),
    ...earlier.map(renderEarlier),
    link(escapeMarkdown(jobStatus(job)), job.job.url),
  ]
}

function renderEarlier(attempt: AttemptJob | undefined): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(escapeMarkdown(stepStatus(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}
