import type { Cause } from '../../model/report/cause.ts'
import { MAX_NAMED_JOBS } from '../findings/cause-text.ts'
import { errorParts } from '../findings/error-list.ts'
import {
  type CauseText,
  type FailureEntry,
  type LogBlock,
  failuresTitle,
} from '../findings/failures.ts'
import type { Findings } from '../findings/findings.ts'
import { logTitle, renderLogBlock } from '../findings/log-block.ts'
import { type VerdictText, COMMITS_TITLE } from '../findings/verdict.ts'
import { countFitting, renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { details, textLine } from '../text/markdown.ts'
import { enumerate, joinTexts, plural } from '../text/units.ts'

export const MAX_ENTRIES = 50

/** If there are more causes, only the first one shows its log, so that the rest stays in view. */
export const MAX_OPEN_LOGS = 3

/** Maximum size of the log of one cause, and of the links to its jobs. */
const MAX_LOG_BYTES = 30_000

/**
 * Renders what failed, once per cause: linked to the failed step, with its log and its jobs.
 *
 * @param linkTo writes what follows the first line of a cause
 */
export function renderFailures(
  { failures }: Findings,
  maxBytes: number,
  linkTo: (cause: Cause) => string = () => '',
): string {
  const { counts, entries: shown, rest } = failures(MARKDOWN, MAX_ENTRIES)
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(maxBytes / (2 * Math.max(1, shown.length))))
  return renderWithin(
    {
      open: [`### ${failuresTitle(shown)}\n`, ...counts.map((line) => `${line}\n`)].join('\n'),
      pieces: shown.map((entry, index) => ({
        render: () => {
          const isFolded = index > 0 && shown.length > MAX_OPEN_LOGS
          const text = renderEntry(entry, { maxBytes: logBytes, isFolded, linkTo })
          return index === 0 ? text : `\n${text}`
        },
        weight: -index,
      })),
      close: rest > 0 ? `\nand ${rest} more in the JSON report` : '',
      omitted: (count) => `${plural(count, 'failure')} omitted to fit GitHub's size limit.`,
    },
    maxBytes,
  )
}

interface EntryOptions {
  /** Maximum size of the logs, and of the links to the jobs. */
  readonly maxBytes: number
  /** Whether its logs open on a click. */
  readonly isFolded: boolean
  readonly linkTo: (cause: Cause) => string
}

/** Renders an entry as paragraphs: within a list item, nothing would separate a list from the log below it. */
function renderEntry(entry: FailureEntry, options: EntryOptions): string {
  const runs = entry.runs.length === 0 ? '' : `${entry.runs.join(', ')}\n\n`
  const title = `${runs}${iconOf(entry.outcome)} ${entry.sentence}`
  if (!('cause' in entry)) return title
  const { cause, jobs, lines, consequences, newIssue } = entry
  const errors = renderErrors(entry, Math.floor(options.maxBytes / 2))
  const isShort = jobs.length <= MAX_NAMED_JOBS
  const names = isShort && jobs.length > 0 ? `: ${jobs.join(', ')}` : ''
  return joinTexts(
    [
      [title + names + options.linkTo(cause), ...lines, ...consequences].join('<br>\n'),
      errors,
      ...renderEvidence(entry, { ...options, maxBytes: options.maxBytes - sizeOf(errors) }),
      isShort ? '' : foldLinks(jobs, options.maxBytes),
      ...entry.verdicts.map(renderCommits),
      ...newIssue,
    ],
    '\n\n',
  )
}

/** Renders what failed by name as far as there is room; one thing as a line, and several as a list. */
export function renderErrors({ errors }: CauseText, maxBytes: number): string {
  const lists = errors.map((list) => {
    const { paragraph, items } = errorParts(list, Math.floor(maxBytes / errors.length))
    return joinTexts([paragraph, items.map((item) => `- ${item}`).join('\n')], '\n\n')
  })
  return joinTexts(lists, '\n\n')
}

/** Renders the commits since the last green run. */
export function renderCommits({ commits }: VerdictText): string {
  if (commits.length === 0) return ''
  return [COMMITS_TITLE, '', ...commits.map((commit) => `- ${commit}`)].join('\n')
}

/** Writes a log as far as there is room; '' if no line does. */
export function writeLog({ intro, excerpt }: LogBlock, maxBytes: number): string {
  const block = renderLogBlock(excerpt, maxBytes)
  return block === '' ? '' : [...intro, block].join('\n\n')
}

/** Renders the links to the jobs of a cause as far as they fit, to be unfolded. */
function foldLinks(links: readonly string[], maxBytes: number): string {
  const sizes = links.map((link) => `${link}, `)
  return details(plural(links.length, 'job'), enumerate(links, countFitting(sizes, maxBytes)))
}

/** Renders the logs of the failed steps as far as they fit, and the annotations on the job. */
function renderEvidence(
  { cause, logs, annotations }: CauseText,
  { maxBytes, isFolded }: Omit<EntryOptions, 'linkTo'>,
): string[] {
  let left = maxBytes
  const shown = logs.flatMap((log) => {
    const part = writeLog(log, left)
    left -= sizeOf(part)
    return part === '' || left < 0 ? [] : [part]
  })
  return [
    ...(isFolded && shown.length > 0 ? [details(logTitle(cause), shown.join('\n\n'))] : shown),
    annotations.map((line) => `- ${textLine(line)}`).join('\n'),
  ]
}
