import type { FailureJson } from '../../render/json/failures.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { Link } from './link.tsx'

const MAX_JOBS = 12

interface FailedJobsProps {
  readonly failures: readonly FailureJson[]
  readonly report: ReportJson
  /** What the reader has just read. */
  readonly title: string
}

/** The jobs of a cause, with the step of each, or with the step of all before them. */
export function FailedJobs({ failures, report, title }: FailedJobsProps) {
  const steps = new Set(failures.map(({ step }) => step))
  const [common] = steps.size === 1 ? steps : [null]
  return (
    <p>
      {common != null && common !== title && (
        <>
          <bdi>{common}</bdi> in{' '}
        </>
      )}
      {failures.slice(0, MAX_JOBS).map((failure, index) => (
        <span key={failure.jobId}>
          {index > 0 && ', '}
          <FailedJob failure={failure} report={report} withStep={steps.size > 1} />
        </span>
      ))}
      <Rest count={failures.length - MAX_JOBS} />
    </p>
  )
}

function FailedJob({
  failure,
  report,
  withStep,
}: {
  readonly failure: FailureJson
  readonly report: ReportJson
  readonly withStep: boolean
}) {
  const { jobId, stepNumber, step, job, reason } = failure
  const url = report.jobs.find(({ id }) => id === jobId)?.url
  return (
    <>
      <Link url={url !== undefined && stepNumber !== null ? `${url}#step:${stepNumber}:1` : url}>
        <bdi>{job}</bdi>
      </Link>
      {withStep && step !== null && (
        <>
          {' '}
          at <bdi>{step}</bdi>
        </>
      )}
      {reason !== null && (
        <span class="muted">
          {' '}
          (<bdi>{reason}</bdi>)
        </span>
      )}
    </>
  )
}

interface JobLinksProps {
  readonly ids: readonly number[]
  readonly report: ReportJson
}

export function JobLinks({ ids, report }: JobLinksProps) {
  const jobs = report.jobs.filter(({ id }) => ids.includes(id))
  return (
    <>
      {jobs.slice(0, MAX_JOBS).map(({ id, name, url }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link url={url}>
            <bdi>{name}</bdi>
          </Link>
        </span>
      ))}
      <Rest count={jobs.length - MAX_JOBS} />
    </>
  )
}

function Rest({ count }: { readonly count: number }) {
  return count > 0 ? <span class="muted"> and {count} more</span> : null
}
