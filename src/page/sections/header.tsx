import type { ReportJson } from '../../report-json/shapes/report.ts'
import { plural, UNKNOWN } from '../../render/text/units.ts'
import { PageHeader } from '../elements/page-header.tsx'
import { countLabel, outcomeLabel, secondsLabel } from '../view/labels.ts'
import { minutesTiles } from '../view/minutes.ts'

export function Header({ report }: { readonly report: ReportJson }) {
  const { run, conclusion, waiting, jobsTotal } = report
  return (
    <PageHeader
      crumbs={[
        <bdi>{report.repository}</bdi>,
        run.branch && <bdi>{run.branch}</bdi>,
        run.commit && <code>{run.commit.slice(0, 7)}</code>,
        run.event,
        run.actor && <bdi>{run.actor}</bdi>,
        run.attempt !== null && run.attempt > 1 ? `attempt ${run.attempt}` : null,
      ]}
      outcome={conclusion}
      verdict={outcomeLabel(conclusion)}
      url={run.url}
      title={
        <>
          <bdi>{run.workflow ?? `Run ${run.id}`}</bdi>
          {run.number !== null && <span class="muted"> #{run.number}</span>}
        </>
      }
      tiles={[
        ['Duration', secondsLabel(report.durationSeconds), durationNote(report)],
        ['Jobs', countLabel(jobsTotal), countsNote(report)],
        [
          report.criticalPathSoFar ? 'Critical path so far' : 'Critical path',
          pathLength(report),
          pathNote(report),
        ],
        [
          'Waited for runners',
          secondsLabel(report.queueSeconds),
          `longest ${secondsLabel(waiting.longestQueueSeconds)}`,
        ],
        [
          'In parallel',
          countLabel(waiting.peakJobs),
          `${secondsLabel(report.executionSeconds)} of work`,
        ],
        ...minutesTiles([report]),
      ]}
    >
      {run.title !== null && <p dir="auto">{run.title}</p>}
    </PageHeader>
  )
}

function durationNote({ history }: ReportJson): string {
  return history?.duration == null
    ? 'start to last completion'
    : `median of earlier runs ${secondsLabel(history.duration.medianSeconds)}`
}

function countsNote({ counts, jobs, jobsUnfinished }: ReportJson): string {
  const parts = Object.entries(counts).map(
    ([outcome, count]) => `${countLabel(count)} ${outcomeLabel(outcome)}`,
  )
  if (jobsUnfinished) parts.push(`${countLabel(jobsUnfinished)} unfinished`)
  if (jobs.some(({ current, outcome }) => current && outcome === null)) {
    parts.push('1 running (this report)')
  }
  return parts.join(', ')
}

function pathLength({ criticalPath }: ReportJson): string {
  return criticalPath.length === 0 ? UNKNOWN : plural(criticalPath.length, 'job')
}

function pathNote({ criticalPath }: ReportJson): string {
  const [longest] = criticalPath.toSorted(
    (a, b) => (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0),
  )
  if (longest === undefined) return 'unknown'
  return `longest ${secondsLabel(longest.durationSeconds)}: ${longest.job}`
}
