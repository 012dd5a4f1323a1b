import { isPass } from '../../model/conclusion.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import {
  alsoFailedAt,
  consequencesLine,
  failureEntries,
  type FailureEntry,
  failureSentence,
  listJobs,
} from '../findings/failure-entries.ts'
import { annotationsToShow, failureLabels } from '../findings/failure-labels.ts'
import { renderLogBlock, sentenceOn } from '../findings/log-block.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { iconOf, verbOf } from '../text/labels.ts'
import { escapeMarkdown, textLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

const MAX_ENTRIES = 50

/** Maximum size of the logs of one failure. */
const MAX_LOG_BYTES = 30_000

/** Renders what failed, once per reason: linked to the failed step, with its log. */
export function renderFailures(report: Report, budget: number): string {
  const entries = [...failureEntries(report).map(toPiece), ...renderUnlisted(report)]
  const shown = entries.slice(0, MAX_ENTRIES)
  const rest = entries.length - shown.length
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(budget / (2 * Math.max(1, shown.length))))
  return renderWithin(
    {
      open: '### What failed\n',
      pieces: shown.map((failure, index) => ({
        render: () => failure(logBytes),
        weight: -index,
      })),
      close: rest > 0 ? `- and ${rest} more in the JSON report` : '',
      omitted: (count) => `${plural(count, 'failure')} omitted to fit GitHub's size limit.`,
    },
    budget,
  )
}

type Piece = (logBytes: number) => string

function toPiece(entry: FailureEntry): Piece {
  return (logBytes) =>
    entry.alike.length > 0 ? renderAlike(entry) : renderFailure(entry, logBytes)
}

/** Renders `50 jobs cancelled by octocat: build, test and 48 more`. */
function renderAlike({ failure, alike }: FailureEntry): string {
  const jobs = [failure.job, ...alike]
  const { outcome = 'unknown' } = failure.job
  const { reason } = failureLabels(failure)
  const why = reason === undefined ? '' : ` ${escapeMarkdown(reason)}`
  return `- ${iconOf(outcome)} **${plural(jobs.length, 'job')}** cancelled${why}: ${listJobs(jobs, MARKDOWN)}`
}

/** Renders the failed results in `needs` that no listed job shows. */
function renderUnlisted({ jobs, unlisted }: Report): Piece[] {
  const why = jobs === undefined ? '' : "; GitHub's list of jobs does not show it yet"
  return unlisted
    .filter(({ result, forgiven }) => !isPass(result) && !forgiven)
    .map(({ key, result }) => {
      const verb = escapeMarkdown(verbOf(result))
      return () =>
        `- ${iconOf(result)} **${escapeMarkdown(key)}** ${verb}, as reported by \`needs\`${why}`
    })
}

function renderFailure(entry: FailureEntry, logBytes: number): string {
  const { failure } = entry
  return [
    `- ${iconOf(failure.job.outcome ?? 'unknown')} ${failureSentence(failure, MARKDOWN)}`,
    ...evidence(failure, logBytes),
    ...consequencesLine(entry, MARKDOWN).map((line) => `  - ${line}`),
  ].join('\n')
}

/** Renders the logs of the failed steps as far as they fit, and the annotations on the job. */
function evidence(report: FailureReport, logBytes: number): string[] {
  const { excerpts } = report
  let left = logBytes
  const shown: StepExcerpt[] = []
  const lines = excerpts.flatMap((excerpt, at) => {
    const block = renderLogBlock(excerpt, { maxBytes: left, indent: 2 })
    const intro = [
      ...(at === 0 ? [] : alsoFailedAt(report, excerpt, MARKDOWN)),
      ...sentenceOn(excerpt),
    ].map((line) => `  ${line}`)
    const part = block === '' ? [] : ['', ...intro.flatMap((line) => [line, '']), block, '']
    left -= sizeOf(part.join('\n'))
    if (block !== '') shown.push(excerpt)
    return left < 0 ? [] : part
  })
  return [
    ...lines,
    ...annotationsToShow(report, shown).map(
      ({ message, path, line }) => `  - ${textLine(position(path, line) + message)}`,
    ),
  ]
}

function position(path: string | undefined, line: number | undefined): string {
  if (path === undefined || path === '.github') return ''
  return line === undefined ? `${path}: ` : `${path}:${line}: `
}
