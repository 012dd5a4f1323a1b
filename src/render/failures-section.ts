import type { FailureReport, Report } from '../model/report.ts'
import { renderWithin } from './budget.ts'
import { failureWords } from './failure-words.ts'
import { renderLogBlock } from './log-block.ts'
import { link, text, textLine } from './markdown.ts'
import { stepUrl } from './step-url.ts'
import { formatDuration, plural } from './units.ts'
import { markOf } from './words.ts'

const MOST = 50

/** Remarks are shown where there is no log to show, and no more than these. */
const MOST_REMARKS = 3

/** The most that the log of one failure takes, in bytes. */
const LOG_BYTES = 30_000

/** Every job that did not pass, linked to the step at which it ended, with what that step wrote. */
export function renderFailures({ failures }: Report, budget: number): string {
  const shown = failures.slice(0, MOST)
  const rest = failures.length - shown.length
  const logBytes = Math.min(LOG_BYTES, Math.floor(budget / (2 * Math.max(1, shown.length))))
  return renderWithin(
    {
      open: '### What failed\n',
      pieces: shown.map((failure, index) => ({
        text: renderFailure(failure, logBytes),
        weight: -index,
      })),
      close: rest > 0 ? `- and ${rest} more, in the table of jobs` : '',
      leftOut: (count) => `${plural(count, 'failure')} left out for want of room.`,
    },
    budget,
  )
}

function renderFailure(report: FailureReport, logBytes: number): string {
  const { job, outcome = 'unknown', duration } = report.job
  const { verb, step, reason } = failureWords(report)
  const at = step === undefined ? '' : ` at ${link(text(step.name), stepUrl(report.job, step))}`
  const after = duration === undefined ? '' : ` after ${formatDuration(duration)}`
  const why = reason === undefined ? '' : ` (${text(reason)})`
  return [
    `- ${markOf(outcome)} **${link(text(job.name), job.url)}** ${text(verb)}${at}${after}${why}`,
    ...evidence(report, logBytes),
  ].join('\n')
}

/** The end of the step's log, or else what was remarked on the job. */
function evidence({ excerpt, remarks }: FailureReport, logBytes: number): string[] {
  const block = excerpt && renderLogBlock(excerpt, { budget: logBytes, indent: 2 })
  if (block !== undefined && block !== '') return ['', block, '']
  return remarks
    .slice(0, MOST_REMARKS)
    .map(({ message, path, line }) => `  - ${textLine(place(path, line) + message)}`)
}

function place(path: string | undefined, line: number | undefined): string {
  if (path === undefined || path === '.github') return ''
  return line === undefined ? `${path}: ` : `${path}:${line}: `
}
