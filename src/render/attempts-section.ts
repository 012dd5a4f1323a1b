import type { AttemptJob, AttemptRow, Attempts } from '../model/attempts.ts'
import { link, table, text, type Column } from './markdown.ts'
import { plural, UNKNOWN } from './units.ts'
import { standing, stepStanding } from './words.ts'

const MOST_ROWS = 20
const MOST_FLAKY = 5

interface WithAttempts {
  readonly attempts: Attempts | undefined
}

/** The jobs that did not end the same in every attempt, side by side. */
export function renderAttempts({ attempts }: WithAttempts): string {
  if (attempts === undefined || attempts.differing.length === 0) return ''
  const { number, earlier, leftOut, differing } = attempts
  const columns: Column[] = [
    { title: 'Job' },
    ...earlier.map((attempt) => ({ title: `Attempt ${attempt}` })),
    { title: `Attempt ${number} (this one)` },
  ]
  const rest = differing.length - MOST_ROWS
  return [
    '### Attempts',
    table(columns, differing.slice(0, MOST_ROWS).map(renderRow)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'job')} more in the JSON report.`]),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'attempt')} not compared.`]),
  ].join('\n\n')
}

/** The line of the summary that names the flaky jobs; '' where there are none. */
export function renderFlaky({ attempts }: WithAttempts): string {
  const flaky = attempts?.flaky ?? []
  if (flaky.length === 0) return ''
  const named = flaky.slice(0, MOST_FLAKY).map(({ job, failedIn }) => {
    const where = `${failedIn.length === 1 ? 'attempt' : 'attempts'} ${failedIn.join(', ')}`
    return `**${link(text(job.job.name), job.job.url)}** failed in ${where}`
  })
  const rest = flaky.length - named.length
  const more = rest === 0 ? '' : `, and ${rest} more`
  return `⚠️ Flaky: ${named.join(', ')}${more}; on the same commit, succeeded now.`
}

function renderRow({ name, earlier, job }: AttemptRow): string[] {
  return [text(name), ...earlier.map(renderEarlier), link(text(standing(job)), job.job.url)]
}

function renderEarlier(attempt: AttemptJob | undefined): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(text(stepStanding(job.state)), job.url)}${carriedOver ? ', not run again' : ''}`
}
