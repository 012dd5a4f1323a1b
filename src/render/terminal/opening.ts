import type { Report } from '../../model/report/report.ts'
import { headline } from '../findings/headline.ts'
import { flakyJobs, originOf, slowerJobs, totalsOf } from '../findings/overview.ts'
import { PLAIN } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { paint, paintIcon, type Terminal } from './style.ts'
import { wrapParts, wrapWords } from './wrap.ts'

/** Renders the headline, and below it the run's origin, its totals, and slow or flaky jobs. */
export function renderOpening(report: Report, terminal: Terminal): string[] {
  const { run, conclusion } = report
  const room = terminal.width - 2
  const [first = '', ...others] = wrapWords(headline(report), room)
  return [
    `${paintIcon(conclusion, terminal)} ${paint('title', first, terminal)}`,
    ...others.map((line) => `  ${paint('title', line, terminal)}`),
    ...[
      ...wrapParts([singleLine(run.repository), ...originOf(report, PLAIN)], room),
      ...wrapParts(totalsOf(report, PLAIN), room),
      ...[...slowerJobs(report, PLAIN), ...flakyJobs(report, PLAIN)].flatMap((line) =>
        wrapWords(line, room),
      ),
    ].map((line) => `  ${line}`),
    `  ${paint('faint', run.url, terminal)}`,
  ]
}
