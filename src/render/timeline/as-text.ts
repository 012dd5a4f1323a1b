import { type Span } from '../../model/report/job-times.ts'
import { sortBy } from '../../model/some.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { details, escapeHtml, shorten, safeLine } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { chartSpan, lengthOf } from './bars.ts'
import { entryDuration } from './entries.ts'
import { iconsOf } from './legend.ts'
import type { SegmentKind } from './segments.ts'
import type { TimelineRow } from './timeline.ts'

/** Width in characters. A block of code has room for 37 on a screen of 400 pixels. */
const BAR_WIDTH = 28
const MAX_NAME_LENGTH = 34

export const DRAWN: Readonly<Record<SegmentKind, string>> = {
  waiting: '░',
  running: '━',
  path: '━',
  failed: '╳',
}

/**
 * Renders the timeline as text, folded away: a line with the name and one with the bar of each row, and a legend. The
 * diagram shrinks with the window, so its labels are too small to read on a phone.
 */
export function renderTimelineText(rows: readonly TimelineRow[]): string {
  const grid = gridFor(rows, BAR_WIDTH)
  const lines = rows.flatMap((row) => {
    const bar = cellsOf(row, grid).map((kind) => (kind === undefined ? ' ' : DRAWN[kind]))
    const icons = iconsOf(row)
    const name = shorten(safeLine(row.name), MAX_NAME_LENGTH - 3 * icons.length)
    return [
      [...icons, escapeHtml(name)].join(' '),
      `${bar.join('')} ${formatDuration(entryDuration(row))}`,
    ]
  })
  const legend = `${DRAWN.waiting} waiting  ${DRAWN.running} running  ${DRAWN.failed} failed`
  const text = [...lines, '', legend].join('\n')
  return details('Timeline as text, for narrow screens', `<pre>\n${text}\n</pre>`)
}

/** Cells into which the rows of a timeline in text are divided, one per character. */
interface Grid {
  /** Width of a row, in cells. */
  readonly width: number
  /** The time of the first cell. */
  readonly from: Instant
  /** Length of the row, at least a second. */
  readonly length: Milliseconds
  readonly cell: Milliseconds
}

export function gridFor(rows: readonly TimelineRow[], width: number): Grid {
  const whole = chartSpan(
    rows.flatMap(({ segments, bars }) => [segments, bars.running ?? []].flat()),
  )
  const length = lengthOf(whole)
  return { width, from: whole.from, length, cell: length / width }
}

/** Returns what each cell of a row shows; `undefined` if the job neither waited nor ran then. */
export function cellsOf(
  { bars, onPath, segments }: TimelineRow,
  { width, from: origin, cell }: Grid,
): (SegmentKind | undefined)[] {
  const cells = new Array<SegmentKind | undefined>(width).fill(undefined)
  const draw = ({ from, to }: Span, kind: SegmentKind) => {
    const start = Math.min(width - 1, Math.round((from - origin) / cell))
    cells.fill(kind, start, Math.max(start + 1, Math.round((to - origin) / cell)))
  }
  // Segments are only the long steps; the job also runs between them.
  if (bars.running !== undefined && segments.some(({ kind }) => kind !== 'waiting'))
    draw(bars.running, onPath ? 'path' : 'running')
  const failedLast = sortBy(segments, ({ kind }) => (kind === 'failed' ? 1 : 0))
  for (const segment of failedLast) draw(segment, segment.kind)
  return cells
}
