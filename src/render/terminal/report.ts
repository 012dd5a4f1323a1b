import type { Report } from '../../model/report.ts'
import { renderFailures } from './failures.ts'
import { renderNotes } from './notes.ts'
import { renderOpening } from './opening.ts'
import type { Terminal } from './style.ts'
import { renderCriticalPath, renderSlowest } from './tables.ts'
import { renderTimeline } from './timeline.ts'

const SECTIONS = [
  renderOpening,
  renderFailures,
  renderTimeline,
  renderCriticalPath,
  renderSlowest,
  renderNotes,
]

/** Narrower, a table is no table any more. */
const LEAST_WIDTH = 60

/**
 * The report for a terminal: the answer first, then what failed and why, what ran when, and what
 * took long. Only addresses may be wider than the terminal.
 */
export function renderTerminal(report: Report, terminal: Terminal): string {
  const drawn = { ...terminal, width: Math.max(LEAST_WIDTH, terminal.width) }
  return SECTIONS.map((render) => render(report, drawn))
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}
