import type { RunDiff } from '../../model/run-diff.ts'
import { MIN_WIDTH } from '../terminal/report.ts'
import { paint, type Terminal } from '../terminal/style.ts'
import { wrapWords } from '../terminal/wrap.ts'
import { writeSection } from '../terminal/write-section.ts'
import { PLAIN } from '../text/inline.ts'
import { diffHeadline, diffOrigins } from './headline.ts'
import { diffSections } from './sections.ts'

/** Renders the comparison of two runs for a terminal. Only lines with a URL are wider. */
export function renderDiffTerminal(diff: RunDiff, terminal: Terminal): string {
  const drawn = { ...terminal, width: Math.max(MIN_WIDTH, terminal.width) }
  return [
    renderOpening(diff, drawn),
    ...diffSections(diff, PLAIN).map((section) => writeSection(section, drawn)),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function renderOpening(diff: RunDiff, terminal: Terminal): string[] {
  const urls = [diff.before.run.url, diff.after.run.url]
  return [
    ...wrapWords(diffHeadline(diff), terminal.width).map((line) => paint('title', line, terminal)),
    ...diffOrigins(diff, PLAIN).flatMap((line, index) => [
      ...wrapWords(line, terminal.width - 2).map((part) => `  ${part}`),
      `  ${paint('faint', urls[index] ?? '', terminal)}`,
    ]),
  ]
}
