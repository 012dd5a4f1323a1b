import type { ReportView, Span } from '../view/jobs.ts'
import type { Row } from '../view/rows.ts'

/** When a job on the critical path ran, and in which row. */
export interface PathStop {
  readonly ran: Span
  readonly row: number
}

/** Lists the jobs of the critical path in their rows: their own, or that of their closed group. */
export function pathStops({ path }: ReportView, rows: readonly Row[]): PathStop[] {
  return path.flatMap((job) => {
    const row = rows.findIndex((row) =>
      row.kind === 'group' ? !row.open && row.jobs.includes(job) : row.job === job,
    )
    return row < 0 || job.ran === undefined ? [] : [{ ran: job.ran, row }]
  })
}

interface PathPart {
  readonly span: Span
  /** Along a job, on to the start of the next one, or a part of the way to its row. */
  readonly kind: 'along' | 'next' | 'up' | 'down' | 'through'
}

/** Lists what a row shows of the line along each job and from its end to the start of the next. */
export function partsOf(path: readonly PathStop[], index: number): PathPart[] {
  return path.flatMap(({ ran, row }, position): PathPart[] => {
    const [, end] = ran
    const next = path[position + 1]
    const along: PathPart[] = row === index ? [{ span: ran, kind: 'along' }] : []
    if (next === undefined) return along
    const [first, last] = [Math.min(row, next.row), Math.max(row, next.row)]
    if (index < first || index > last) return along
    const [start] = next.ran
    const span: Span = [Math.min(end, start), Math.max(end, start)]
    const kind = index === first ? 'down' : index === last ? 'up' : 'through'
    return [
      ...along,
      ...(first === last ? [] : [{ span: [end, end], kind } as const]),
      ...(next.row === index ? [{ span, kind: 'next' } as const] : []),
    ]
  })
}
