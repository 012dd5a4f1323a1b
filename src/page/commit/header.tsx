import { commitConclusion, commitTitle } from './title.ts'
import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import { Link } from '../elements/link.tsx'
import { PageHeader } from '../elements/page-header.tsx'
import { countLabel, outcomeLabel, secondsLabel } from '../view/labels.ts'
import { minutesTiles } from '../view/minutes.ts'

/** What the runs of a commit did together. */
export function CommitHeader({ report }: { readonly report: CommitReportJson }) {
  const { branch, pullRequest, commit, url, runs } = report
  const conclusion = commitConclusion(report)
  const duration = secondsLabel(report.durationSeconds)
  const work = `${secondsLabel(report.executionSeconds)} of work`
  return (
    <PageHeader
      crumbs={[
        <bdi>{report.repository}</bdi>,
        branch && <bdi>{branch}</bdi>,
        pullRequest && <Link url={url}>commit {commit.slice(0, 7)}</Link>,
      ]}
      outcome={conclusion === 'unfinished' ? 'in_progress' : conclusion}
      verdict={outcomeLabel(conclusion)}
      title={commitTitle(report)}
      url={pullRequest?.url ?? url}
      tiles={[
        ['Duration', duration, 'first run created to last completion'],
        ['Workflow runs', countLabel(report.runsTotal), runsNote(report)],
        ['Jobs', countLabel(report.jobsTotal), jobsNote(report)],
        ['In parallel', countLabel(report.peakJobs), work],
        ...minutesTiles(runs.map(({ report }) => report)),
      ]}
    >
      {!report.complete && <p>Not all runs and jobs were listed.</p>}
    </PageHeader>
  )
}

function runsNote({ runs, runsUnfinished }: CommitReportJson): string {
  if (runsUnfinished > 0) return `${runsUnfinished} unfinished`
  const finished = runs.filter(({ finished }) => finished)
  return [...Map.groupBy(finished, ({ report }) => report.conclusion)]
    .map(([conclusion, list]) => `${list.length} ${outcomeLabel(conclusion)}`)
    .join(', ')
}

function jobsNote({ jobsFailed, jobsUnfinished }: CommitReportJson): string {
  const unfinished = jobsUnfinished === 0 ? '' : `, ${countLabel(jobsUnfinished)} unfinished`
  return `${countLabel(jobsFailed)} failed${unfinished}`
}
