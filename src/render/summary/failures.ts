import type { AnyReport } from '../../model/report/any-report.ts'
import { MAX_NAMED } from '../findings/cause-text.ts'
import { errorItems } from '../findings/error-list.ts'
import {
  type CauseText,
  FAILURES_TITLE,
  type FailureEntry,
  failuresOf,
  type LogText,
} from '../findings/failures.ts'
import { logTitle, renderLogBlock } from '../findings/log-block.ts'
import type { VerdictText } from '../findings/verdict.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { details, textLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'

const MAX_ENTRIES = 50

/** If there are more causes, only the first one shows its log, so that the others stay in view. */
const MAX_OPEN_LOGS = 3

/** Maximum size of the log of one cause, and of the links to its jobs. */
const MAX_LOG_BYTES = 30_000

/** Renders what failed, once per cause: linked to the failed step, with its log and its jobs. */
export function renderFailures(report: AnyReport, maxBytes: number): string {
  const { counts, entries: shown, rest } = failuresOf(report, MARKDOWN, MAX_ENTRIES)
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(maxBytes / (2 * Math.max(1, shown.length))))
  return renderWithin(
    {
      open: [`### ${FAILURES_TITLE}\n`, ...counts.map((line) => `${line}\n`)].join('\n'),
      pieces: shown.map((entry, index) => ({
        render: () =>
          renderEntry(entry, {
            maxBytes: logBytes,
            isFolded: index > 0 && shown.length > MAX_OPEN_LOGS,
          }),
        weight: -index,
      })),
      close: rest > 0 ? `- and ${rest} more in the JSON report` : '',
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
}

function renderEntry(entry: FailureEntry, options: EntryOptions): string {
  const runs = entry.runs.length === 0 ? '' : `\n${entry.runs.join(', ')}\n\n`
  const title = `${runs}- ${iconOf(entry.outcome)} ${entry.sentence}`
  if (!('cause' in entry)) return title
  const { jobs, lines, consequences } = entry
  const errors = renderErrors(entry, Math.floor(options.maxBytes / 2))
  const isShort = jobs.length <= MAX_NAMED
  const names = isShort && jobs.length > 0 ? `: ${jobs.join(', ')}` : ''
  return [
    [title + names, ...lines.map((line) => `  ${line}`)].join('<br>\n'),
    ...errors,
    ...renderEvidence(entry, {
      ...options,
      maxBytes: options.maxBytes - sizeOf(errors.join('\n')),
    }),
    ...(isShort ? [] : foldLinks(jobs, options.maxBytes)),
    ...entry.verdicts.flatMap(renderCommits),
    ...consequences.map((line) => `  - ${line}`),
  ].join('\n')
}

/** Renders what failed by name as far as it fits, within a list item. */
export function renderErrors({ errors }: CauseText, maxBytes: number): string[] {
  return errors.flatMap((list) => [
    ...(list.heading === '' ? [] : ['', `  ${list.heading}`, '']),
    ...errorItems(list, Math.floor(maxBytes / errors.length)).map((item) => `  - ${item}`),
  ])
}

/** Renders the commits since the last green run, within a list item. */
export function renderCommits({ commits, commitsTitle }: VerdictText): string[] {
  if (commits.length === 0) return []
  return [`  - ${commitsTitle}`, ...commits.map((commit) => `    - ${commit}`)]
}

/** Writes a log within a list item as far as it fits; empty if no line does. */
export function writeLog({ intro, excerpt }: LogText, maxBytes: number): string[] {
  const block = renderLogBlock(excerpt, { maxBytes, indent: 2 })
  return block === '' ? [] : ['', ...intro.flatMap((line) => [`  ${line}`, '']), block, '']
}

/** Folds the lines of logs below the line that shows the reason. */
export function foldLogs(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return ['', `  <details><summary>${title}</summary>`, ...lines, '  </details>', '']
}

/** Renders the links to the jobs of a cause as far as they fit, to be unfolded. */
function foldLinks(links: readonly string[], maxBytes: number): string[] {
  let left = maxBytes
  const end = links.findIndex((link) => (left -= sizeOf(`${link}, `)) < 0)
  const shown = end === -1 ? links : links.slice(0, end)
  const rest = links.length - shown.length
  const more = rest === 0 ? '' : ` and ${rest} more`
  const fold = details(plural(links.length, 'job'), `${shown.join(', ')}${more}`)
  return ['', ...indented(fold), '']
}

/** Indents lines to be within a list item. */
function indented(block: string): string[] {
  return block.split('\n').map((line) => (line === '' ? '' : `  ${line}`))
}

/** Renders the logs of the failed steps as far as they fit, and the annotations on the job. */
function renderEvidence(
  { cause, logs, annotations }: CauseText,
  { maxBytes, isFolded }: EntryOptions,
): string[] {
  let left = maxBytes
  const lines = logs.flatMap((log) => {
    const part = writeLog(log, left)
    left -= sizeOf(part.join('\n'))
    return left < 0 ? [] : part
  })
  return [
    ...(isFolded ? foldLogs(logTitle(cause), lines) : lines),
    ...annotations.map((line) => `  - ${textLine(line)}`),
  ]
}
