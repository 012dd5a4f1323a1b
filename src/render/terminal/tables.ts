import stringWidth from 'string-width'
import type { Report } from '../../model/report.ts'
import { basisOf, heldByWords } from '../critical-path-section.ts'
import { plain } from '../markdown.ts'
import { formatDuration, plural, shareOf } from '../units.ts'
import { alignColumns, BETWEEN_COLUMNS, type Alignment } from './columns.ts'
import { cutToWidth, wrapWords } from './fit.ts'
import { heading, paint, type Terminal } from './style.ts'

const INDENT = '  '

/** Renders the chain of jobs that decided when the run ended; nothing if a single job is the run. */
export function renderCriticalPath(report: Report, terminal: Terminal): string[] {
  const { criticalPath, jobs = [] } = report
  if (criticalPath === undefined || jobs.length < 2) return []
  const { length, jobs: path } = criticalPath
  const what = path.length === 1 ? 'One job' : `${plural(path.length, 'job')} in sequence`
  const from = basisOf(report).replaceAll('`', '')
  return [
    heading('What held the run up', terminal),
    ...wrapWords(`${what}, ${formatDuration(length)} (${from}).`, terminal.width - 2).map(
      (line) => INDENT + line,
    ),
    ...renderTable(
      ['job', 'held by', 'delay', 'ran', '% of run', 'saving'],
      path.map(({ job, heldBy, delay, couldSave }) => [
        plain(job.job.name),
        heldByWords(heldBy),
        formatDuration(delay),
        formatDuration(job.duration),
        shareOf(job.duration, length),
        formatDuration(couldSave),
      ]),
      { names: 2, terminal },
    ),
  ]
}

/** The steps that ran longest, over all jobs. */
export function renderSlowest({ slowestSteps }: Report, terminal: Terminal): string[] {
  if (slowestSteps.length === 0) return []
  const rows = slowestSteps.map(({ job, step, duration }) => [
    plain(step.name),
    plain(job.job.name),
    formatDuration(duration),
    shareOf(duration, job.duration),
  ])
  return [
    heading('Slowest steps', terminal),
    ...renderTable(['step', 'job', 'ran', 'of its job'], rows, { names: 2, terminal }),
  ]
}

/** A table whose first columns are names, which are cut to what the figures leave. */
function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { names, terminal }: { readonly names: number; readonly terminal: Terminal },
): string[] {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => stringWidth(cell))),
  )
  const gaps = BETWEEN_COLUMNS * (head.length - 1)
  const figures = widths.slice(names).reduce((sum, width) => sum + width, 0)
  const shares = shareOut(terminal.width - INDENT.length - gaps - figures, widths.slice(0, names))
  const cut = (row: readonly string[]) =>
    row.map((cell, column) => cutToWidth(cell, shares[column] ?? Infinity))
  const alignments = head.map((_, column): Alignment => (column < names ? 'left' : 'right'))
  const [first = '', ...others] = alignColumns([head, ...rows.map(cut)], alignments)
  return [paint('faint', INDENT + first, terminal), ...others.map((line) => INDENT + line)]
}

/** Gives each what it wants where there is room for that; else those that want most get alike. */
function shareOut(room: number, wanted: readonly number[]): number[] {
  const shares = [...wanted]
  let left = room
  const ascending = wanted.map((want, index) => ({ want, index })).sort((a, b) => a.want - b.want)
  for (const [place, { want, index }] of ascending.entries()) {
    const share = Math.min(want, Math.max(1, Math.floor(left / (wanted.length - place))))
    shares[index] = share
    left -= share
  }
  return shares
}
