import type { Report } from '../../model/report/report.ts'
import { renderFailures } from './failures.ts'
import { renderNotes } from './notes.ts'
import { renderOpening } from './opening.ts'
import type { Terminal } from './style.ts'
import { renderCriticalPath, renderSlowest, renderSuggestions } from './tables.ts'
import { renderTimeline } from './timeline.ts'

const SECTIONS = [
  renderOpening,
  renderFailures,
  renderTimeline,
  renderCriticalPath,
  renderSuggestions,
  renderSlowest,
  renderNotes,
]

/** Minimum width in columns; lines are at least this wide, even if the terminal is narrower. */
export const MIN_WIDTH = 20

/**
 * Renders the report for a terminal: the result first, then what failed and why, what ran when, and
 * what took long. Only lines with a URL are wider than the terminal.
 */
export function renderTerminal(report: Report, terminal: Terminal): string {
  return joinSections(terminal, (drawn) => SECTIONS.map((render) => render(report, drawn)))
}

/** Renders sections for a terminal of at least `MIN_WIDTH` columns; omits those without lines. */
export function joinSections(
  terminal: Terminal,
  render: (drawn: Terminal) => readonly (readonly string[])[],
): string {
  return render({ ...terminal, width: Math.max(MIN_WIDTH, terminal.width) })
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}
