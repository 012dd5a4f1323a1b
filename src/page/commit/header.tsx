import { commitConclusion, commitTitle } from '../../render/json/commit-title.ts'
import type { CommitReportJson } from '../../render/json/commit-types.ts'
import { countLabel, outcomeLabel, secondsLabel, toneOf } from '../view/labels.ts'
import { Link } from '../sections/link.tsx'
import { StatusIcon } from '../sections/status-icon.tsx'
import { Tile } from '../sections/tile.tsx'

/** What the runs of a commit did together. */
export function CommitHeader({ report }: { readonly report: CommitReportJson }) {
  const { repository, branch, pullRequest } = report
  const conclusion = commitConclusion(report)
  const outcome = conclusion === 'unfinished' ? 'in_progress' : conclusion
  return (
    <header class={`header ${toneOf(outcome)}`}>
      <p class="crumbs">
        <bdi>{repository}</bdi>
        {branch !== null && (
          <>
            {' '}
            · <bdi>{branch}</bdi>
          </>
        )}
        {pullRequest !== null && (
          <>
            {' '}
            · <Link url={report.url}>commit {report.commit.slice(0, 7)}</Link>
          </>
        )}
      </p>
      <h1>
        <StatusIcon outcome={outcome} />
        <Link url={pullRequest?.url ?? report.url}>{commitTitle(report)}</Link>{' '}
        <span class={`verdict ${toneOf(outcome)}`}>{outcomeLabel(conclusion)}</span>
      </h1>
      {!report.complete && <p class="title">Not all runs and jobs were listed.</p>}
      <dl class="tiles">
        <Tile
          name="Duration"
          value={secondsLabel(report.durationSeconds)}
          note="first run created to last completion"
        />
        <Tile
          name="Workflow runs"
          value={countLabel(report.runsTotal)}
          note={
            report.runsUnfinished === 0 ? runCounts(report) : `${report.runsUnfinished} unfinished`
          }
        />
        <Tile name="Jobs" value={countLabel(report.jobsTotal)} note={jobsNote(report)} />
        <Tile
          name="In parallel"
          value={countLabel(report.peakJobs)}
          note={`${secondsLabel(report.executionSeconds)} of work`}
        />
      </dl>
    </header>
  )
}

function runCounts({ runs }: CommitReportJson): string {
  const finished = runs.filter(({ finished }) => finished)
  return [...Map.groupBy(finished, ({ report }) => report.conclusion)]
    .map(([conclusion, list]) => `${list.length} ${outcomeLabel(conclusion)}`)
    .join(', ')
}

function jobsNote({ jobsFailed, jobsUnfinished }: CommitReportJson): string {
  const unfinished = jobsUnfinished === 0 ? '' : `, ${countLabel(jobsUnfinished)} unfinished`
  return `${countLabel(jobsFailed)} failed${unfinished}`
}
