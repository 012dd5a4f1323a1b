import type { AttemptJob, AttemptRow, Attempts, FlakyJob } from '../model/attempts.ts'
import { link, table, text, type Column } from './markdown.ts'
import { plural, UNKNOWN } from './units.ts'
import { standing, stepStanding } from './words.ts'

const MOST_ROWS = 20
const MOST_FLAKY = 5

interface WithAttempts {
  readonly attempts: Attempts | undefined
}

/** Says in which attempts a job failed and passed, to follow its name. */
export function flakyPhrase({ failedIn, passedIn }: FlakyJob): string {
  const failed = failedIn.length === 0 ? 'an earlier attempt' : attemptList(failedIn)
  return `failed in ${failed}, passed in attempt ${passedIn}`
}

/** `attempt 1`, `attempts 1, 2 and 3`. */
export function attemptList(numbers: readonly number[]): string {
  if (numbers.length === 1) return `attempt ${numbers[0]}`
  return `attempts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}

/** Shows the jobs that differ between the attempts, and those that failed repeatedly. */
export function renderAttempts({ attempts }: WithAttempts): string {
  if (attempts === undefined) return ''
  const repeated = attempts.repeated
    .slice(0, MOST_ROWS)
    .map(
      ({ job, failedIn }) =>
        `**${link(text(job.job.name), job.job.url)}** (${attemptList(failedIn)})`,
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
  const rest = differing.length - MOST_ROWS
  return [
    '### Attempts',
    table(columns, differing.slice(0, MOST_ROWS).map(renderRow)),
    ...(rest <= 0 ? [] : [`${plural(rest, 'job')} more in the JSON report.`]),
    ...failedAgain,
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'attempt')} not compared.`]),
  ].join('\n\n')
}

/** The line of the summary that names the flaky jobs; '' where there are none. */
export function renderFlaky({ attempts }: WithAttempts): string {
  const flaky = attempts?.flaky ?? []
  if (flaky.length === 0) return ''
  const named = flaky
    .slice(0, MOST_FLAKY)
    .map((job) => `**${link(text(job.job.job.name), job.job.job.url)}** ${flakyPhrase(job)}`)
  const rest = flaky.length - named.length
  const more = rest === 0 ? '' : `, and ${rest} more`
  return `⚠️ Flaky (same commit): ${named.join('; ')}${more}.`
}

function renderRow({ name, earlier, job }: AttemptRow): string[] {
  return [text(name), ...earlier.map(renderEarlier), link(text(standing(job)), job.job.url)]
}

function renderEarlier(attempt: AttemptJob | undefined): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(text(stepStanding(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}
