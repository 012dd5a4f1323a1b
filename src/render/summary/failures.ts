import type { Cause } from '../../model/report/cause.ts'
import { MAX_NAMED_JOBS } from '../findings/cause-text.ts'
import { errorParts } from '../findings/error-list.ts'
import { type CauseText, type FailureEntry, failuresTitle } from '../findings/failures.ts'
import type { Findings } from '../findings/findings.ts'
import { logTitle, renderLogBlock } from '../findings/log-block.ts'
import { type VerdictText, COMMITS_TITLE } from '../findings/verdict.ts'
import { countFitting, renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { details, textLine } from '../text/markdown.ts'
import { enumerate, joinTexts, plural } from '../text/units.ts'

export const MAX_CAUSES = 50

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
  const { counts, entries: shown, rest } = failures(MARKDOWN, MAX_CAUSES)
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

function renderEntry(entry: FailureEntry, { maxBytes, isFolded, linkTo }: EntryOptions): string {
  const runs = entry.runs.length === 0 ? '' : `${entry.runs.join(', ')}\n\n`
  const title = `${runs}${iconOf(entry.outcome)} ${entry.sentence}`
  if (!('cause' in entry)) return title
  const { cause, jobs } = entry
  const isNamed = jobs.length > 0 && jobs.length <= MAX_NAMED_JOBS
  const names = isNamed ? `: ${jobs.join(', ')}` : ''
  return writeCause(title + names + linkTo(cause), entry, {
    lineBreak: '<br>\n',
    maxBytes,
    logTitle: isFolded ? logTitle(cause) : undefined,
  })
}

interface CauseLayout {
  /** What is between its lines. */
  readonly lineBreak: '<br>' | '<br>\n'
  /** Maximum size of the names and the logs, and of the links to the jobs. */
  readonly maxBytes: number
  /** Title of the logs, if they open on a click. */
  readonly logTitle?: string | undefined
}

/** Writes a cause as paragraphs: within a list item, nothing would separate a list from the log below it. */
export function writeCause(first: string, text: CauseText, layout: CauseLayout): string {
  const { lineBreak, maxBytes } = layout
  const lines = [first, ...text.lines.map((line) => line.text), ...text.consequences]
  const errors = renderErrors(text, Math.floor(maxBytes / 2))
  const below = [...text.verdicts.map(renderCommits), ...text.newIssue]
  const left = maxBytes - sizeOf([errors, ...below].join('\n\n'))
  const blocks = [
    lines.join(lineBreak),
    errors,
    ...renderEvidence(text, { ...layout, maxBytes: left }),
    text.jobs.length > MAX_NAMED_JOBS ? foldLinks(text.jobs, maxBytes) : '',
    ...below,
  ]
  return joinTexts(blocks, '\n\n')
}

/** Renders what failed by name as far as there is room; one thing as a line, and several as a list. */
function renderErrors({ errors }: CauseText, maxBytes: number): string {
  const lists = errors.map((list) => {
    const { paragraph, items } = errorParts(list, Math.floor(maxBytes / errors.length))
    return joinTexts([paragraph, items.map((item) => `- ${item}`).join('\n')], '\n\n')
  })
  return joinTexts(lists, '\n\n')
}

/** Renders the commits since the last green run. */
function renderCommits({ commits }: VerdictText): string {
  if (commits.length === 0) return ''
  return [COMMITS_TITLE, '', ...commits.map((commit) => `- ${commit}`)].join('\n')
}

/** Renders the links to the jobs of a cause as far as they fit, to be unfolded. */
function foldLinks(links: readonly string[], maxBytes: number): string {
  const sizes = links.map((link) => `${link}, `)
  return details(plural(links.length, 'job'), enumerate(links, countFitting(sizes, maxBytes)))
}

/** Renders the logs of the failed steps as far as they fit, and the annotations on the job. */
function renderEvidence(
  { logs, annotations }: CauseText,
  { maxBytes, logTitle: title }: CauseLayout,
): string[] {
  let left = maxBytes
  const shown = logs.flatMap(({ intro, excerpt }) => {
    const block = renderLogBlock(excerpt, left)
    const part = block === '' ? '' : [...intro, block].join('\n\n')
    left -= sizeOf(part)
    return part === '' || left < 0 ? [] : [part]
  })
  return [
    ...(title !== undefined && shown.length > 0 ? [details(title, shown.join('\n\n'))] : shown),
    annotations.map((line) => `- ${textLine(line)}`).join('\n'),
  ]
}
