import type { LogExcerpt, StepExcerpt } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { FailureReport, Report } from '../../model/report/report.ts'
import { failureEntries, type FailureEntry } from '../findings/failure-entries.ts'
import { exitCodeOf, exitOf, failureLabels, annotationsToShow } from '../findings/failure-labels.ts'
import { linesAbove, linesBetween, renderLine, sentenceOn } from '../findings/log-block.ts'
import { singleLine, withoutControls } from '../text/markdown.ts'
import { stepUrl } from '../text/step-url.ts'
import { formatDuration } from '../text/units.ts'
import { heading, paint, paintIcon, styleOf, type Terminal } from './style.ts'
import { wrapAnywhere, wrapWords } from './wrap.ts'

const MAX_ENTRIES = 10

/** Jobs that are named in one entry. */
const MAX_NAMED = 10

const GUTTER = '    │ '
const TAB = '    '

/** What went wrong, once per reason, with what the failed step wrote. */
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
  const { failure: report, alike, consequences } = entry
  const { job, outcome = 'unknown', duration, carriedOver } = report.job
  const { verb, step, reason } = failureLabels(report)
  const at = step === undefined ? '' : ` at ${singleLine(step.name)}`
  const after = carriedOver
    ? ' in an earlier attempt'
    : duration === undefined
      ? ''
      : ` after ${formatDuration(duration)}`
  const why = reason === undefined ? '' : ` (${singleLine(reason)})`
  const [first = '', ...others] = wrapWords(
    `${singleLine(job.name)} ${singleLine(verb)}${at}${after}${why}`,
    terminal.width - 4,
  )
  return [
    `  ${paintIcon(outcome, terminal)} ${paint(styleOf(outcome), first, terminal)}`,
    ...others.map((line) => `    ${paint(styleOf(outcome), line, terminal)}`),
    // Never broken, so that it can be followed.
    `    ${paint('faint', step === undefined ? job.url : stepUrl(report.job, step), terminal)}`,
    ...evidence(report, terminal),
    ...[
      ...named('so were', alike),
      ...named('failed or cancelled because of it', consequences),
    ].flatMap((line) => wrapWords(line, terminal.width - 4).map((part) => `    ${part}`)),
  ]
}

function named(title: string, jobs: readonly JobReport[]): string[] {
  if (jobs.length === 0) return []
  const names = jobs.slice(0, MAX_NAMED).map(({ job: { name } }) => singleLine(name))
  const rest = jobs.length - names.length
  return [`${title}: ${names.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`]
}

/** What the failed steps wrote, and what else was remarked on the job. */
function evidence(report: FailureReport, terminal: Terminal): string[] {
  const { excerpts } = report
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  const shown = excerpts.filter(({ lines }) => lines.length > 0)
  const wrapped = (line: string) => wrapWords(line, width).map((part) => gutter + part)
  return [
    ...shown.flatMap((excerpt) => [
      ...(excerpt === excerpts[0] ? [] : alsoAt(excerpt, terminal)),
      ...sentenceOn(excerpt).flatMap((sentence) => wrapped(sentence)),
      ...renderExcerpt(excerpt, terminal),
    ]),
    ...annotationsToShow(report, shown).flatMap(({ message }) => wrapped(singleLine(message))),
  ]
}

function alsoAt(excerpt: StepExcerpt, terminal: Terminal): string[] {
  if (excerpt.step === undefined) return []
  const exit = exitOf(exitCodeOf(excerpt))
  const why = exit === undefined ? '' : ` (${exit})`
  const line = `It also failed at ${singleLine(excerpt.step.name)}${why}:`
  return wrapWords(line, terminal.width - 4).map((part) => `    ${part}`)
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
