import type { AnyReport } from '../../model/report/any-report.ts'
import { MAX_NAMED } from '../findings/cause-text.ts'
import { errorItems } from '../findings/error-list.ts'
import {
  annotationLines,
  type CauseText,
  FAILURES_TITLE,
  type FailureEntry,
  failuresOf,
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
  const { counts, entries } = failuresOf(report, MARKDOWN)
  const shown = entries.slice(0, MAX_ENTRIES)
  const rest = entries.length - shown.length
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
  const { jobs, verdicts, unpublished, consequences } = entry
  const errors = renderErrors(entry, Math.floor(options.maxBytes / 2))
  const isShort = jobs.length <= MAX_NAMED
  const names = isShort && jobs.length > 0 ? `: ${jobs.join(', ')}` : ''
  return [
    [
      title + names,
      ...[...verdicts.map(({ line }) => line), ...unpublished].map((line) => `  ${line}`),
    ].join('<br>\n'),
    ...errors,
    ...renderEvidence(entry, {
      ...options,
      maxBytes: options.maxBytes - sizeOf(errors.join('\n')),
    }),
    ...(isShort ? [] : foldLinks(jobs, options.maxBytes)),
    ...verdicts.flatMap(renderCommits),
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
function renderEvidence(entry: CauseText, { maxBytes, isFolded }: EntryOptions): string[] {
  let left = maxBytes
  const shown: CauseText['logs'][number][] = []
  const lines = entry.logs.flatMap((log) => {
    const block = renderLogBlock(log.excerpt, { maxBytes: left, indent: 2 })
    const intro = log.intro.map((line) => `  ${line}`)
    const part = block === '' ? [] : ['', ...intro.flatMap((line) => [line, '']), block, '']
    left -= sizeOf(part.join('\n'))
    if (block !== '') shown.push(log)
    return left < 0 ? [] : part
  })
  const logs =
    isFolded && lines.length > 0
      ? [
          ...['', `  <details><summary>${logTitle(entry.cause)}</summary>`],
          ...lines,
          ...['  </details>', ''],
        ]
      : lines
  return [...logs, ...annotationLines(entry, shown).map((line) => `  - ${textLine(line)}`)]
}
