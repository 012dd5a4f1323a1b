import type { JobReport, Report } from '../model/report.ts'
import { renderWithin } from './budget.ts'
import { failedStep, failuresOf, stepUrl } from './failures.ts'
import { link, text } from './markdown.ts'
import { formatDuration, plural } from './units.ts'
import { markOf, verbOf } from './words.ts'

const MOST = 50

/** Every job that did not pass, with a link to the step at which it ended; nothing when all passed. */
export function renderFailures(report: Report, budget: number): string {
  const failures = failuresOf(report)
  const rest = failures.length - MOST
  return renderWithin(
    {
      open: '### What failed\n',
      pieces: failures.slice(0, MOST).map((failure, index) => ({
        text: renderFailure(failure),
        weight: -index,
      })),
      close: rest > 0 ? `- and ${rest} more, in the table of jobs` : '',
      leftOut: (count) => `${plural(count, 'failure')} left out for want of room.`,
    },
    budget,
  )
}

function renderFailure(report: JobReport): string {
  const { job, outcome = 'unknown', duration } = report
  const step = failedStep(report)
  const at = step === undefined ? '' : ` at ${link(text(step.name), stepUrl(report, step))}`
  const after = duration === undefined ? '' : ` after ${formatDuration(duration)}`
  const reason = step === undefined ? ` ${withoutStep(report)}` : ''
  return `- ${markOf(outcome)} **${link(text(job.name), job.url)}** ${text(verbOf(outcome))}${at}${after}${reason}`
}

function withoutStep({ job }: JobReport): string {
  if (job.steps.length > 0) return '(no step is marked as failed)'
  return job.runner.name === undefined ? '(it never got a runner)' : '(none of its steps is known)'
}
