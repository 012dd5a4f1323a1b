import type { FailureJson } from '../../report-json/shapes/failure.ts'
import type { JobJson } from '../../report-json/shapes/job.ts'
import { Link } from '../elements/link.tsx'
import { List } from '../elements/list.tsx'

const MAX_JOBS = 12

interface FailedJobsProps {
  readonly failures: readonly FailureJson[]
  /** By id. */
  readonly jobs: ReadonlyMap<number, JobJson>
  /** What the reader has just read. */
  readonly title: string
}

/** The jobs of a cause, with the step of each, or with the step of all before them. */
export function FailedJobs({ failures, jobs, title }: FailedJobsProps) {
  const steps = new Set(failures.map(({ step }) => step))
  const [common] = steps.size === 1 ? steps : []
  return (
    <p>
      {common != null && common !== title && (
        <>
          <bdi>{common}</bdi> in{' '}
        </>
      )}
      <List
        max={MAX_JOBS}
        items={failures.map(({ jobId, job, stepNumber, step, reason }) => (
          <>
            <Link url={jobs.get(jobId)?.url} step={stepNumber}>
              <bdi>{job}</bdi>
            </Link>
            {steps.size > 1 && step !== null && <bdi> at {step}</bdi>}
            {reason !== null && reason !== title && <bdi class="muted"> ({reason})</bdi>}
          </>
        ))}
      />
    </p>
  )
}
