import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionCounts } from '../text/labels.ts'
import { formatDuration, joinTexts, plural } from '../text/units.ts'

/** Lists what the report is about: the branch, the commit and the pull request. */
export function commitOrigin(report: CommitReport, { text, code, link }: Inline): string[] {
  const { branch, commit, url, pullRequest } = report
  return [
    pullRequest && link(`pull request ${text(`#${pullRequest.number}`)}`, pullRequest.url),
    branch !== undefined && code(branch),
    link(code(commit.slice(0, 7)), url),
  ].filter((part) => part !== undefined && part !== false)
}

/** Lists the totals: `7 runs: 5 passed, 2 failed`, `120 jobs`, the time of the runners, ... */
export function commitTotalsText(
  { runs, totals }: CommitReport,
  { text, strong }: Inline,
): string[] {
  const counts = conclusionCounts(
    [
      ...Map.groupBy(
        runs.filter(({ finished }) => finished),
        ({ report }) => report.conclusion,
      ),
    ].map(([conclusion, { length }]) => [conclusion, length]),
  )
  const states = joinTexts(
    [text(counts), totals.unfinishedRuns > 0 && `${totals.unfinishedRuns} unfinished`],
    ', ',
  )
  const jobs = joinTexts(
    [
      totals.failed > 0 && `${totals.failed} failed`,
      totals.unfinished > 0 && `${totals.unfinished} unfinished`,
    ],
    ', ',
  )
  const { execution, peak } = totals
  return [
    `${strong(plural(totals.runs, 'run'))}${states === '' ? '' : `: ${states}`}`,
    `${plural(totals.jobs, 'job')}${jobs === '' ? '' : `: ${jobs}`}`,
    execution !== undefined && `${formatDuration(execution)} of runner time`,
    peak > 1 && `at most ${peak} jobs at the same time`,
  ].filter((part) => part !== false)
}
