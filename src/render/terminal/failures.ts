import { COMMITS_TITLE } from '../findings/verdict.ts'
import { MAX_NAMED_JOBS } from '../findings/cause-text.ts'
import { errorItems, errorParts, type ErrorListText } from '../findings/error-list.ts'
import { type CauseText, type FailureEntry, failuresTitle } from '../findings/failures.ts'
import type { Findings } from '../findings/findings.ts'
import { logRows } from '../findings/log-block.ts'
import { safeLine, withoutControls } from '../text/markdown.ts'
import { enumerate } from '../text/units.ts'
import { heading, inlineFor, paint, paintIcon, styleOf, type Terminal } from './style.ts'
import { wrapAnywhere, wrapWords } from './wrap.ts'

const MAX_ENTRIES = 10

const GUTTER = '    │ '
const TAB = '    '

/** Renders what failed, once per cause, with the log of the failed steps and the jobs. */
export function terminalFailures({ failures }: Findings, terminal: Terminal): string[] {
  const { counts, entries, rest } = failures(inlineFor(terminal), MAX_ENTRIES)
  if (entries.length === 0) return []
  return [
    heading(failuresTitle(entries), terminal),
    ...counts.flatMap((line) => indented(line, terminal, 2)),
    ...entries.flatMap((entry) => renderEntry(entry, terminal)),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}

function renderEntry(entry: FailureEntry, terminal: Terminal): string[] {
  const { runs, outcome, sentence } = entry
  const [first = '', ...others] = wrapWords(sentence, terminal.width - 4)
  const title = [
    ...(runs.length === 0 ? [] : indented(`in ${enumerate(runs)}:`, terminal, 2)),
    `  ${paintIcon(outcome, terminal)} ${paint(styleOf(outcome), first, terminal)}`,
    ...others.map((line) => `    ${paint(styleOf(outcome), line, terminal)}`),
  ]
  if (!('cause' in entry)) return title
  const { url, jobs, lines, verdicts, errors, consequences } = entry
  const label = terminal.width === Infinity ? 'jobs: ' : ''
  const commits = verdicts.flatMap((verdict) => verdict.commits)
  return [
    ...title,
    page(url, terminal),
    ...(jobs.length === 0 ? [] : indented(label + enumerate(jobs, MAX_NAMED_JOBS), terminal)),
    ...lines.flatMap((line) => [
      ...indented(line.text, terminal),
      ...(line.url === undefined ? [] : [page(line.url, terminal)]),
    ]),
    ...consequences.flatMap((line) => indented(line, terminal)),
    ...errors.flatMap((list) => renderErrors(list, terminal)),
    ...renderEvidence(entry, terminal),
    ...(commits.length === 0 ? [] : indented(COMMITS_TITLE, terminal)),
    ...commits.flatMap((commit) => indented(commit, terminal, 6)),
  ]
}

/** A broken URL could not be followed. */
function page(url: string, terminal: Terminal): string {
  return `    ${paint('faint', url, terminal)}`
}

/** Renders what failed by name in a step; for a program as a list, since a name can read like a sentence of the report. */
function renderErrors(list: ErrorListText, terminal: Terminal): string[] {
  const isRead = terminal.width === Infinity
  const { paragraph, items } = isRead
    ? { paragraph: list.heading, items: errorItems(list) }
    : errorParts(list)
  return [
    ...(paragraph === '' ? [] : indented(paragraph, terminal)),
    ...items.flatMap((item) =>
      wrapWords(item, terminal.width - 8).map(
        (line, at) => `    ${at === 0 ? '  - ' : '    '}${line}`,
      ),
    ),
  ]
}

function indented(line: string, terminal: Terminal, indent = 4): string[] {
  return wrapWords(line, terminal.width - indent).map((part) => ' '.repeat(indent) + part)
}

/** Renders the log of the failed steps, and the annotations on the job. */
function renderEvidence({ logs, annotations }: CauseText, terminal: Terminal): string[] {
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  const rows = logs.flatMap(({ intro, excerpt }) => [
    ...intro.flatMap((line) => indented(line, terminal)),
    ...logRows(excerpt).flatMap(({ kind, text }) => {
      if (kind === 'gap') return [gutter + paint('faint', text, terminal)]
      return wrapAnywhere(withoutControls(text.replaceAll('\t', TAB)), width).map((part) =>
        (gutter + (kind === 'error' ? paint('bad', part, terminal) : part)).trimEnd(),
      )
    }),
  ])
  const lines = annotations.flatMap((line) =>
    wrapWords(safeLine(line), width).map((part) => gutter + part),
  )
  return [...rows, ...lines]
}
