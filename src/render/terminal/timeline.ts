import stringWidth from 'string-width'
import type { Report } from '../../model/report/report.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { waitOf, wordsOn } from '../summary/timeline.ts'
import { singleLine } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { intervalFor } from '../timeline/axis.ts'
import { enclose, type Span } from '../timeline/bars.ts'
import { PATH_MARK } from '../timeline/gantt.ts'
import type { SegmentKind } from '../timeline/segments.ts'
import { type HiddenJobs, type TimelineRow, timelineRows } from '../timeline/timeline.ts'
import { heading, paint, paintIcon, type Style, type Terminal } from './style.ts'
import { cutToWidth, padToWidth, wrapParts } from './wrap.ts'

/** How each kind of time is drawn; told apart by form, and by colour where there is one. */
const BARS: Readonly<Record<SegmentKind, { readonly drawn: string; readonly style: Style }>> = {
  waiting: { drawn: '░', style: 'faint' },
  running: { drawn: '━', style: 'running' },
  path: { drawn: '━', style: 'path' },
  failed: { drawn: '╳', style: 'bad' },
}
const TICK = '┊'

/** The marks before a name, and the space after them. */
const MARKS_WIDTH = 3
const FIGURE_WIDTH = 8
/** From this width on, how long a job ran has a column of its own. */
const MIN_WIDTH_RAN = 40
/** From this width on, how long a job waited has one too. */
const MIN_WIDTH_WAITED = 100
const NAME_SHARE = 0.35
/** A label and the space to the next one. */
const TICK_WIDTH = 7

/** What ran when, what waited, what held the run up and what failed: a line a job. */
export function renderTimeline(report: Report, terminal: Terminal): string[] {
  const { rows, hidden } = timelineRows(report)
  if (rows.length === 0) return []
  const whole = enclose(rows.flatMap(spansOf)) ?? { from: 0, to: 0 }
  const layout = layOut(rows, whole, terminal)
  return [
    heading('Timeline', terminal),
    axis(layout, terminal),
    ...rows.map((row) => renderRow(row, layout, terminal)),
    ...legend(rows, hidden, terminal).map((line) => paint('faint', `   ${line}`, terminal)),
  ]
}

interface Layout {
  readonly names: number
  /** In columns. */
  readonly bar: number
  readonly figures: readonly ('waited' | 'ran')[]
  readonly from: number
  /** The time that one column stands for. */
  readonly column: Milliseconds
  readonly ticks: readonly Milliseconds[]
}

function layOut(rows: readonly TimelineRow[], whole: Span, { width }: Terminal): Layout {
  const figures = [
    ...(width < MIN_WIDTH_WAITED ? [] : (['waited'] as const)),
    ...(width < MIN_WIDTH_RAN ? [] : (['ran'] as const)),
  ]
  const longest = Math.max(...rows.map(({ name }) => stringWidth(singleLine(name))))
  const names = Math.min(longest, Math.floor(width * NAME_SHARE))
  const bar = width - MARKS_WIDTH - names - 1 - figures.length * FIGURE_WIDTH
  const span = Math.max(SECOND, whole.to - whole.from)
  const interval = intervalFor(span, Math.max(1, Math.floor(bar / TICK_WIDTH)))
  const step = interval?.length ?? span
  const ticks = Array.from({ length: Math.ceil(span / step) }, (_, index) => index * step)
  return { names, bar, figures, from: whole.from, column: span / bar, ticks }
}

function axis({ names, bar, figures, column, ticks }: Layout, terminal: Terminal): string {
  const labels = ticks.reduce((line, tick) => {
    const label = formatDuration(tick)
    const at = Math.round(tick / column)
    const fits = at + label.length <= bar && (at === 0 || at > line.length)
    return fits ? line.padEnd(at) + label : line
  }, '')
  const heads = figures.map((figure) => figure.padStart(FIGURE_WIDTH)).join('')
  return paint('faint', ' '.repeat(MARKS_WIDTH + names + 1) + labels.padEnd(bar) + heads, terminal)
}

function renderRow(row: TimelineRow, layout: Layout, terminal: Terminal): string {
  const { onPath, trouble, bars } = row
  const marks =
    (onPath ? paint('path', PATH_MARK, terminal) : ' ') +
    (trouble === undefined ? ' ' : paintIcon(trouble.outcome ?? 'unknown', terminal))
  const name = padToWidth(cutToWidth(singleLine(row.name), layout.names), layout.names)
  const shown = trouble === undefined ? name : paint('bad', name, terminal)
  const figures = layout.figures.map((figure) => {
    const span = figure === 'ran' ? bars.running : bars.waiting
    return formatDuration(span === undefined ? undefined : span.to - span.from)
  })
  const ends = figures.map((figure) => figure.padStart(FIGURE_WIDTH)).join('')
  return `${marks} ${shown} ${drawBar(row, layout, terminal)}${ends}`
}

type Cell = SegmentKind | 'tick' | 'nothing'

function drawBar(row: TimelineRow, { bar, from, column, ticks }: Layout, terminal: Terminal) {
  const cells = new Array<Cell>(bar).fill('nothing')
  for (const tick of ticks) cells[Math.round(tick / column)] = 'tick'
  const { running } = row.bars
  const kinds = row.segments.map(({ kind }) => kind)
  const segments = [
    // Between the steps that have a segment, the job runs as well.
    ...(running === undefined || !kinds.some((kind) => kind !== 'waiting')
      ? []
      : [{ ...running, kind: row.onPath ? ('path' as const) : ('running' as const) }]),
    ...row.segments.toSorted((a, b) => Number(a.kind === 'failed') - Number(b.kind === 'failed')),
  ]
  for (const segment of segments) {
    const start = Math.min(bar - 1, Math.round((segment.from - from) / column))
    const end = Math.max(start + 1, Math.round((segment.to - from) / column))
    cells.fill(segment.kind, start, end)
  }
  return runsOf(cells.slice(0, bar))
    .map(({ cell, length }) => drawCells(cell, length, terminal))
    .join('')
}

function drawCells(cell: Cell, length: number, terminal: Terminal): string {
  if (cell === 'nothing') return ' '.repeat(length)
  if (cell === 'tick') return paint('faint', TICK.repeat(length), terminal)
  const { drawn, style } = BARS[cell]
  return paint(style, drawn.repeat(length), terminal)
}

function runsOf(cells: readonly Cell[]): { cell: Cell; length: number }[] {
  const runs: { cell: Cell; length: number }[] = []
  for (const cell of cells) {
    const last = runs.at(-1)
    if (last?.cell === cell) last.length++
    else runs.push({ cell, length: 1 })
  }
  return runs
}

function spansOf({ segments, bars }: TimelineRow): Span[] {
  return [...segments, ...(bars.running === undefined ? [] : [bars.running])]
}

/** What the picture means, as far as it is in it, and what is not in it. */
function legend(rows: readonly TimelineRow[], hidden: HiddenJobs, terminal: Terminal): string[] {
  const kinds = new Set(rows.flatMap(({ segments }) => segments.map(({ kind }) => kind)))
  const parts = [
    ...(kinds.has('waiting') ? [`${BARS.waiting.drawn} ${waitOf(rows)}`] : []),
    ...(rows.some(({ bars }) => bars.running !== undefined)
      ? [`${BARS.running.drawn} running`]
      : []),
    ...(kinds.has('failed') ? [`${BARS.failed.drawn} failed`] : []),
    ...(rows.some(({ onPath }) => onPath) ? [`${PATH_MARK} on the critical path`] : []),
    ...wordsOn(hidden),
  ]
  return wrapParts(parts, terminal.width - MARKS_WIDTH)
}
