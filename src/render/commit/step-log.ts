import type { CommitReport } from '../../model/report/commit-report.ts'
import { conclusionStatus, iconOf } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { commitHeadline } from './headline.ts'
import { allNotes } from './overview.ts'

/** Renders the report in a few lines for the log of the step; none starts with untrusted text. */
export function renderCommitLog(report: CommitReport): string[] {
  return [
    `${iconOf(report.conclusion)} ${commitHeadline(report)}`,
    ...report.runs.map(({ label, finished, report: { conclusion, totals } }) => {
      const status = finished ? conclusionStatus(conclusion) : '⏳ unfinished'
      const ran = totals.wall === undefined ? '' : `, took ${formatDuration(totals.wall)}`
      return `${status}: ${singleLine(label)}${ran}`
    }),
    ...allNotes(report)
      .filter(({ severity }) => severity === 'notice')
      .map(({ text }) => `Note: ${singleLine(text)}`),
  ]
}
