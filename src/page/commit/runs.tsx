import type { CommitReportJson } from '../../render/json/commit-types.ts'
import { countLabel, outcomeLabel, secondsLabel } from '../view/labels.ts'
import { Link } from '../sections/link.tsx'
import { StatusIcon } from '../sections/status-icon.tsx'

type CommitRun = CommitReportJson['runs'][number]

/** The workflow runs of a commit, the worst first, also those without a job. */
export function CommitRuns({ runs }: { readonly runs: readonly CommitRun[] }) {
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Workflow runs</h2>
      <div class="table-scroll" role="group" aria-label="Workflow runs" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Run</th>
              <th scope="col">Event</th>
              <th scope="col" class="numeric">
                Jobs
              </th>
              <th scope="col" class="numeric">
                Duration
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ label, finished, current, report }) => (
              <tr key={report.run.id}>
                <td>
                  <span class="status">
                    <StatusIcon outcome={report.conclusion} /> {outcomeLabel(report.conclusion)}
                    {current ? ', this run' : finished ? '' : ', unfinished'}
                  </span>
                </td>
                <th scope="row">
                  <Link url={report.run.url}>
                    <bdi>{label}</bdi>
                    {report.run.number !== null && <span class="muted"> #{report.run.number}</span>}
                  </Link>
                  {report.run.attempt !== null && report.run.attempt > 1 && (
                    <span class="muted"> attempt {report.run.attempt}</span>
                  )}
                </th>
                <td>{report.run.event ?? '–'}</td>
                <td class="numeric">
                  {report.jobsTotal === null ? '–' : countLabel(report.jobsTotal)}
                </td>
                <td class="numeric">{secondsLabel(report.durationSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
