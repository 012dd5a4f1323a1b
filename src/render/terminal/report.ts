import { LOST_HERE, NO_LOSSES } from '../../model/report/losses.ts'
import { shownResultOf } from '../../model/report/gate.ts'
import type { Findings } from '../findings/findings.ts'
import { needsSection, sectionOf, terminalSections } from '../sections/sections.ts'
import { PLAIN } from '../text/inline.ts'
import { safeLine } from '../text/markdown.ts'
import { terminalFailures } from './failures.ts'
import { inlineFor, paint, paintIcon, type Terminal } from './style.ts'
import { terminalSkips, terminalTimeline } from './timeline.ts'
import { wrapParts, wrapWords } from './wrap.ts'
import { writeItem, terminalSection } from './write-section.ts'

/** Minimum width in columns; lines are at least this wide, even if the terminal is narrower. */
const MIN_WIDTH = 20

/**
 * Renders the report for a terminal: the result first, then what failed and why, what ran when, and
 * what took long. Only lines with a URL are wider than the terminal. A program gets no timeline.
 */
export function renderTerminal(findings: Findings, terminal: Terminal, losses = NO_LOSSES): string {
  const { report } = findings
  const drawn = { ...terminal, width: Math.max(MIN_WIDTH, terminal.width) }
  const keep = (part: `the ${string}`, lines: () => readonly string[]) =>
    losses.keep(part, lines, [LOST_HERE])
  const sectionsAt = (position: 'above' | 'below') =>
    terminalSections(report.kind, position).map((name) =>
      keep(`the section ${name}`, () => terminalSection(sectionOf(name, report, PLAIN), drawn)),
    )
  return [
    keep('the opening', () => renderOpening(findings, drawn)),
    keep('the section failures', () => terminalFailures(findings, drawn)),
    keep('the section of `needs`', () => terminalSection(needsSection(report, PLAIN), drawn)),
    ...sectionsAt('above'),
    drawn.width === Infinity
      ? []
      : keep('the section timeline', () => terminalTimeline(report, drawn)),
    keep('the skipped jobs', () => terminalSkips(report, drawn)),
    ...sectionsAt('below'),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** Renders the headline, and below it the origin, the totals, and slow or flaky jobs. */
function renderOpening(findings: Findings, terminal: Terminal): string[] {
  const { report, repository, page, headline } = findings
  const room = terminal.width - 2
  const [first = '', ...others] = wrapWords(headline(), room)
  const { origin, totals, waits, advice, overBudget, lines } = findings.overview(
    inlineFor(terminal),
  )
  return [
    `${paintIcon(shownResultOf(report), terminal)} ${paint('title', first, terminal)}`,
    ...others.map((line) => `  ${paint('title', line, terminal)}`),
    ...[...waits, ...advice].flatMap((line) => wrapWords(line, room)).map((line) => `  ${line}`),
    ...wrapParts([safeLine(repository), ...origin], room).map((line) => `  ${line}`),
    ...wrapParts(totals, room).map((line) => `  ${line}`),
    ...[...overBudget, ...lines].flatMap((line) => writeItem(line, terminal)),
    `  ${paint('faint', page, terminal)}`,
  ]
}
