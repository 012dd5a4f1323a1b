import type { LogExcerpt } from '../../model/report/failure.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import { stepUrl } from '../../model/target.ts'
import {
  alsoFailedAt,
  consequencesLine,
  failureEntries,
  type FailureEntry,
  failureSentence,
  listJobs,
} from '../findings/failure-entries.ts'
import { annotationsToShow, failureLabels } from '../findings/failure-labels.ts'
import { linesAbove, linesBetween, renderLine, sentenceOn } from '../findings/log-block.ts'
import { PLAIN } from '../text/inline.ts'
import { singleLine, withoutControls } from '../text/markdown.ts'
import { heading, paint, paintIcon, styleOf, type Terminal } from './style.ts'
import { wrapAnywhere, wrapWords } from './wrap.ts'

const MAX_ENTRIES = 10

const GUTTER = '    │ '
const TAB = '    '

/** Renders what failed, once per reason, with the log of the failed steps. */
export function renderFailures(report: Report, terminal: Terminal): string[] {
  const entries = failureEntries(report)
  if (entries.length === 0) return []
  const rest = entries.length - MAX_ENTRIES
  return [
    heading('What failed', terminal),
    ...entries.slice(0, MAX_ENTRIES).flatMap((entry) => renderFailure(entry, terminal)),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}

function renderFailure(entry: FailureEntry, terminal: Terminal): string[] {
  const { failure: report, alike } = entry
  const { job, outcome = 'unknown' } = report.job
  const { step } = failureLabels(report)
  const [first = '', ...others] = wrapWords(failureSentence(report, PLAIN), terminal.width - 4)
  return [
    `  ${paintIcon(outcome, terminal)} ${paint(styleOf(outcome), first, terminal)}`,
    ...others.map((line) => `    ${paint(styleOf(outcome), line, terminal)}`),
    // A broken URL could not be followed.
    `    ${paint('faint', step === undefined ? job.url : stepUrl(job, step), terminal)}`,
    ...evidence(report, terminal),
    ...[
      ...(alike.length === 0 ? [] : [`also cancelled: ${listJobs(alike, PLAIN)}`]),
      ...consequencesLine(entry, PLAIN),
    ].flatMap((line) => wrapWords(line, terminal.width - 4).map((part) => `    ${part}`)),
  ]
}

/** Renders the log of the failed steps, and the annotations on the job. */
function evidence(report: FailureReport, terminal: Terminal): string[] {
  const { excerpts } = report
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  const shown = excerpts.filter(({ lines }) => lines.length > 0)
  const wrapped = (line: string) => wrapWords(line, width).map((part) => gutter + part)
  return [
    ...shown.flatMap((excerpt) => [
      ...(excerpt === excerpts[0] ? [] : alsoFailedAt(report, excerpt, PLAIN)).flatMap((line) =>
        wrapWords(line, terminal.width - 4).map((part) => `    ${part}`),
      ),
      ...sentenceOn(excerpt).flatMap((sentence) => wrapped(sentence)),
      ...renderExcerpt(excerpt, terminal),
    ]),
    ...annotationsToShow(report, shown).flatMap(({ message }) => wrapped(singleLine(message))),
  ]
}

function renderExcerpt(excerpt: LogExcerpt, terminal: Terminal): string[] {
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  return excerpt.lines.flatMap((line, at) => [
    ...(at === 0 ? linesAbove(excerpt, 0) : linesBetween(line)).map(
      (gap) => gutter + paint('faint', gap, terminal),
    ),
    ...wrapAnywhere(withoutControls(renderLine(line).replaceAll('\t', TAB)), width).map((text) =>
      (gutter + (line.error ? paint('bad', text, terminal) : text)).trimEnd(),
    ),
  ])
}
