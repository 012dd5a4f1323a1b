import type { CauseJson } from '../../render/json/causes.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { FailedJobs, JobLinks } from './failed-jobs.tsx'
import { StatusIcon } from './status-icon.tsx'
import { VerdictEvidence, VerdictTag } from './verdict.tsx'

/** Further causes are folded, so that the timeline stays near. */
const MAX_CAUSES = 3

/** What failed and why: one entry for each cause. */
export function Causes({ report }: { readonly report: ReportJson }) {
  const { causes } = report
  if (causes.length === 0) return null
  const entries = causes.map((cause, index) => <Cause key={index} cause={cause} report={report} />)
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">
        What failed{causes.length > 1 && <span class="count"> {causes.length} causes</span>}
      </h2>
      {entries.slice(0, MAX_CAUSES)}
      {causes.length > MAX_CAUSES && (
        <details class="more">
          <summary>{causes.length - MAX_CAUSES} more</summary>
          {entries.slice(MAX_CAUSES)}
        </details>
      )}
    </section>
  )
}

function Cause({ cause, report }: { readonly cause: CauseJson; readonly report: ReportJson }) {
  const ids = new Set(cause.jobIds)
  const failures = report.failures.filter(({ jobId }) => ids.has(jobId))
  const [first] = failures
  const title = cause.message ?? first?.reason ?? first?.step ?? cause.kind.replaceAll('-', ' ')
  return (
    <article class="cause">
      <h3>
        <StatusIcon outcome={first?.kind === 'cancelled' ? 'cancelled' : 'failure'} />
        <span dir="auto">{title}</span>
        <VerdictTag verdict={cause.verdict} />
      </h3>
      <FailedJobs {...{ failures, report, title }} />
      {first !== undefined && first.log.length > 0 && <Log lines={first.log} of={first.job} />}
      {first?.otherLogs.map(({ stepNumber, step, log }) => (
        <details key={stepNumber}>
          <summary>
            <bdi>{step}</bdi>
          </summary>
          <Log lines={log} of={step} />
        </details>
      ))}
      <VerdictEvidence cause={cause} />
      {cause.consequences.length > 0 && (
        <p class="muted">
          Did not pass because of it: <JobLinks ids={cause.consequences} report={report} />
        </p>
      )}
    </article>
  )
}

function Log({ lines, of }: { readonly lines: readonly string[]; readonly of: string }) {
  return (
    <pre class="log" tabIndex={0} role="region" aria-label={`Log of ${of}`}>
      {lines.join('\n')}
    </pre>
  )
}
