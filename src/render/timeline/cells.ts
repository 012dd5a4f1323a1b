import { SECOND } from '../../model/time.ts'
import { enclose, type Span } from './bars.ts'
import type { SegmentKind } from './segments.ts'
import type { TimelineRow } from './timeline.ts'

/** How the rows of a timeline in text are divided into cells, one per character. */
export type Grid = ReturnType<typeof gridFor>

export const DRAWN: Readonly<Record<SegmentKind, string>> = {
  waiting: '░',
  running: '━',
  path: '━',
  failed: '╳',
}

export function gridFor(rows: readonly TimelineRow[], width: number) {
  const { from, to } = enclose(
    rows.flatMap(({ segments, bars }) => [segments, bars.running ?? []].flat()),
  ) ?? { from: 0, to: 0 }
  const length = Math.max(SECOND, to - from)
  return {
    /** Of a row, in cells. */
    width,
    /** The time of the first cell. */
    from,
    /** At least a second. */
    length,
    cell: length / width,
  }
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
  const failedLast = segments.toSorted(
    (a, b) => Number(a.kind === 'failed') - Number(b.kind === 'failed'),
  )
  for (const segment of failedLast) draw(segment, segment.kind)
  return cells
}
