import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionCounts } from '../text/labels.ts'
import { joinTexts, plural } from '../text/units.ts'

/** Lists what the report is about: the branch, the commit and the pull request. */
export function commitOrigin(report: CommitReport, { text, code, link }: Inline): string[] {
  const { branch, commit, url, pullRequest } = report
  return [
    pullRequest && link(`pull request ${text(`#${pullRequest.number}`)}`, pullRequest.url),
    branch !== undefined && code(branch),
    link(code(commit.slice(0, 7)), url),
  ].filter((part) => part !== undefined && part !== false)
}

/** Lists the totals: `7 runs: 5 passed, 2 failed`, or `7 runs passed`, and `120 jobs`. */
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
    [
      counts === '' ? '' : text(counts),
      totals.runsUnfinished > 0 && `${totals.runsUnfinished} unfinished`,
    ],
    ', ',
  )
  const jobs = joinTexts(
    [
      totals.jobsFailed > 0 && `${totals.jobsFailed} failed`,
      totals.jobsUnfinished > 0 && `${totals.jobsUnfinished} unfinished`,
    ],
    ', ',
  )
  const all = strong(plural(totals.runsTotal, 'run'))
  const havePassed = counts === conclusionCounts([['success', totals.runsTotal]])
  return [
    havePassed ? `${all} passed` : `${all}${states === '' ? '' : `: ${states}`}`,
    `${plural(totals.jobsTotal, 'job')}${jobs === '' ? '' : `: ${jobs}`}`,
  ]
}
