import stringWidth from 'string-width'
import type { Report } from '../../model/report/report.ts'
import { basisOf, heldByLabel } from '../summary/critical-path.ts'
import { singleLine } from '../text/markdown.ts'
import { formatDuration, plural, shareOf } from '../text/units.ts'
import { alignColumns, type Alignment, BETWEEN_COLUMNS } from './columns.ts'
import { heading, paint, type Terminal } from './style.ts'
import { cutToWidth, wrapWords } from './wrap.ts'

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
      path,
      [
        { title: 'job', isName: true, cell: ({ job }) => singleLine(job.job.name) },
        { title: 'held by', isName: true, dropped: 3, cell: ({ heldBy }) => heldByLabel(heldBy) },
        { title: 'delay', dropped: 2, cell: ({ delay }) => formatDuration(delay) },
        { title: 'ran', cell: ({ job }) => formatDuration(job.duration) },
        { title: '% of run', dropped: 1, cell: ({ job }) => shareOf(job.duration, length) },
        {
          title: 'saving',
          dropped: 4,
          cell: ({ potentialSaving }) => formatDuration(potentialSaving),
        },
      ],
      terminal,
    ),
  ]
}

/** The steps that ran longest, over all jobs. */
export function renderSlowest({ slowestSteps }: Report, terminal: Terminal): string[] {
  if (slowestSteps.length === 0) return []
  return [
    heading('Slowest steps', terminal),
    ...renderTable(
      slowestSteps,
      [
        { title: 'step', isName: true, cell: ({ step }) => singleLine(step.name) },
        { title: 'job', isName: true, dropped: 2, cell: ({ job }) => singleLine(job.job.name) },
        { title: 'ran', cell: ({ duration }) => formatDuration(duration) },
        {
          title: 'of its job',
          dropped: 1,
          cell: (slow) => shareOf(slow.duration, slow.job.duration),
        },
      ],
      terminal,
    ),
  ]
}

interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  /** Whether its cells are names, which are cut to the room that the values leave. */
  readonly isName?: boolean
  /** When the column is omitted if the table is too wide: 1 is the first; without it, never. */
  readonly dropped?: number
}

/** Names get at least so many columns each, before a column is omitted. */
const MIN_NAME_WIDTH = 10

function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  terminal: Terminal,
): string[] {
  const room = terminal.width - INDENT.length
  const shown = fitColumns(
    columns.map((column) => {
      const cells = [column.title, ...rows.map(column.cell)]
      return { ...column, cells, width: Math.max(...cells.map((cell) => stringWidth(cell))) }
    }),
    room,
  )
  const names = shown.filter(({ isName }) => isName)
  const shares = shareOut(
    room - widthOfValues(shown),
    names.map(({ width }) => width),
  )
  const cells = shown.map((column) => {
    const share = shares[names.indexOf(column)]
    return share === undefined ? column.cells : column.cells.map((cell) => cutToWidth(cell, share))
  })
  const alignments = shown.map(({ isName }): Alignment => (isName ? 'left' : 'right'))
  const lines = ['', ...rows].map((_, at) => cells.map((column) => column[at] ?? ''))
  const [head = '', ...others] = alignColumns(lines, alignments)
  return [paint('faint', INDENT + head, terminal), ...others.map((line) => INDENT + line)]
}

type FittedColumn = Pick<Column<never>, 'isName' | 'dropped'> & { readonly width: number }

/** Returns the columns, without those that would leave the names less than `MIN_NAME_WIDTH`. */
function fitColumns<C extends FittedColumn>(columns: readonly C[], room: number): readonly C[] {
  const names = columns.filter(({ isName }) => isName)
  const wanted = names.reduce((sum, { width }) => sum + Math.min(MIN_NAME_WIDTH, width), 0)
  const order = columns.flatMap(({ dropped }) => dropped ?? [])
  if (order.length === 0 || widthOfValues(columns) + wanted <= room) return columns
  const first = Math.min(...order)
  return fitColumns(
    columns.filter(({ dropped }) => dropped !== first),
    room,
  )
}

/** Returns the width of all that is not a name: the values, and the spaces between columns. */
function widthOfValues(columns: readonly FittedColumn[]): number {
  const values = columns.filter(({ isName }) => !isName)
  const gaps = BETWEEN_COLUMNS * (columns.length - 1)
  return values.reduce((sum, { width }) => sum + width, gaps)
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
