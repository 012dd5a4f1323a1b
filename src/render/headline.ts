import { isPass } from '../model/conclusion.ts'
import type { FailureReport, Report } from '../model/report.ts'
import { failureEntries } from './failure-entries.ts'
import { cancellerOf, failureWords } from './failure-words.ts'
import { plain } from './markdown.ts'
import { formatDuration, plural } from './units.ts'
import { usuallyPhrase } from './usual.ts'
import { verbOf } from './words.ts'

/**
 * The answer in one plain line: `CI failed in 12m 4s: test (windows-latest, 22) failed at Run npm test`.
 */
export function headline(report: Report): string {
  const reasons = [...failureText(report), ...forgivenText(report), ...remainder(report)]
  return `${nameOf(report)} ${verdict(report)}${reasons.length === 0 ? '' : `: ${reasons.join('; ')}`}`
}

/** The name of the workflow, or the number of the run where it is not known. */
export function nameOf({ run }: Report): string {
  return run.workflow === undefined ? `Run ${run.id}` : plain(run.workflow)
}

/** What the run did and how long it took: `failed in 12m 4s`, `has succeeded so far, after 3m`. */
export function verdict(report: Report): string {
  const { conclusion, totals, jobs, run, history, failures } = report
  const time =
    totals.wall === undefined ? '' : `${formatDuration(totals.wall)}${usuallyPhrase(history)}`
  const unsure = conclusion === 'unknown' && run.conclusion === undefined
  if (jobs === undefined && unsure) return 'could not be read'
  if (unsure) return time === '' ? 'has run' : `has run for ${time}`
  if (totals.unfinished > 0 && isPass(conclusion)) {
    return `has ${passed(conclusion)} so far${time === '' ? '' : `, after ${time}`}`
  }
  const verb = verbOf(conclusion)
  if (conclusion === 'cancelled') return [verb, ...canceller(report), ...after(time)].join(' ')
  // Nothing failed in the time of this attempt.
  const isOld = failures.length > 0 && failures.every(({ job }) => job.carriedOver)
  return time === '' || isOld ? verb : `${verb} in ${time}`
}

/** `by octocat` or `by a newer run`, if that is the one reason for which jobs were cancelled. */
function canceller({ failures }: Report): string[] {
  const phrases = failures.map(({ failure }) =>
    failure.kind === 'cancelled' ? (cancellerOf(failure) ?? '') : '',
  )
  const [first = '', ...others] = new Set(phrases.filter((phrase) => phrase !== ''))
  return first.startsWith('by ') && others.length === 0 ? [plain(first)] : []
}

function after(time: string): string[] {
  return time === '' ? [] : [`after ${time}`]
}

function passed(conclusion: string): string {
  return conclusion === 'success' ? 'succeeded' : `only ${conclusion} jobs`
}

function failureText(report: Report): string[] {
  const entries = failureEntries(report)
  const [first] = entries
  if (first === undefined) return unlistedText(report)
  const jobs = entries.reduce((sum, { alike }) => sum + 1 + alike.length, 0)
  const more = jobs === 1 ? '' : ` and ${jobs - 1} more`
  const { length: cancelled } = first.consequences
  const because = cancelled === 0 ? '' : ` (${plural(cancelled, 'job')} affected)`
  return [`${failureLine(first.failure)}${because}${more}`, ...unlistedText(report)]
}

/** What only `needs` shows: `build failed (reported by needs alone)`. */
function unlistedText({ unlisted }: Report): string[] {
  const failed = unlisted.filter(({ result, forgiven }) => !isPass(result) && !forgiven)
  return failed.map(
    ({ key, result }) => `${plain(key)} ${verbOf(result)} (reported by needs alone)`,
  )
}

/** The failures in a run that passed: `nightly failed (forgiven)`. */
function forgivenText({ conclusion, jobs = [] }: Report): string[] {
  const [first, ...others] = jobs.filter(({ forgiven }) => forgiven)
  if (first === undefined || !isPass(conclusion)) return []
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return [`${plain(first.job.name)} ${verbOf(first.outcome ?? 'unknown')} (forgiven)${more}`]
}

/** What went wrong with a job: `build failed at Run make`. */
export function failureLine(report: FailureReport): string {
  const { verb, step } = failureWords(report)
  const at = step === undefined ? '' : ` at ${plain(step.name)}`
  const when = report.job.carriedOver ? ' in an earlier attempt' : ''
  return `${plain(report.job.job.name)} ${verb}${at}${when}`
}

/** What the verdict does not cover. */
function remainder({ totals, jobs, run, complete }: Report): string[] {
  if (jobs === undefined) return ['the jobs could not be listed']
  return [
    ...(totals.unfinished === 0 ? [] : [`${plural(totals.unfinished, 'job')} unfinished`]),
    ...(complete
      ? []
      : [`only ${jobs.length} of ${run.jobsCounted ?? 'an unknown number of'} jobs listed`]),
  ]
}
