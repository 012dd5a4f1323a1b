import stringWidth from 'string-width'
import type { Report } from '../../model/report/report.ts'
import { pathSentence, pathToShow } from '../findings/critical-path.ts'
import { suggestionSentence, SUGGESTIONS_TITLE } from '../findings/suggestions.ts'
import { PLAIN } from '../text/inline.ts'
import { heldByLabel } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import { formatDuration, shareOf } from '../text/units.ts'
import { alignColumns, type Alignment, BETWEEN_COLUMNS } from './columns.ts'
import { heading, paint, type Terminal } from './style.ts'
import { cutToWidth, wrapWords } from './wrap.ts'

const INDENT = '  '

/** Renders the chain of jobs that determined when the run finished. */
export function renderCriticalPath(report: Report, terminal: Terminal): string[] {
  const path = pathToShow(report)
  if (path === undefined) return []
  return [
    heading('What held the run up', terminal),
    ...wrapWords(pathSentence(path, report, PLAIN), terminal.width - INDENT.length).map(
      (line) => INDENT + line,
    ),
    ...renderTable(
      path.jobs,
      [
        { title: 'job', isName: true, cell: ({ job }) => singleLine(job.job.name) },
        { title: 'held by', isName: true, dropped: 3, cell: ({ heldBy }) => heldByLabel(heldBy) },
        { title: 'delay', dropped: 2, cell: ({ delay }) => formatDuration(delay) },
        { title: 'ran', cell: ({ job }) => formatDuration(job.duration) },
        { title: '% of run', dropped: 1, cell: ({ job }) => shareOf(job.duration, path.length) },
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

/** Renders what would make the run faster. */
export function renderSuggestions({ suggestions }: Report, terminal: Terminal): string[] {
  if (suggestions.length === 0) return []
  return [
    heading(SUGGESTIONS_TITLE, terminal),
    ...suggestions.flatMap((suggestion) =>
      wrapWords(suggestionSentence(suggestion, PLAIN), terminal.width - INDENT.length).map(
        (line) => INDENT + line,
      ),
    ),
  ]
}

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
          title: '% of job',
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
  /** Whether its cells are names, which are truncated to the width that the values leave. */
  readonly isName?: boolean
  /** In which order columns are dropped from a table that is too wide; never if absent. */
  readonly dropped?: number
}

/** Minimum width of a name, in terminal columns; narrower names drop a table column instead. */
const MIN_NAME_WIDTH = 10

/** Renders a table as wide as the terminal at most: it drops columns, then truncates names. */
export function renderTable<Row>(
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

/** Shares out the room: each gets what it wants if that fits, else the largest are made equal. */
function shareOut(room: number, wanted: readonly number[]): number[] {
  const shares = [...wanted]
  let left = room
  const ascending = wanted.map((want, index) => ({ want, index })).sort((a, b) => a.want - b.want)
  for (const [position, { want, index }] of ascending.entries()) {
    const share = Math.min(want, Math.max(1, Math.floor(left / (wanted.length - position))))
    shares[index] = share
    left -= share
  }
  return shares
}
