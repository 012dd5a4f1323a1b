import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { needsSection } from '../sections/needs.ts'
import { notesOf } from '../sections/notes.ts'
import { COMMIT_SECTIONS, RUN_SECTIONS } from '../sections/sections.ts'
import { PLAIN } from '../text/inline.ts'
import { renderFailures } from './failures.ts'
import { renderNotes } from './notes.ts'
import { renderOpening } from './opening.ts'
import type { Terminal } from './style.ts'
import { renderTimeline } from './timeline.ts'
import { writeSection } from './write-section.ts'

/** Minimum width in columns; lines are at least this wide, even if the terminal is narrower. */
export const MIN_WIDTH = 20

/**
 * Renders the report for a terminal: the result first, then what failed and why, what ran when, and
 * what took long. Only lines with a URL are wider than the terminal.
 */
export function renderTerminal(report: Report | CommitReport, terminal: Terminal): string {
  const drawn = { ...terminal, width: Math.max(MIN_WIDTH, terminal.width) }
  const { above, below } = sectionsOf(report)
  return [
    renderOpening(report, drawn),
    renderFailures(report, drawn),
    ...above.map((section) => writeSection(section, drawn)),
    renderTimeline(report, drawn),
    ...below.map((section) => writeSection(section, drawn)),
    renderNotes(notesOf(report), drawn),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** Returns the sections above and below the timeline, which are fewer than those of the summary. */
function sectionsOf(report: Report | CommitReport) {
  if ('runs' in report) {
    const names = ['required-checks', 'over-budget', 'runs'] as const
    return { above: names.map((name) => COMMIT_SECTIONS[name](report, PLAIN)), below: [] }
  }
  return {
    above: [needsSection(report, PLAIN), RUN_SECTIONS['over-budget'](report, PLAIN)],
    below: (['critical-path', 'suggestions', 'slowest-steps'] as const).map((name) =>
      RUN_SECTIONS[name](report, PLAIN),
    ),
  }
}
