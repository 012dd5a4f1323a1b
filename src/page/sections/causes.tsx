import type { CauseJson } from '../../render/json/causes.ts'
import type { FailureJson } from '../../render/json/failures.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { plural } from '../../render/text/units.ts'
import { Link } from './link.tsx'
import { StatusIcon } from './status-icon.tsx'

const MAX_JOBS = 8

const VERDICTS: Readonly<Record<CauseJson['verdict'], string>> = {
  new: 'new',
  known: 'known on the base branch',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: 'not compared',
}

/** What failed and why: one entry for each cause. */
export function Causes({ report }: { readonly report: ReportJson }) {
  if (report.causes.length === 0) return null
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">
        {report.causes.length === 1 ? 'What failed' : `What failed: ${report.causes.length} causes`}
      </h2>
      {report.causes.map((cause, index) => (
        <Cause key={index} cause={cause} report={report} />
      ))}
    </section>
  )
}

function Cause({ cause, report }: { readonly cause: CauseJson; readonly report: ReportJson }) {
  const failures = report.failures.filter(({ jobId }) => cause.jobIds.includes(jobId))
  const [first] = failures
  const consequences = report.jobs.filter(({ id }) => cause.consequences.includes(id))
  return (
    <article class="cause">
      <h3>
        <StatusIcon outcome={first?.kind === 'cancelled' ? 'cancelled' : 'failure'} />
        <span dir="auto">
          {cause.message ?? first?.reason ?? first?.step ?? cause.kind.replaceAll('-', ' ')}
        </span>
        {cause.verdict !== 'unknown' && (
          <span class={`tag verdict-${cause.verdict}`}>{VERDICTS[cause.verdict]}</span>
        )}
      </h3>
      <ul class="jobs-of-cause">
        {failures.slice(0, MAX_JOBS).map((failure) => (
          <li key={failure.jobId}>
            <FailedJob failure={failure} report={report} />
          </li>
        ))}
        {failures.length > MAX_JOBS && <li class="muted">and {failures.length - MAX_JOBS} more</li>}
      </ul>
      {first !== undefined && first.log.length > 0 && <Log lines={first.log} job={first.job} />}
      {first?.otherLogs.map(({ stepNumber, step, log }) => (
        <details key={stepNumber}>
          <summary>
            <bdi>{step}</bdi>
          </summary>
          <Log lines={log} job={step} />
        </details>
      ))}
      {cause.evidence.length > 0 && (
        <p class="muted">
          {cause.evidence.map(({ url, runNumber, job, branch, outcome }, index) => (
            <span key={index}>
              {index > 0 && ', '}
              <Link url={url}>
                run {runNumber ?? ''} <bdi>{job}</bdi>
              </Link>
              {branch !== null && (
                <>
                  {' '}
                  on <bdi>{branch}</bdi>
                </>
              )}{' '}
              {outcome}
            </span>
          ))}
        </p>
      )}
      {cause.redSince !== null && (
        <p>
          Red since{' '}
          <Link url={cause.redSince.run.url}>
            run {cause.redSince.run.runNumber ?? cause.redSince.run.runId}
          </Link>
          {cause.redSince.commits.length > 0 && (
            <>
              : {plural(cause.redSince.commitsTotal ?? cause.redSince.commits.length, 'commit')}{' '}
              since the last green run
            </>
          )}
        </p>
      )}
      {consequences.length > 0 && (
        <p class="muted">
          {plural(consequences.length, 'job')} did not pass because of it:{' '}
          {consequences.slice(0, MAX_JOBS).map(({ id, name, url }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link url={url}>
                <bdi>{name}</bdi>
              </Link>
            </span>
          ))}
          {consequences.length > MAX_JOBS && ` and ${consequences.length - MAX_JOBS} more`}
        </p>
      )}
    </article>
  )
}

function FailedJob({
  failure,
  report,
}: {
  readonly failure: FailureJson
  readonly report: ReportJson
}) {
  const url = report.jobs.find(({ id }) => id === failure.jobId)?.url
  const stepUrl =
    url !== undefined && failure.stepNumber !== null ? `${url}#step:${failure.stepNumber}:1` : url
  return (
    <>
      <Link url={stepUrl}>
        <bdi>{failure.job}</bdi>
      </Link>
      {failure.step !== null && (
        <>
          {' '}
          at <bdi>{failure.step}</bdi>
        </>
      )}
      {failure.reason !== null && (
        <span class="muted" dir="auto">
          {' '}
          · {failure.reason}
        </span>
      )}
    </>
  )
}

function Log({ lines, job }: { readonly lines: readonly string[]; readonly job: string }) {
  return (
    <pre class="log" tabIndex={0} role="region" aria-label={`Log of ${job}`}>
      {lines.join('\n')}
    </pre>
  )
}
