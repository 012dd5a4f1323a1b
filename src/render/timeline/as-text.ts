import { details, escapeHtml, shorten, singleLine } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { cellsOf, DRAWN, gridFor } from './cells.ts'
import { timeOf } from './entries.ts'
import { iconsOf } from './legend.ts'
import type { TimelineRow } from './timeline.ts'

/** In characters. A block of code has room for 37 on a screen of 400 pixels. */
const BAR_WIDTH = 28
const MAX_NAME_LENGTH = 34

/**
 * Renders the timeline as text, folded away: a line with the name and one with the bar of each row, and a legend. The
 * diagram shrinks with the window, so its labels are too small to read on a phone.
 */
export function renderTimelineText(rows: readonly TimelineRow[]): string {
  const grid = gridFor(rows, BAR_WIDTH)
  const lines = rows.flatMap((row) => {
    const bar = cellsOf(row, grid).map((kind) => (kind === undefined ? ' ' : DRAWN[kind]))
    const icons = iconsOf(row)
    const name = shorten(singleLine(row.name), MAX_NAME_LENGTH - 3 * icons.length)
    return [
      [...icons, escapeHtml(name)].join(' '),
      `${bar.join('')} ${formatDuration(timeOf(row))}`,
    ]
  })
  const legend = `${DRAWN.waiting} waiting  ${DRAWN.running} running  ${DRAWN.failed} failed`
  const text = [...lines, '', legend].join('\n')
  return details('Timeline as text, for narrow screens', `<pre>\n${text}\n</pre>`)
}
