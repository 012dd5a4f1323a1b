import { isPass } from '../model/conclusion.ts'
import type { FailureReport, Report } from '../model/report.ts'
import { failureWords } from './failure-words.ts'
import { plain } from './markdown.ts'
import { formatDuration, plural } from './units.ts'
import { usuallyPhrase } from './usual.ts'
import { verbOf } from './words.ts'

/**
 * The answer in one plain line: `CI failed in 12m 4s: test (windows-latest, 22) failed at Run npm test`.
 */
export function headline(report: Report): string {
  const reasons = [...failureText(report), ...remainder(report)]
  return `${nameOf(report)} ${verdict(report)}${reasons.length === 0 ? '' : `: ${reasons.join('; ')}`}`
}

/** The name of the workflow, or the number of the run where it is not known. */
export function nameOf({ run }: Report): string {
  return run.workflow === undefined ? `Run ${run.id}` : plain(run.workflow)
}

/** What the run did and how long it took: `failed in 12m 4s`, `has succeeded so far, after 3m`. */
export function verdict({ conclusion, totals, jobs, run, history }: Report): string {
  const time =
    totals.wall === undefined ? '' : `${formatDuration(totals.wall)}${usuallyPhrase(history)}`
  const unsure = conclusion === 'unknown' && run.conclusion === undefined
  if (jobs === undefined && unsure) return 'could not be read'
  if (unsure) return time === '' ? 'has run' : `has run for ${time}`
  if (totals.unfinished > 0 && isPass(conclusion)) {
    return `has ${passed(conclusion)} so far${time === '' ? '' : `, after ${time}`}`
  }
  return time === ''
    ? verbOf(conclusion)
    : `${verbOf(conclusion)} ${conclusion === 'cancelled' ? 'after' : 'in'} ${time}`
}

function passed(conclusion: string): string {
  return conclusion === 'success' ? 'succeeded' : `only ${conclusion} jobs`
}

function failureText({ failures }: Report): string[] {
  const [first, ...others] = failures
  if (first === undefined) return []
  return [`${failureLine(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`]
}

/** What went wrong with a job: `build failed at Run make`. */
export function failureLine(report: FailureReport): string {
  const { verb, step } = failureWords(report)
  const at = step === undefined ? '' : ` at ${plain(step.name)}`
  return `${plain(report.job.job.name)} ${verb}${at}`
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
