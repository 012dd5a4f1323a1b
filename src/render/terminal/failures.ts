import type { Cause } from '../../model/report/cause.ts'
import type { LogExcerpt } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import {
  alsoFailedAt,
  causeSentence,
  consequencesLine,
  firstFailure,
  listJobs,
  logOwner,
  saysAll,
} from '../findings/cause-text.ts'
import { annotationsToShow, failureLabels } from '../findings/failure-labels.ts'
import { linesAbove, linesBetween, renderLine, sentenceOn } from '../findings/log-block.ts'
import { COMMITS_TITLE } from '../findings/suspect-commits.ts'
import { verdictCounts } from '../findings/verdict-counts.ts'
import { verdictTexts } from '../findings/verdict.ts'
import { PLAIN } from '../text/inline.ts'
import { singleLine, withoutControls } from '../text/markdown.ts'
import { heading, paint, paintIcon, styleOf, type Terminal } from './style.ts'
import { wrapAnywhere, wrapWords } from './wrap.ts'

export const MAX_ENTRIES = 10

const GUTTER = '    │ '
const TAB = '    '

/** Renders what failed, once per cause, with the log of the failed steps and the jobs. */
export function renderFailures(report: Report, terminal: Terminal): string[] {
  const { causes, run } = report
  if (causes.length === 0) return []
  const rest = causes.length - MAX_ENTRIES
  return [
    heading('What failed', terminal),
    ...verdictCounts(causes, PLAIN).flatMap((line) => indented(line, terminal, 2)),
    ...causes.slice(0, MAX_ENTRIES).flatMap((cause) => renderCause(cause, run, terminal)),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}

export function renderCause(cause: Cause, run: Run, terminal: Terminal): string[] {
  const all = cause.failures.map(({ job }) => job)
  const report = firstFailure(cause)
  const { job, outcome = 'unknown' } = report.job
  const { step } = failureLabels(report)
  const [first = '', ...others] = wrapWords(causeSentence(cause, PLAIN), terminal.width - 4)
  const jobs = all.length === 1 ? [] : [listJobs(all, PLAIN)]
  return [
    `  ${paintIcon(outcome, terminal)} ${paint(styleOf(outcome), first, terminal)}`,
    ...others.map((line) => `    ${paint(styleOf(outcome), line, terminal)}`),
    // A broken URL could not be followed.
    `    ${paint('faint', step === undefined ? job.url : stepUrl(job, step), terminal)}`,
    ...jobs.flatMap((line) => indented(line, terminal)),
    ...renderVerdicts(cause, run, terminal),
    ...evidence(cause, terminal),
    ...consequencesLine(cause, PLAIN).flatMap((line) => indented(line, terminal)),
  ]
}

/** Renders whose failures these are, the URL of the newest evidence of each verdict, and the suspect commits. */
function renderVerdicts(cause: Cause, run: Run, terminal: Terminal): string[] {
  return verdictTexts({ cause, run, inline: PLAIN }).flatMap(({ line, commits, evidence }) => {
    const [newest] = evidence
    return [
      ...indented(line, terminal),
      ...(newest === undefined ? [] : [`    ${paint('faint', newest.url, terminal)}`]),
      ...(commits.length === 0 ? [] : indented(COMMITS_TITLE, terminal)),
      ...commits.flatMap((commit) => indented(commit, terminal, 6)),
    ]
  })
}

function indented(line: string, terminal: Terminal, indent = 4): string[] {
  return wrapWords(line, terminal.width - indent).map((part) => ' '.repeat(indent) + part)
}

/** Renders the log of the failed steps, and the annotations on the job. */
function evidence(cause: Cause, terminal: Terminal): string[] {
  const report = firstFailure(cause)
  const { excerpts } = report
  if (saysAll(cause)) return []
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  const shown = excerpts.filter(({ lines }) => lines.length > 0)
  const wrapped = (line: string) => wrapWords(line, width).map((part) => gutter + part)
  return [
    ...shown.flatMap((excerpt) => [
      ...(excerpt === excerpts[0]
        ? logOwner(cause, PLAIN)
        : alsoFailedAt(report, excerpt, PLAIN)
      ).flatMap((line) => indented(line, terminal)),
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
