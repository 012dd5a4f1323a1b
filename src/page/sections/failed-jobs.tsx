import type { FailureJson } from '../../render/json/failures.ts'
import type { JobJson } from '../../render/json/types.ts'
import { Link } from './link.tsx'

const MAX_JOBS = 12

interface FailedJobsProps {
  readonly failures: readonly FailureJson[]
  readonly jobs: readonly JobJson[]
  /** What the reader has just read. */
  readonly title: string
}

/** The jobs of a cause, with the step of each, or with the step of all before them. */
export function FailedJobs({ failures, jobs, title }: FailedJobsProps) {
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
          <FailedJob failure={failure} jobs={jobs} withStep={steps.size > 1} />
        </span>
      ))}
      <Rest count={failures.length - MAX_JOBS} />
    </p>
  )
}

function FailedJob({
  failure,
  jobs,
  withStep,
}: {
  readonly failure: FailureJson
  readonly jobs: readonly JobJson[]
  readonly withStep: boolean
}) {
  const { jobId, stepNumber, step, job, reason } = failure
  const url = jobs.find(({ id }) => id === jobId)?.url
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
  readonly jobs: readonly JobJson[]
}

export function JobLinks({ ids, jobs: all }: JobLinksProps) {
  const jobs = all.filter(({ id }) => ids.includes(id))
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
