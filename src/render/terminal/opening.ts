import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { headlineOf } from '../findings/heading.ts'
import { overviewOf } from '../findings/overview.ts'
import { PLAIN } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { paint, paintIcon, type Terminal } from './style.ts'
import { wrapParts, wrapWords } from './wrap.ts'
import { writeItem } from './write-section.ts'

/** Renders the headline, and below it the origin, the totals, and slow or flaky jobs. */
export function renderOpening(report: Report | CommitReport, terminal: Terminal): string[] {
  const room = terminal.width - 2
  const [first = '', ...others] = wrapWords(headlineOf(report), room)
  const { origin, totals, lines } = overviewOf(report, PLAIN)
  const [repository, url] =
    'runs' in report
      ? [report.repository, report.pullRequest?.url ?? report.url]
      : [report.run.repository, report.run.url]
  return [
    `${paintIcon(report.conclusion, terminal)} ${paint('title', first, terminal)}`,
    ...others.map((line) => `  ${paint('title', line, terminal)}`),
    ...wrapParts([singleLine(repository), ...origin], room).map((line) => `  ${line}`),
    ...wrapParts(totals, room).map((line) => `  ${line}`),
    ...lines.flatMap((line) => writeItem(line, terminal)),
    `  ${paint('faint', url, terminal)}`,
  ]
}
