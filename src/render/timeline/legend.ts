import { SECOND } from '../../model/time.ts'
import { iconOf } from '../text/labels.ts'
import { details, escapeHtml, singleLine, shorten } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { enclose, type Span } from './bars.ts'
import { PATH_MARK } from './gantt.ts'
import type { SegmentKind } from './segments.ts'
import type { TimelineRow } from './timeline.ts'

/** In characters. A block of code has room for 37 on a screen of 400 pixels. */
const BAR_WIDTH = 28
const MAX_NAME_LENGTH = 34

const DRAWN: Readonly<Record<SegmentKind, string>> = {
  waiting: '░',
  running: '━',
  path: '━',
  failed: '╳',
}

/**
 * Renders the timeline as text, folded away: a name and a bar for each row. The diagram shrinks with
 * the window, so on a phone its labels are too small to read.
 */
export function renderTimelineText(rows: readonly TimelineRow[]): string {
  const whole = enclose(rows.flatMap(spansOf)) ?? { from: 0, to: 0 }
  const lines = rows.flatMap((row) => [nameOf(row), `${drawBar(row, whole)} ${lengthOf(row)}`])
  const legend = `${DRAWN.waiting} waiting  ${DRAWN.running} running  ${DRAWN.failed} failed`
  const text = [...lines, '', legend].join('\n')
  return details('Timeline as text, for narrow screens', `<pre>\n${text}\n</pre>`)
}

function nameOf({ name, onPath, trouble }: TimelineRow): string {
  const marks = [
    ...(onPath ? [PATH_MARK] : []),
    ...(trouble === undefined ? [] : [iconOf(trouble.outcome ?? 'unknown')]),
  ]
  return [...marks, escapeHtml(shorten(singleLine(name), MAX_NAME_LENGTH - 3 * marks.length))].join(' ')
}

function lengthOf({ bars: { running, waiting } }: TimelineRow): string {
  const span = running ?? waiting
  return formatDuration(span && span.to - span.from)
}

function drawBar({ bars, segments }: TimelineRow, whole: Span): string {
  const column = Math.max(SECOND, whole.to - whole.from) / BAR_WIDTH
  const cells = new Array<string>(BAR_WIDTH).fill(' ')
  const draw = ({ from, to }: Span, kind: SegmentKind) => {
    const start = Math.min(BAR_WIDTH - 1, Math.round((from - whole.from) / column))
    cells.fill(DRAWN[kind], start, Math.max(start + 1, Math.round((to - whole.from) / column)))
  }
  // Between the steps that have a segment, the job runs as well.
  if (
    bars.running !== undefined &&
    segments.some(({ kind }) => kind === 'running' || kind === 'path')
  )
    draw(bars.running, 'running')
  const failedLast = segments.toSorted(
    (a, b) => Number(a.kind === 'failed') - Number(b.kind === 'failed'),
  )
  for (const segment of failedLast) draw(segment, segment.kind)
  return cells.join('')
}

function spansOf({ segments, bars }: TimelineRow): Span[] {
  return [...segments, ...(bars.running === undefined ? [] : [bars.running])]
}
