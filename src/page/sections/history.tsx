import type { ReportJson } from '../../render/json/types.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { deltaLabel, secondsLabel } from '../view/labels.ts'
import { Spark } from './spark.tsx'

const MAX_JOBS = 12
const MAX_NAMES = 10

/** The run and its jobs compared with earlier runs, the largest changes first. */
export function History({ report: { history } }: { readonly report: ReportJson }) {
  if (history === null) return null
  const { duration, branch, newJobs, removedJobs } = history
  const change = (delta: number | null) => Math.abs(delta ?? 0)
  const jobs = history.jobs
    .toSorted(
      (a, b) =>
        Number(b.slower) - Number(a.slower) || change(b.deltaSeconds) - change(a.deltaSeconds),
    )
    .slice(0, MAX_JOBS)
  return (
    <section aria-labelledby="history">
      <h2 id="history">Compared with earlier runs</h2>
      <p class="muted">
        {plural(history.runs.length, 'successful run')} on <bdi>{branch}</bdi>, oldest first; the
        last bar is this run, the line the median.
      </p>
      <div class="table-scroll" role="group" aria-label="Comparison" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Job</th>
              <th scope="col">Runs</th>
              <th scope="col" class="numeric">
                Median
              </th>
              <th scope="col" class="numeric">
                This run
              </th>
              <th scope="col" class="numeric">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {duration !== null && <Line name="Whole run" comparison={duration} />}
            {jobs.map((job) => (
              <Line key={job.jobId} name={job.job} comparison={job} />
            ))}
          </tbody>
        </table>
      </div>
      {newJobs.length > 0 && (
        <p>
          New jobs: <bdi>{enumerate(newJobs, MAX_NAMES)}</bdi>
        </p>
      )}
      {removedJobs.length > 0 && (
        <p>
          No longer there: <bdi>{enumerate(removedJobs, MAX_NAMES)}</bdi>
        </p>
      )}
    </section>
  )
}

function Line({
  name,
  comparison,
}: {
  readonly name: string
  readonly comparison: Parameters<typeof Spark>[0]['comparison']
}) {
  const { seconds, usualSeconds, deltaSeconds, slower } = comparison
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <Spark comparison={comparison} />
      </td>
      <td class="numeric">{secondsLabel(usualSeconds)}</td>
      <td class="numeric">{secondsLabel(seconds)}</td>
      <td class="numeric">
        {deltaSeconds === null ? (
          '–'
        ) : (
          <span class={slower ? 'slower' : undefined}>
            {deltaLabel(deltaSeconds * 1_000)}
            {slower && ', slower'}
          </span>
        )}
      </td>
    </tr>
  )
}
