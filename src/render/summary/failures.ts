import { isPass } from '../../model/conclusion.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import type { Step } from '../../model/run.ts'
import { failureEntries, type FailureEntry } from '../findings/failure-entries.ts'
import { exitCodeOf, exitOf, failureLabels, annotationsToShow } from '../findings/failure-labels.ts'
import { renderLogBlock, sentenceOn } from '../findings/log-block.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { iconOf, verbOf } from '../text/labels.ts'
import { link, escapeMarkdown, textLine } from '../text/markdown.ts'
import { stepUrl } from '../text/step-url.ts'
import { formatDuration, plural } from '../text/units.ts'

const MAX_ENTRIES = 50

/** Jobs that are named in one entry. */
const MAX_NAMED = 10

/** The most that the logs of one failure take, in bytes. */
const LOG_BYTES = 30_000

/** What went wrong, once per reason: linked to the step at which the job finished, with what it wrote. */
export function renderFailures(report: Report, budget: number): string {
  const entries = [...failureEntries(report).map(toPiece), ...renderUnlisted(report)]
  const shown = entries.slice(0, MAX_ENTRIES)
  const rest = entries.length - shown.length
  const logBytes = Math.min(LOG_BYTES, Math.floor(budget / (2 * Math.max(1, shown.length))))
  return renderWithin(
    {
      open: '### What failed\n',
      pieces: shown.map((failure, index) => ({
        render: () => failure(logBytes),
        weight: -index,
      })),
      close: rest > 0 ? `- and ${rest} more, in the JSON report` : '',
      leftOut: (count) => `${plural(count, 'failure')} left out for want of room.`,
    },
    budget,
  )
}

type Piece = (logBytes: number) => string

function toPiece(entry: FailureEntry): Piece {
  return (logBytes) =>
    entry.alike.length > 0 ? renderAlike(entry) : renderFailure(entry, logBytes)
}

/** `50 jobs were cancelled by octocat: build, test, ...`. */
function renderAlike({ failure, alike }: FailureEntry): string {
  const jobs = [failure.job, ...alike]
  const { outcome = 'unknown' } = failure.job
  const { reason } = failureLabels(failure)
  const why = reason === undefined ? '' : ` ${escapeMarkdown(reason)}`
  return `- ${iconOf(outcome)} **${plural(jobs.length, 'job')}** cancelled${why}: ${nameJobs(jobs)}`
}

/** The results in `needs` that no listed job shows. */
function renderUnlisted({ jobs, unlisted }: Report): Piece[] {
  const why = jobs === undefined ? '' : ", and GitHub's list of jobs does not show it yet"
  return unlisted
    .filter(({ result, forgiven }) => !isPass(result) && !forgiven)
    .map(({ key, result }) => {
      const verb = escapeMarkdown(verbOf(result))
      return () => `- ${iconOf(result)} **${escapeMarkdown(key)}** ${verb}: \`needs\` reports it${why}`
    })
}

function nameJobs(jobs: readonly JobReport[]): string {
  const named = jobs.slice(0, MAX_NAMED).map(({ job }) => link(escapeMarkdown(job.name), job.url))
  const rest = jobs.length - named.length
  return `${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

function renderFailure({ failure: report, consequences }: FailureEntry, logBytes: number): string {
  const { job, outcome = 'unknown', duration, carriedOver } = report.job
  const { verb, step, reason } = failureLabels(report)
  const at = step === undefined ? '' : ` at ${link(escapeMarkdown(step.name), stepUrl(report.job, step))}`
  const after = carriedOver
    ? ' in an earlier attempt'
    : duration === undefined
      ? ''
      : ` after ${formatDuration(duration)}`
  const why = reason === undefined ? '' : ` (${escapeMarkdown(reason)})`
  return [
    `- ${iconOf(outcome)} **${link(escapeMarkdown(job.name), job.url)}** ${escapeMarkdown(verb)}${at}${after}${why}`,
    ...evidence(report, logBytes),
    ...(consequences.length === 0
      ? []
      : [`  - failed or cancelled because of it: ${nameJobs(consequences)}`]),
  ].join('\n')
}

/** What the failed steps wrote while room lasts, the first one first, and what else was remarked on the job. */
function evidence(report: FailureReport, logBytes: number): string[] {
  const { job, excerpts } = report
  let left = logBytes
  const shown: StepExcerpt[] = []
  const lines = excerpts.flatMap((excerpt, at) => {
    const block = renderLogBlock(excerpt, { budget: left, indent: 2 })
    const intro = [
      ...(at === 0 || excerpt.step === undefined ? [] : [alsoAt(job, excerpt, excerpt.step)]),
      ...sentenceOn(excerpt).map((sentence) => `  ${sentence}`),
    ]
    const part = block === '' ? [] : ['', ...intro.flatMap((line) => [line, '']), block, '']
    left -= sizeOf(part.join('\n'))
    if (block !== '') shown.push(excerpt)
    return left < 0 ? [] : part
  })
  return [
    ...lines,
    ...annotationsToShow(report, shown).map(
      ({ message, path, line }) => `  - ${textLine(place(path, line) + message)}`,
    ),
  ]
}

function alsoAt(job: JobReport, excerpt: StepExcerpt, step: Step): string {
  const exit = exitOf(exitCodeOf(excerpt))
  const why = exit === undefined ? '' : ` (${exit})`
  return `  It also failed at ${link(escapeMarkdown(step.name), stepUrl(job, step))}${why}:`
}

function place(path: string | undefined, line: number | undefined): string {
  if (path === undefined || path === '.github') return ''
  return line === undefined ? `${path}: ` : `${path}:${line}: `
}
