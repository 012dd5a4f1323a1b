import type { AttemptJob, AttemptRow, Attempts } from '../../model/report/attempts.ts'
import { attemptList } from '../findings/flaky.ts'
import { standing, stepStanding } from '../text/labels.ts'
import { type Column, link, table, escapeMarkdown } from '../text/markdown.ts'
import { plural, UNKNOWN } from '../text/units.ts'

const MAX_ROWS = 20

interface WithAttempts {
  readonly attempts: Attempts | undefined
}

/** Shows the jobs that differ between the attempts, and those that failed repeatedly. */
export function renderAttempts({ attempts }: WithAttempts): string {
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
  const { number, earlier, leftOut, differing } = attempts
  const columns: Column[] = [
    { title: 'Job' },
    ...earlier.map((attempt) => ({ title: `Attempt ${attempt}` })),
    { title: `Attempt ${number} (this one)` },
  ]
  const rest = differing.length - MAX_ROWS
  return [
    '### Attempts',
    table(columns, differing.slice(0, MAX_ROWS).map(renderRow)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'job')} more in the JSON report.`]),
    ...failedAgain,
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'attempt')} not compared.`]),
  ].join('\n\n')
}

function renderRow({ name, earlier, job }: AttemptRow): string[] {
  return [escapeMarkdown(name), ...earlier.map(renderEarlier), link(escapeMarkdown(standing(job)), job.job.url)]
}

function renderEarlier(attempt: AttemptJob | undefined): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(escapeMarkdown(stepStanding(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}
