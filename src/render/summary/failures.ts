import { isPass } from '../../model/conclusion.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import {
  alsoFailedAt,
  causeSentence,
  consequencesLine,
  firstFailure,
  jobLinks,
  logOwner,
  MAX_NAMED,
  saysAll,
} from '../findings/cause-text.ts'
import { annotationsToShow } from '../findings/failure-labels.ts'
import { renderLogBlock, sentenceOn } from '../findings/log-block.ts'
import { COMMITS_TITLE } from '../findings/suspect-commits.ts'
import { verdictCounts } from '../findings/verdict-counts.ts'
import { verdictTexts } from '../findings/verdict.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { iconOf, verbOf } from '../text/labels.ts'
import { escapeMarkdown, textLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

const MAX_ENTRIES = 50

/** Maximum size of the log of one cause, and of the links to its jobs. */
const MAX_LOG_BYTES = 30_000

/** Renders what failed, once per cause: linked to the failed step, with its log and its jobs. */
export function renderFailures(report: Report, budget: number): string {
  const { causes, run } = report
  const entries = [...causes.map((cause) => causeEntry(cause, run)), ...renderUnlisted(report)]
  return renderEntries(entries, causes, budget)
}

/** Renders the section with as many entries as fit. */
export function renderEntries(
  entries: readonly Entry[],
  causes: readonly Cause[],
  budget: number,
): string {
  const shown = entries.slice(0, MAX_ENTRIES)
  const rest = entries.length - shown.length
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(budget / (2 * Math.max(1, shown.length))))
  const counts = verdictCounts(causes, MARKDOWN)
  return renderWithin(
    {
      open: ['### What failed\n', ...counts.map((line) => `${line}\n`)].join('\n'),
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

/** Renders a cause, with a log up to a size. */
type Entry = (logBytes: number) => string

export function causeEntry(cause: Cause, run: Run): Entry {
  return (maxBytes) => renderCause(cause, run, maxBytes)
}

/** Renders the failed results in `needs` that no listed job shows. */
function renderUnlisted({ jobs, unlisted }: Report): Entry[] {
  const why = jobs === undefined ? '' : "; GitHub's list of jobs does not show it yet"
  return unlisted
    .filter(({ result, forgiven }) => !isPass(result) && !forgiven)
    .map(({ key, result }) => {
      const verb = escapeMarkdown(verbOf(result))
      return () =>
        `- ${iconOf(result)} **${escapeMarkdown(key)}** ${verb}, as reported by \`needs\`${why}`
    })
}

function renderCause(cause: Cause, run: Run, maxBytes: number): string {
  const { outcome = 'unknown' } = firstFailure(cause).job
  const jobs = cause.failures.map(({ job }) => job)
  const links = jobs.length === 1 ? [] : jobLinks(jobs, MARKDOWN)
  const verdicts = verdictTexts({ cause, run, inline: MARKDOWN })
  const isShort = links.length <= MAX_NAMED
  const names = isShort && links.length > 0 ? `: ${links.join(', ')}` : ''
  const title = `- ${iconOf(outcome)} ${causeSentence(cause, MARKDOWN)}${names}`
  return [
    [title, ...verdicts.map(({ line }) => `  ${line}`)].join('<br>\n'),
    ...evidence(cause, maxBytes),
    ...(isShort ? [] : foldLinks(links, maxBytes)),
    ...renderCommits(verdicts.flatMap(({ commits }) => commits)),
    ...consequencesLine(cause, MARKDOWN).map((line) => `  - ${line}`),
  ].join('\n')
}

/** Renders the commits since the last green run. */
function renderCommits(commits: readonly string[]): string[] {
  if (commits.length === 0) return []
  return [`  - ${COMMITS_TITLE}`, ...commits.map((commit) => `    - ${commit}`)]
}

/** Renders the links to the jobs of a cause as far as they fit, to be unfolded. */
function foldLinks(links: readonly string[], maxBytes: number): string[] {
  let left = maxBytes
  const end = links.findIndex((link) => (left -= sizeOf(`${link}, `)) < 0)
  const shown = end === -1 ? links : links.slice(0, end)
  const rest = links.length - shown.length
  const more = rest === 0 ? '' : ` and ${rest} more`
  const lines = [
    `<details><summary>${plural(links.length, 'job')}</summary>`,
    '',
    `${shown.join(', ')}${more}`,
    '',
    '</details>',
    '',
  ]
  return ['', ...lines.map((line) => (line === '' ? '' : `  ${line}`))]
}

/** Renders the logs of the failed steps as far as they fit, and the annotations on the job. */
function evidence(cause: Cause, logBytes: number): string[] {
  const report = firstFailure(cause)
  const { excerpts } = report
  if (saysAll(cause)) return []
  let left = logBytes
  const shown: StepExcerpt[] = []
  const lines = excerpts.flatMap((excerpt, at) => {
    const block = renderLogBlock(excerpt, { maxBytes: left, indent: 2 })
    const intro = [
      ...(at === 0 ? logOwner(cause, MARKDOWN) : alsoFailedAt(report, excerpt, MARKDOWN)),
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
