import type { FailureReport, Report } from '../../model/report.ts'
import { failureWords } from '../failure-words.ts'
import { linesAbove, linesBetween, renderLine } from '../log-block.ts'
import { plain, plainLines } from '../markdown.ts'
import { stepUrl } from '../step-url.ts'
import { formatDuration } from '../units.ts'
import { wrapAnywhere, wrapWords } from './fit.ts'
import { heading, paint, paintMark, styleOf, type Terminal } from './style.ts'

const MOST = 10

/** Remarks are shown where there is no log to show, and no more than these. */
const MOST_REMARKS = 3

const GUTTER = '    │ '
const TAB = '    '

/** Every job that did not pass, with what its failed step wrote. */
export function renderFailures({ failures }: Report, terminal: Terminal): string[] {
  if (failures.length === 0) return []
  const rest = failures.length - MOST
  return [
    heading('What failed', terminal),
    ...failures.slice(0, MOST).flatMap((failure) => renderFailure(failure, terminal)),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}

function renderFailure(report: FailureReport, terminal: Terminal): string[] {
  const { job, outcome = 'unknown', duration } = report.job
  const { verb, step, reason } = failureWords(report)
  const at = step === undefined ? '' : ` at ${plain(step.name)}`
  const after = duration === undefined ? '' : ` after ${formatDuration(duration)}`
  const why = reason === undefined ? '' : ` (${plain(reason)})`
  const [first = '', ...others] = wrapWords(
    `${plain(job.name)} ${plain(verb)}${at}${after}${why}`,
    terminal.width - 4,
  )
  return [
    `  ${paintMark(outcome, terminal)} ${paint(styleOf(outcome), first, terminal)}`,
    ...others.map((line) => `    ${paint(styleOf(outcome), line, terminal)}`),
    // Never broken, so that it can be followed.
    `    ${paint('faint', step === undefined ? job.url : stepUrl(report.job, step), terminal)}`,
    ...evidence(report, terminal),
  ]
}

/** The end of the step's log, or else what was remarked on the job. */
function evidence({ excerpt, remarks }: FailureReport, terminal: Terminal): string[] {
  const gutter = paint('faint', GUTTER, terminal)
  const width = terminal.width - GUTTER.length
  if (excerpt !== undefined && excerpt.lines.length > 0) {
    return excerpt.lines.flatMap((line, at) => [
      ...(at === 0 ? linesAbove(excerpt, 0) : linesBetween(line)).map(
        (gap) => gutter + paint('faint', gap, terminal),
      ),
      ...wrapAnywhere(plainLines(renderLine(line).replaceAll('\t', TAB)), width).map((text) =>
        (gutter + (line.error ? paint('bad', text, terminal) : text)).trimEnd(),
      ),
    ])
  }
  return remarks
    .slice(0, MOST_REMARKS)
    .flatMap(({ message }) => wrapWords(plain(message), width).map((text) => gutter + text))
}
